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

    /// <summary>Where the business is, two letters (ISO 3166); null where nobody said.</summary>
    public string? Country { get; init; }
}

/// <summary>Which forms a business has: those its live journeys name.</summary>
internal sealed class FormDoors(JourneyReader journeys, Workspaces workspaces, Books books, Catalogue catalogue, LibraryFiles files)
{
    /// <summary>The form that people can fill in; null where no live journey has one of that key.</summary>
    public FormDoor? Find(Guid business, string form)
    {
        if (workspaces.Find(business) is not { } workspace) return null;
        foreach (var row in journeys.Current(business))
        {
            if (row.LiveVersionId is not { } live || catalogue.FindVersion(live)?.Journey is not { } journey) continue;
            foreach (var way in journey.EntryPoints)
                if (EntryPointGuide.Of(way) is EntryPointGuide.Form { Key: var key } && key == form)
                    return Of(workspace, way, new(journey.Language, journey.Offer, journey.Result.Gets,
                        row.IsPaused ? FirstThing.Unknown : FirstThings.Of(journey, way)));
        }
        return null;
    }

    /// <summary>The form of a draft as it will be; null where there is no such business.</summary>
    /// <param name="way">The place of the way in among those of the draft.</param>
    public FormDoor? OfDraft(Guid business, JourneyDraft draft, int way)
    {
        if (workspaces.Find(business) is not { } workspace) return null;
        var entry = JourneyCompiler.WayIn(draft.EntryPoints[way]);
        var journey = JourneyCompiler.Compile(draft).Journey;
        return Of(workspace, entry, new(draft.Language, draft.Offer, draft.Result?.Gets ?? "",
            journey is null ? FirstThing.Unknown : FirstThings.Of(journey, journey.EntryPoints[way])));
    }

    private FormDoor Of(Workspace workspace, EntryPoint way, RoadOfForm road)
    {
        var settings = workspace.Settings;
        var sender = settings.Sender(workspace.Name, []);
        var language = road.Language ?? sender.Language ?? PublicWords.English;
        var says = new FormSays(sender.Business, way, road.Gets)
        {
            Words = PublicWords.In(language),
            Offer = road.Offer is { } key ? books.Load(workspace.Id).Offers.FirstOrDefault(offer => offer.Key == key)?.Name : null,
            Picture = PictureOf(workspace.Id, way.Page),
            Comes = road.Comes,
            ConsentNeeded = settings.Sending.ConsentNeeded,
            AsksToConfirm = catalogue.Workspace(workspace.Id).Limits.AskToConfirm != AskToConfirm.Nobody,
        };
        var face = PublicFace.Of(settings, workspace.Name);
        return new FormDoor(sender.Business, says, language, face with
        {
            Frame = settings.FormSites.IsEmpty ? "'none'" : string.Join(' ', settings.FormSites),
            Picture = way.Page.PictureFile is null ? way.Page.Picture : null,
            ShowsOwnPicture = face.ShowsOwnPicture || says.Picture is not null && way.Page.PictureFile is not null,
        })
        {
            AsksToMeasure = settings.Sending.AskToMeasure,
            Country = catalogue.Workspace(workspace.Id).Country,
        };
    }

    private string? PictureOf(Guid business, FormPage page) => page.PictureFile is { } key
        ? files.Find(business, key) is { } file ? $"/pictures/{file.ContentId:N}" : null
        : page.Picture?.AbsoluteUri;

    private readonly record struct RoadOfForm(string? Language, string? Offer, string Gets, FirstThing Comes);
}
