using System.Collections.Immutable;
using Throughline.App.Access;
using Throughline.App.Features.Testing;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Stepping;

/// <summary>Finds a step of a draft and what is known around it.</summary>
internal sealed class StepViews(DraftStore drafts, Catalogue catalogue, JourneyReader journeys, EventNameReader events, Examiner examiner)
{
    /// <summary>Null where this business has no such journey, or that no such step.</summary>
    public StepView? Find(WorkspaceAccess access, string journeyKey, string id) =>
        drafts.Open(access.WorkspaceId, journeyKey) is { } open && open.Document.Ids("steps").Contains(id) ? Of(access, open, id) : null;

    /// <summary>What belongs to the whole road of a draft; null where this business has no such journey.</summary>
    public RoadView? Road(WorkspaceAccess access, string journeyKey)
    {
        if (drafts.Open(access.WorkspaceId, journeyKey) is not { } open) return null;
        var live = open.IsPublished && journeys.Find(access.WorkspaceId, open.Key)?.LiveVersionId is { } version
            ? catalogue.FindVersion(version) : null;
        return new RoadView(open, Examine(access.WorkspaceId, open), !access.May(Permission.EditJourneys), Events(access, open))
        {
            NameFallback = access.Load().Settings.Voice.NameFallback,
            PublishedDates = live is null ? [] : [.. live.Journey.Dates.Select(date => date.Key)],
        };
    }

    /// <summary>The findings of the whole draft that nobody has accepted. The one place where the panel asks for them.</summary>
    public ImmutableArray<Finding> Examine(Guid workspaceId, OpenDraft open) => examiner.OpenIn(workspaceId, open);

    private StepView Of(WorkspaceAccess access, OpenDraft open, string id)
    {
        var live = open.IsPublished && journeys.Find(access.WorkspaceId, open.Key)?.LiveVersionId is { } version ? catalogue.FindVersion(version) : null;
        var place = live is null ? -1 : open.InLive(live.Journey)[open.Document.Ids("steps").IndexOf(id)];
        return new StepView(
            open,
            id,
            Examine(access.WorkspaceId, open),
            !access.May(Permission.EditJourneys),
            keyIsFixed: place >= 0,
            Events(access, open),
            access.Load().Settings.Voice.NameFallback)
        {
            Occasions = [.. catalogue.Workspace(access.WorkspaceId).Occasions.Keys.Order(StringComparer.Ordinal)],
            Live = place >= 0 && access.May(Permission.SeeNumbers) ? new StepPlace(live!.Id, place) : null,
        };
    }

    /// <summary>What people did lately, what other journeys wait for, and what this draft names.</summary>
    private ImmutableArray<string> Events(WorkspaceAccess access, OpenDraft open)
    {
        var published = journeys.List(access.WorkspaceId).Select(row => row.LiveVersionId is { } id ? catalogue.FindVersion(id)?.Journey : null).OfType<Journey>();
        var waited = published.SelectMany(journey => journey.Steps.Select(step => step.Done?.Event).Concat(journey.EntryPoints.Select(way => way.Rule?.Event)));
        var draft = open.Document.Draft;
        var here = draft.Steps.Select(step => step.Done?.Event).Concat(draft.EntryPoints.Select(way => way.Event))
            .Concat(draft.Dates.SelectMany(date => new[] { date.Event, date.Moved, date.Cancelled }))
            .Concat(draft.Care.Select(care => care.Event));
        return [.. events.Recent(access.WorkspaceId).Concat(waited).Concat(here).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
