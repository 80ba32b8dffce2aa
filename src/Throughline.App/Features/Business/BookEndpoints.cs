using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Business;

/// <summary>Taking entries out of the book, and putting them back; what of the book is due.</summary>
internal static class BookEndpoints
{
    public static void AddBook(this IServiceCollection services)
    {
        services.AddSingleton(new HomePart(31, NeedsYou: true, typeof(WhoDue),
            (all, access) => WhoDue.IsDue(all.GetRequiredService<Books>(), all.GetRequiredService<TimeProvider>(), access)));
        services.AddSingleton(new HomePart(5, NeedsYou: true, typeof(DoorsToday), (all, access) => access.May(Permission.CheckIn)
            && DoorsToday.Today(all.GetRequiredService<Occasions>(), access, all.GetRequiredService<TimeProvider>()).Count > 0));
    }

    public static void MapBook(this IEndpointRouteBuilder app)
    {
        foreach (var area in BookArea.All)
        {
            app.MapPost(area.Url + "/{key}/remove", async (string key, Books books, WorkspaceAccess access, HttpContext context) =>
            {
                if (!await books.RemoveAsync(access.Actor, area.Kind, key)) return Results.NotFound();
                context.SayNext("Removed.", area.AddressOf(key) + "/restore");
                return Results.LocalRedirect(area.Url);
            }).Needs(Permission.EditJourneys);
            app.MapPost(area.Url + "/{key}/restore", async (string key, Books books, WorkspaceAccess access, HttpContext context) =>
            {
                if (!await books.RestoreAsync(access.Actor, area.Kind, key)) return Results.NotFound();
                context.SayNext("It is back.");
                return Results.LocalRedirect(area.AddressOf(key));
            }).Needs(Permission.EditJourneys);
        }
    }
}
