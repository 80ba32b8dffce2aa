using Microsoft.AspNetCore.Http.HttpResults;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Drawings;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Mapping;

/// <summary>The part of the map that is drawn anew, and the business's own views.</summary>
internal static class MapEndpoints
{
    public static void AddMaps(this IServiceCollection services)
    {
        services.AddSingleton<MapNumbers>();
        services.AddSingleton<MapReader>();
    }

    public static void MapMaps(this IEndpointRouteBuilder app)
    {
        app.MapGet("/journeys/{key}/map/grid", Grid).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/map/rows", Rows).Needs(Permission.SeeJourneys);
        app.MapPost("/journeys/{key}/map/views", Save).Needs(Permission.EditJourneys);
        app.MapPost("/journeys/{key}/map/views/remove", Remove).Needs(Permission.EditJourneys);
    }

    private static IResult Grid(string key, string? view, string[]? row, DraftStore drafts, MapViews views, MapReader reader, WorkspaceAccess access, HttpContext context)
    {
        if (drafts.Open(access.WorkspaceId, key) is not { } open) return Results.NotFound();
        var (shown, query) = MapLook.Choose(view, row, MapLook.Views(views.List(access.WorkspaceId)));
        return new RazorComponentResult<MapGrid>(new { Sheet = reader.Read(access.WorkspaceId, open, shown.Rows, query).For(access, context.Request) });
    }

    /// <summary>The sheet as this person, in this browser, sees it.</summary>
    internal static MapSheet For(this MapSheet sheet, WorkspaceAccess access, HttpRequest request) =>
        sheet with { ReadOnly = !access.May(Permission.EditJourneys), IsCompact = MapLook.IsCompact(request), CountsBack = MapLook.CountsBack(request), Figures = access.May(Permission.SeeNumbers) ? sheet.Figures : sheet.Figures.Clear() };

    private static RedirectHttpResult Rows(string key, HttpRequest request)
    {
        var rows = MapRows.Of(Values(request, "row"));
        return TypedResults.LocalRedirect($"/journeys/{Uri.EscapeDataString(key)}/map{(rows.IsEmpty ? "" : "?" + string.Join('&', rows.Select(row => "row=" + row.Key)))}");
    }

    private static async Task<IResult> Save(string key, DraftStore drafts, MapViews views, WorkspaceAccess access, HttpContext context)
    {
        if (drafts.Open(access.WorkspaceId, key) is null) return Results.NotFound();
        var name = Values(context.Request, "name").FirstOrDefault()?.Trim() ?? "";
        var rows = MapRows.Of(Values(context.Request, "row"));
        if (Problem(name, rows.Length) is { } problem) return Say(context, key, problem, rows);
        if (!await views.SaveAsync(access.Actor, new(name, [.. rows.Select(row => row.Key)])))
            return Say(context, key, $"There are {MapViews.MostViews} views already, so this one was not kept. Remove one that nobody uses first.", rows);
        context.SayNext($"The view “{name}” is kept. Everybody in the business has it, on every journey.");
        return Results.LocalRedirect($"/journeys/{key}/map{MapLook.QueryOf(new(name, rows))}");
    }

    private static string? Problem(string name, int rows) => (name, rows) switch
    {
        ({ Length: 0 }, _) => "A view needs a name, so it was not kept. Write one beside “Keep as a view”.",
        ({ Length: > MapViews.LongestName }, _) => $"The name is longer than {MapViews.LongestName} letters, so the view was not kept. Choose a shorter one.",
        _ when MapView.IsBuiltIn(name) => $"“{name}” comes with the map, so the view was not kept. Choose another name.",
        (_, 0) => "A view needs at least one row, so it was not kept. Tick the rows you want to see.",
        _ => null,
    };

    private static async Task<IResult> Remove(string key, MapViews views, WorkspaceAccess access, HttpContext context)
    {
        if (await views.RemoveAsync(access.Actor, Values(context.Request, "name").FirstOrDefault() ?? "") is not { } gone) return Results.NotFound();
        var back = $"/journeys/{key}/map/views?name={Uri.EscapeDataString(gone.Name)}{string.Concat(gone.Rows.Select(row => "&row=" + Uri.EscapeDataString(row)))}";
        context.SayNext($"The view “{gone.Name}” is removed.", back);
        return Results.LocalRedirect($"/journeys/{key}/map");
    }

    private static RedirectHttpResult Say(HttpContext context, string key, string text, IEnumerable<MapRow> rows)
    {
        context.SayNext(text);
        return TypedResults.LocalRedirect($"/journeys/{Uri.EscapeDataString(key)}/map?{string.Join('&', rows.Select(row => "row=" + row.Key))}");
    }

    // From the form, or from the address where an undo brings it back.
    private static IEnumerable<string> Values(HttpRequest request, string name) =>
        (request.Query.ContainsKey(name) ? request.Query[name] : request.HasFormContentType ? request.Form[name] : default).OfType<string>();
}
