using System.Globalization;
using Microsoft.AspNetCore.Components;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
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

    private protected bool MayChange => Access.May(Permission.EditJourneys);

    /// <summary>Where journeys name what is in the book; read when first asked for.</summary>
    private protected BookUses Uses => _uses ??= BookUses.Of(Database, Access.WorkspaceId);

    /// <summary>Which change of an entry the page shows, for the field "seen" of its form; null for one that is new.</summary>
    private protected long? Seen(BookKind kind, string? key) => key is null ? null : Books.Revision(Access.WorkspaceId, kind, key);

    /// <summary>Saves unless the check found something wrong; then the list of all opens and says so.</summary>
    /// <param name="save">Told the revision that the form was made from.</param>
    private protected async Task SaveAsync(BookArea area, string said, Func<long?, Task<BookSaved>> save)
    {
        var saved = Errors.Any ? default : await save(long.TryParse(Context.Request.Form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null);
        if (saved.Key is not null)
        {
            Context.SayNext(said);
            Navigation.NavigateTo(area.Url);
            return;
        }
        Errors.AddIf(saved.IsStale, "", "Somebody else changed this while you were typing. What you typed still stands below and is not saved yet. Open this page once more beside it to see theirs; if you save now, yours takes its place.");
        Errors.AddIf(!Errors.Any, "", $"The book holds {Books.MostEntries} of these already, which is the most it can. Remove one that you no longer need.");
        Context.Response.StatusCode = saved.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
    }
}
