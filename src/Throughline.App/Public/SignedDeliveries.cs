using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>What a signed address leads to.</summary>
/// <param name="Business">In whose name the page speaks.</param>
internal sealed record SignedDelivery(
    LinkTarget Target, DeliveryEntry Row, Journey? Journey, string Business, WorkspaceSettings Settings);

/// <summary>Reads signed addresses; whatever this server did not sign finds nothing.</summary>
internal sealed class SignedDeliveries(SignedLinks links, DeliveryReader deliveries, Workspaces workspaces, Catalogue catalogue)
{
    /// <summary>For a page: it wears the clothes of the business, and is declared to be in the language of whoever opens it.</summary>
    public SignedDelivery? FindPage(HttpContext context, string token, LinkKind kind)
    {
        if (Find(token, kind) is not { } found) return null;
        var people = context.RequestServices.GetRequiredService<PersonReader>();
        var person = people.Find(PeopleScope.Whole(found.Row.WorkspaceId), found.Row.PersonId);
        PublicLanguage.Set(context,
            found.Journey?.Language ?? MergeValues.LanguageFor(person?.Language, found.Settings.Sender("", []).Language));
        PublicFace.Set(context, PublicFace.Of(found.Settings, found.Business));
        return found;
    }

    public SignedDelivery? Find(string token, LinkKind kind)
    {
        if (FindRow(token, kind) is not var (target, row) || workspaces.Find(row.WorkspaceId) is not { } workspace) return null;
        var journey = row.VersionId is { } version ? catalogue.FindVersion(version)?.Journey : null;
        var business = workspace.Settings.Voice.BusinessName is { Length: > 0 } name ? name : workspace.Name;
        return new SignedDelivery(target, row, journey, business, workspace.Settings);
    }

    /// <summary>The delivery alone: all that a link of a message needs.</summary>
    public (LinkTarget Target, DeliveryEntry Row)? FindRow(string token, LinkKind kind) =>
        links.TryRead(token, out var target) && target.Kind == kind && deliveries.FindSigned(target.PersonId, target.DeliveryId) is { } row
            ? (target, row) : null;
}
