using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Languages;
using Throughline.Messages;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>A form that lets people in.</summary>
/// <param name="Says">Everything that stands on its page.</param>
/// <param name="Language">Tag (BCP 47) of what the business writes in.</param>
/// <param name="Face">What it wears.</param>
internal sealed record FormDoor(string Business, FormSays Says, string Language, PublicFace Face)
{
    /// <summary>Whether it asks if their reading may be noted.</summary>
    public bool AsksToMeasure { get; init; }
}

/// <summary>Which forms a business has: those its live journeys name.</summary>
internal sealed class FormDoors(JourneyReader journeys, Workspaces workspaces, Books books, Catalogue catalogue)
{
    public FormDoor? Find(Guid business, string form)
    {
        if (workspaces.Find(business) is not { } workspace) return null;
        var name = workspace.Settings.Voice.BusinessName is { Length: > 0 } own ? own : workspace.Name;
        foreach (var row in journeys.Current(business))
        {
            if (row.LiveVersionId is not { } live || catalogue.FindVersion(live)?.Journey is not { } journey) continue;
            foreach (var way in journey.EntryPoints)
                if (EntryPointGuide.Of(way) is EntryPointGuide.Form { Key: var key } && key == form)
                {
                    var language = journey.Language ?? workspace.Settings.Sender("", []).Language ?? PublicWords.English;
                    return new FormDoor(name, new FormSays(name, journey, way)
                    {
                        Words = PublicWords.In(language),
                        Offer = OfferOf(business, journey),
                        Comes = row.IsPaused ? FirstThing.Unknown : FirstThings.Of(journey, way),
                        ConsentNeeded = workspace.Settings.Sending.ConsentNeeded,
                        AsksToConfirm = catalogue.Workspace(business).Limits.AskToConfirm != AskToConfirm.Nobody,
                    }, language, PublicFace.Of(workspace.Settings, workspace.Name))
                    {
                        AsksToMeasure = workspace.Settings.Sending.AskToMeasure,
                    };
                }
        }
        return null;
    }

    private string? OfferOf(Guid business, Journey journey) =>
        journey.Offer is { } key ? books.Load(business).Offers.FirstOrDefault(offer => offer.Key == key)?.Name : null;
}
