using System.Globalization;
using Throughline.Businesses;
using Throughline.Runtime.Storage;

namespace Throughline.App.Public;

/// <summary>Whose page it is, and in which clothes. It is found with what the page is about, as its language is.</summary>
/// <param name="PostalAddress">At the foot; null where nobody said.</param>
internal sealed record PublicFace(WornLook Look, string? PostalAddress)
{
    private static readonly object _key = new();

    /// <summary>As the reader's device has it, but in a preview.</summary>
    public Shade Shade { get; init; }

    /// <summary>Where the page's picture lies: it may come from there, and from nowhere else. Null where it has none.</summary>
    public Uri? Picture { get; init; }

    /// <summary>Whether it shows a picture of the business's library, which lies here.</summary>
    public bool ShowsOwnPicture { get; init; }

    /// <summary>The one small script that tells a frame's height and answers <see cref="FormChecks"/> may run.</summary>
    public bool HasScript { get; init; }

    /// <summary>Who may show the page inside another, as its policy says it.</summary>
    public string Frame { get; init; } = "'none'";

    /// <summary>Rules of its own, beside those of every page.</summary>
    public string Rules { get; init; } = "";

    public string Css => PublicStyle.CssOf(Look, Shade) + Rules;

    public string Policy =>
        PublicStyle.PolicyOf(Css, Frame) + (HasScript ? "; script-src 'self'" : "") + (Pictures.Length > 0 ? $"; img-src{Pictures}" : "");

    private string Pictures => (ShowsOwnPicture ? " 'self'" : "")
        + (Picture is null ? "" : $" https://{Picture.IdnHost}{(Picture.IsDefaultPort ? ""
            : string.Create(CultureInfo.InvariantCulture, $":{Picture.Port}"))}");

    /// <summary>For a page of nobody that is known.</summary>
    public static PublicFace Nobodys { get; } = new(WornLook.Nobodys, null);

    public static PublicFace Of(WorkspaceSettings settings, string workspaceName) =>
        Of(settings.Sender(workspaceName, []).Look, settings.Mail.PostalAddress?.Trim());

    // The logo lies here.
    private static PublicFace Of(WornLook look, string? postalAddress) =>
        new(look, postalAddress) { ShowsOwnPicture = look.Logo is not null };

    public static void Set(HttpContext context, PublicFace face) => context.Items[_key] = face;

    public static PublicFace Of(HttpContext? context) => context?.Items[_key] as PublicFace ?? Nobodys;
}
