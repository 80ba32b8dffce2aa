using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>The forms that live journeys let people in by.</summary>
internal sealed class OwnPagesOfForms(JourneyReader journeys, Catalogue catalogue, ServerAddress server) : IOwnPages
{
    public IEnumerable<OwnPage> Of(Guid workspaceId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in journeys.Current(workspaceId))
        {
            if (row.LiveVersionId is not { } live || catalogue.FindVersion(live)?.Journey is not { } journey) continue;
            foreach (var way in journey.EntryPoints)
                if (EntryPointGuide.Of(way) is EntryPointGuide.Form { Key: var key } && seen.Add(key))
                    yield return new("Forms", $"{Words.Plain(key)} ({journey.Name})",
                        EntryPointGuide.FormAddress(server, workspaceId, key));
        }
    }
}

/// <summary>The kinds of appointment that people book.</summary>
internal sealed class OwnPagesOfBooking(BookingPages pages) : IOwnPages
{
    public IEnumerable<OwnPage> Of(Guid workspaceId) =>
        pages.All(workspaceId).Select(page => new OwnPage("Booking", page.Name, page.Address));
}

/// <summary>The pages that stand at the foot of what customers see.</summary>
internal sealed class OwnPagesOfLook(Workspaces workspaces) : IOwnPages
{
    public IEnumerable<OwnPage> Of(Guid workspaceId)
    {
        if (workspaces.Find(workspaceId) is not { } workspace) yield break;
        var look = workspace.Settings.Sender(workspace.Name, []).Look;
        if (look.About is { } about) yield return new("Your site", "Who you are", about);
        if (look.Privacy is { } privacy) yield return new("Your site", "Privacy", privacy);
    }
}
