using Microsoft.AspNetCore.Components;
using NodaTime;
using Throughline.App.Design;
using Throughline.Businesses;

namespace Throughline.App.Features.Business;

/// <summary>What the pages about who the business is share.</summary>
public abstract class WhoPage : BookPage
{
    private protected const string Url = "/who-we-are";

    private const string Stale = "Somebody else changed this while you were typing. What you typed still stands below and is not saved. "
        + "If you save now, yours takes its place.";

    [Inject] private protected TimeProvider Clock { get; set; } = null!;

    private protected WhoWeAre Who { get; private set; } = WhoWeAre.Empty;

    /// <summary>What was typed and refused; null where nothing was.</summary>
    private protected WhoForm? Refused { get; private set; }

    private protected LocalDate Today => Instant.FromDateTimeOffset(Clock.GetUtcNow()).InZone(Access.Zone).Date;

    protected override void OnInitialized() => Who = Books.WhoWeAreOf(Access.WorkspaceId);

    /// <summary>Keeps what was answered and goes on, or says what keeps it from that.</summary>
    private protected async Task SaveAsync(string next)
    {
        var form = WhoForm.Read(Context.Request.Form);
        form.Check(Errors);
        var saved = Errors.Any ? default : await Books.ChangeAsync(Access.Actor, form.Apply);
        if (saved.Key is not null)
        {
            Context.SayNext("Saved.");
            Navigation.NavigateTo(next);
            return;
        }
        Refused = form;
        Errors.AddIf(saved.IsStale, "", Stale);
        if (saved.IsStale) Who = Books.WhoWeAreOf(Access.WorkspaceId);
        Context.Response.StatusCode = saved.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
    }
}
