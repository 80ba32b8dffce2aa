using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Library;
using Throughline.Runtime.Storage;

namespace Throughline.App.Features.Library;

/// <summary>What the script of the library told by <c>POST /library/upload</c>.</summary>
/// <param name="Key">Of the file; null where it was not taken.</param>
/// <param name="Problem">Why not, as a sentence.</param>
internal sealed record UploadAnswer(string? Key, string? Title, string? Problem);

/// <summary>A file as the designer draws it in a letter.</summary>
/// <param name="About">What it is, and how large: "PDF, 84 kB".</param>
/// <param name="Picture">Where a picture lies; null for anything else.</param>
internal sealed record ListedFile(
    string Key, string Title, string Shows, string About, string Kind, string? Picture, int Width, int Height)
{
    public static ListedFile Of(LibraryFile file) => new(file.Key, file.Title, file.Shows, FileWords.About(file),
        file.Kind.ToString().ToLowerInvariant(), file.Kind == FileKind.Picture ? LibraryEndpoints.PictureOf(file) : null, file.Width,
        file.Height);
}

/// <summary>Files that the team opens, adds one by one, takes out and puts back.</summary>
internal static class LibraryEndpoints
{
    /// <summary>Of one request, in bytes: several files by a form without a script. What one may be is said by
    /// <see cref="LibraryUploads"/>.</summary>
    public const long MostOfRequest = 120 * 1024 * 1024;

    public const string Url = "/library";

    public static string AddressOf(string key) => $"{Url}/{Uri.EscapeDataString(key)}";

    public static string PictureOf(LibraryFile file) => $"/pictures/{file.ContentId:N}";

    public static void MapLibrary(this IEndpointRouteBuilder app)
    {
        app.MapGet(Url + "/files", (LibraryFiles files, WorkspaceAccess access) =>
            Results.Json(files.All(access.WorkspaceId).Select(ListedFile.Of))).Needs(Permission.SeeJourneys);
        app.MapGet(Url + "/picker", (string? wanted, LibraryFiles files, WorkspaceAccess access) =>
            new RazorComponentResult<LibraryPicker>(new
            {
                Pictures = wanted == "picture",
                Files = files.All(access.WorkspaceId),
                MayBring = access.May(Permission.EditJourneys),
            })).Needs(Permission.SeeJourneys);
        app.MapGet(Url + "/{key}/file", (string key, bool? download, LibraryFiles files, LibraryContents contents, HttpContext context) =>
            Send(context, files.Find(WorkspaceOf(context), key), contents, download == true)).Needs(Permission.SeeJourneys);
        app.MapPost(Url + "/upload", UploadAsync)
            .Needs(Permission.EditJourneys).WithMetadata(new RequestSizeLimitAttribute(MostOfRequest));
        app.MapPost(Url + "/{key}/remove", async (string key, LibraryFiles files, WorkspaceAccess access, HttpContext context) =>
        {
            if (files.NamedBy(access.WorkspaceId, key).Count > 0 || IsLogo(access, key))
            {
                context.SayNext(IsLogo(access, key) ? "It stays: it is your logo. Choose another under Look first."
                    : "It stays: letters of a journey that people walk lead to it.");
                return Results.LocalRedirect(AddressOf(key));
            }
            if (await files.RemoveAsync(access.Actor, key) != LibraryChange.Done) return Results.NotFound();
            context.SayNext("Taken out.", AddressOf(key) + "/restore");
            return Results.LocalRedirect(Url);
        }).Needs(Permission.EditJourneys);
        app.MapPost(Url + "/{key}/restore", async (string key, LibraryFiles files, WorkspaceAccess access, HttpContext context) =>
        {
            switch (await files.RestoreAsync(access.Actor, key))
            {
                case LibraryChange.Done:
                    context.SayNext("It is back.");
                    return Results.LocalRedirect(AddressOf(key));
                case LibraryChange.Gone:
                    context.SayNext("It was taken out more than a day ago and is gone. Upload it once more.");
                    return Results.LocalRedirect(Url);
                default:
                    return Results.NotFound();
            }
        }).Needs(Permission.EditJourneys);
    }

    internal static bool IsLogo(WorkspaceAccess access, string key) => access.Load().Settings.Look.Logo?.File == key;

    private static IResult Send(HttpContext context, LibraryFile? file, LibraryContents contents, bool isKept) =>
        file is null ? Results.NotFound() : FileAnswer.Of(context, contents, WorkspaceOf(context), file, isKept);

    private static async Task<IResult> UploadAsync(LibraryUploads uploads, WorkspaceAccess access, HttpContext context)
    {
        if (context.Request.Form.Files is not [{ } file]) return Results.BadRequest();
        await using var bytes = file.OpenReadStream();
        var brought = await uploads.AddAsync(access.Actor, new(file.FileName, bytes), context.RequestAborted);
        return Results.Json(new UploadAnswer(brought.File?.Key, brought.File?.Title, brought.Problem),
            statusCode: brought.File is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static Guid WorkspaceOf(HttpContext context) => context.RequestServices.GetRequiredService<WorkspaceAccess>().WorkspaceId;
}
