using Throughline.App.Design;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Public;

/// <summary>
/// Pictures of the library at the address of what they hold, <c>/pictures/{content}</c>, which cannot be guessed: letters and
/// pages show them, and nobody counts that. What was replaced leads on to what took its place.
/// </summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder app) => app.MapGet("/pictures/{content:guid}",
        (Guid content, LibraryFiles files, LibraryContents contents, HttpContext context) => files.FindByContent(content) switch
        {
            (var business, { Kind: FileKind.Picture } file) when file.ContentId == content =>
                FileAnswer.Picture(context, contents, business, file),
            (_, { Kind: FileKind.Picture } file) => Results.LocalRedirect($"/pictures/{file.ContentId:N}"),
            _ => Results.NotFound(),
        });
}
