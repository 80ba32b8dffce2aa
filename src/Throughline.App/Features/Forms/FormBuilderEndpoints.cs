using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Features.Stepping;
using Throughline.App.Public;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Forms;

/// <summary>Parts of the page on which a form is made, the page it makes, and the websites that may show it.</summary>
internal static class FormBuilderEndpoints
{
    private const int MostSites = 20;
    private const int LongestSite = 200;

    public static void MapFormBuilder(this IEndpointRouteBuilder app)
    {
        var form = app.MapGroup("/journeys/{key}/ways/{id}/form");
        form.MapGet("/parts", Parts).Needs(Permission.SeeJourneys);
        form.MapGet("/preview", Preview).Needs(Permission.SeeJourneys);
        form.MapGet("/page", Page).Needs(Permission.SeeJourneys);
        form.MapGet("/qr.png", (string key, string id, DraftStore drafts, ServerAddress server, WorkspaceAccess access) =>
            AddressOf(key, id, drafts, server, access) is { } address ? Results.Bytes(QrPicture.Png(address), "image/png")
                : Results.NotFound()).Needs(Permission.SeeJourneys);
        form.MapGet("/qr.svg", (string key, string id, DraftStore drafts, ServerAddress server, WorkspaceAccess access) =>
            AddressOf(key, id, drafts, server, access) is { } address ? Results.Text(QrPicture.Svg(address, address), "image/svg+xml")
                : Results.NotFound()).Needs(Permission.SeeJourneys);
        form.MapPost("/sites", SaveSitesAsync).Needs(Permission.ManageSettings);
    }

    /// <summary>Where people find the form; null where the way in has none.</summary>
    private static string? AddressOf(string key, string id, DraftStore drafts, ServerAddress server, WorkspaceAccess access) =>
        drafts.Open(access.WorkspaceId, key)?.Document.Text($"entryPoints[#{id}].form")?.Trim() is { Length: > 0 } form
            ? EntryPointGuide.FormAddress(server, access.WorkspaceId, form) : null;

    private static IResult Parts(string key, string id, StepViews steps, WorkspaceAccess access) =>
        steps.Road(access, key) is { } view && view.Document.Ids("entryPoints").Contains(id)
            ? new RazorComponentResult<FormParts>(new { Id = id, View = view }) : Results.NotFound();

    private static IResult Preview(string key, string id, DraftStore drafts, WorkspaceAccess access) =>
        drafts.Open(access.WorkspaceId, key) is { } open && open.Document.Ids("entryPoints").Contains(id)
            ? new RazorComponentResult<FormPreview>(new { Id = id, Open = open }) : Results.NotFound();

    private static IResult Page(string key, string id, DraftStore drafts, WorkspaceAccess access, HttpContext context)
    {
        var doors = context.RequestServices.GetRequiredService<FormDoors>();
        if (drafts.Open(access.WorkspaceId, key) is not { } open
            || open.Document.Ids("entryPoints").IndexOf(id) is not (>= 0 and var way)) return Results.NotFound();
        if (doors.OfDraft(access.WorkspaceId, open.Document.Draft, way) is not { } door) return Results.NotFound();
        PublicLanguage.Set(context, door.Language);
        var shown = door with { Face = door.Face with { Frame = "'self'" } };
        PublicFace.Set(context, shown.Face);
        return context.Request.Query.ContainsKey("sent") ? FormEndpoints.Thanks(context, shown, agreed: true)
            : FormEndpoints.Page(context, new FormView(shown, ""));
    }

    private static async Task<IResult> SaveSitesAsync(string key, string id, Workspaces workspaces, WorkspaceAccess access,
        HttpContext context)
    {
        var back = $"/journeys/{Uri.EscapeDataString(key)}/ways/{Uri.EscapeDataString(id)}/form";
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        string[] lines = form["sites"].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = lines.FirstOrDefault(line => OriginOf(line) is null);
        if (wrong is not null || lines.Length > MostSites)
        {
            context.SayNext(wrong is null ? $"Keep it to {MostSites} websites. Nothing was saved."
                : $"“{(wrong.Length > 60 ? wrong[..60] + "…" : wrong)}” is not the address of a website, such as "
                    + "https://www.example.com. Nothing was saved.");
            return Results.LocalRedirect(back);
        }
        ImmutableArray<string> sites = [.. lines.Select(line => OriginOf(line)!).Distinct(StringComparer.Ordinal)];
        await workspaces.ChangeAsync(access.Actor, "settings.form-sites", settings => settings with { FormSites = sites });
        context.SayNext(sites.IsEmpty ? "Saved. No website may show your forms." : "Saved. These websites may show your forms.");
        return Results.LocalRedirect(back);
    }

    /// <summary>Scheme, host and port of an address as a policy names them; null where it is none.</summary>
    internal static string? OriginOf(string text)
    {
        if (text.Length > LongestSite) return null;
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var address)
            && address is { Scheme: "https" or "http", UserInfo: "", Host.Length: > 0 }
            && (address.IdnHost.Contains('.', StringComparison.Ordinal) || address.IsLoopback)
            && address.IdnHost.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-')
            ? $"{address.Scheme}://{address.IdnHost}{(address.IsDefaultPort ? "" : FormattableString.Invariant($":{address.Port}"))}"
            : null;
    }
}
