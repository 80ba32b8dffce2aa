using Microsoft.AspNetCore.Components;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Business;

/// <summary>What the pages of the business's book share.</summary>
public abstract class BookPage : ComponentBase
{
    private BookUses? _uses;

    [CascadingParameter] public HttpContext Context { get; set; } = null!;
    [Inject] private protected WorkspaceAccess Access { get; set; } = null!;
    [Inject] private protected Books Books { get; set; } = null!;
    [Inject] private protected Database Database { get; set; } = null!;
    [Inject] private protected NavigationManager Navigation { get; set; } = null!;

    private protected FormErrors Errors { get; } = new();

    /// <summary>Where journeys name what is in the book; read when first asked for.</summary>
    private protected BookUses Uses => _uses ??= BookUses.Of(Database, Access.WorkspaceId);

    /// <summary>Saves unless the check found something wrong; then the list of all opens and says so.</summary>
    private protected async Task SaveAsync(BookArea area, string said, Func<Task<string?>> save)
    {
        if (!Errors.Any && await save() is not null)
        {
            Context.SayNext(said);
            Navigation.NavigateTo(area.Url);
            return;
        }
        Errors.AddIf(!Errors.Any, "", $"The book holds {Books.MostEntries} of these already, which is the most it can. Remove one that you no longer need.");
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
