using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Public;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Languages;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Looks;

/// <summary>What a look makes of a page for customers, before it is kept; and the look before the last change, put back.</summary>
internal static class LookEndpoints
{
    private const string Heading = "Half an hour that you get back";
    private const string Text = "Tell us where to reach you. We ring within a day, look at it together, and say what it would cost.";

    public static void MapLooks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/settings/look/form", (string? shade, LibraryFiles files, WorkspaceAccess access, HttpContext context) =>
            ShowForm(Worn(access, files, context, shade), context)).Needs(Permission.ManageSettings);
        app.MapGet("/settings/look/letter", (string? shade, LibraryFiles files, WorkspaceAccess access, HttpContext context) =>
            LookLetter.Show(Worn(access, files, context, shade), context)).Needs(Permission.ManageSettings);
        app.MapPost("/settings/look/undo", async (Workspaces store, WorkspaceAccess access, HttpContext context) =>
        {
            if (access.Load().Settings.LookBefore is null) return Results.NotFound();
            await store.ChangeAsync(access.Actor, "settings.look", settings => settings.LookBefore is not { } before ? settings
                : settings with { Look = before, LookBefore = settings.Look });
            context.SayNext("It looks as it did before.");
            return Results.LocalRedirect("/settings/look");
        }).Needs(Permission.ManageSettings);
    }

    private static PublicFace Worn(WorkspaceAccess access, LibraryFiles files, HttpContext context, string? shade)
    {
        var workspace = access.Load();
        LibraryFile? Picture(string key) => files.Find(access.WorkspaceId, key);
        var settings = LookForm.Read(context.Request.Query) is { } form ? workspace.Settings with { Look = form.ToLook(Picture) }
            : workspace.Settings;
        return PublicFace.Of(settings, workspace.Name) with { Shade = shade == "dark" ? Shade.Dark : Shade.Light, Frame = "'self'" };
    }

    private static IResult ShowForm(PublicFace face, HttpContext context)
    {
        PublicFace.Set(context, face);
        var words = FormPage.Unset with { Heading = Heading, Text = Text, Button = "Ring me" };
        var way = new EntryPoint("sample", null, null, 0) { Page = words };
        var door = new FormDoor(face.Look.Business, new FormSays(face.Look.Business, way, ""), PublicWords.English, face);
        return FormEndpoints.Page(context, new FormView(door, ""));
    }
}
