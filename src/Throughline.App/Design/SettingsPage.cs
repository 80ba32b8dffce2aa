using Microsoft.AspNetCore.Components;
using Throughline.App.Access;
using Throughline.Runtime.Storage;

namespace Throughline.App.Design;

/// <summary>What the pages with one form of settings share: what is wrong is said and what was typed stays; what is right is saved, audited and said.</summary>
public abstract class SettingsPage : ComponentBase
{
    [CascadingParameter] public HttpContext Context { get; set; } = null!;
    [Inject] private protected WorkspaceAccess Access { get; set; } = null!;
    [Inject] private protected Workspaces Store { get; set; } = null!;
    [Inject] private protected NavigationManager Navigation { get; set; } = null!;

    private protected FormErrors Errors { get; } = new();

    /// <summary>Runs <paramref name="save"/> unless the form's check found something wrong, then opens the page anew.</summary>
    private protected async Task SaveAsync(string said, Func<Task> save)
    {
        if (Errors.Any)
        {
            Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }
        await save();
        Context.SayNext(said);
        Navigation.NavigateTo(Context.Request.Path);
    }
}
