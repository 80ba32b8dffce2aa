using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Playbooks;

/// <summary>A step that somebody looks after, in a live version.</summary>
/// <param name="Number">Its place on the road, from 1.</param>
public sealed record PlaybookStep(JourneyRow Row, Journey Journey, StepGuide Guide, int Number, string? Owner)
{
    public byte[] Print { get; } = Guide.Print();
}

/// <summary>Where somebody stands with a step as it is now.</summary>
/// <param name="Changes">What has changed since; null where the page they signed is not to be found any more.</param>
public sealed record Standing(SignOffStage Stage, NodaTime.Instant? At, bool IsOutOfDate, ImmutableArray<GuideChange>? Changes, bool IsPutAway)
{
    public static Standing None { get; } = new(SignOffStage.None, null, IsOutOfDate: false, null, IsPutAway: false);
}

/// <summary>Somebody's page that says something else than what they signed.</summary>
internal sealed record ChangedPage(PlaybookStep Step, Standing Standing);

/// <summary>What each person of the team does, from the live versions, and how far they have come with learning it.</summary>
internal sealed class PlaybookShelf(JourneyReader journeys, Catalogue catalogue, SignOffs signs)
{
    /// <summary>Every step of every live version, in walking order, journey by journey.</summary>
    public List<PlaybookStep> Steps(Guid workspaceId) =>
    [
        .. from row in journeys.List(workspaceId)
           where row.LiveVersionId is not null
           let journey = catalogue.FindVersion(row.LiveVersionId!.Value)?.Journey
           where journey is not null
           from step in journey.Steps.Select((step, i) => (step, i))
           select new PlaybookStep(row, journey, StepGuide.Of(step.step), step.i + 1, OwnerOf(journey, step.step)),
    ];

    /// <summary>The steps of one owner, in all journeys or in one; none where nobody is called so.</summary>
    public List<PlaybookStep> StepsOf(Guid workspaceId, string owner, string? journeyKey) =>
        [.. Steps(workspaceId).Where(step => IsSame(step.Owner, owner) && (journeyKey is null || step.Row.Key == journeyKey))];

    public PlaybookStep? Find(Guid workspaceId, string journeyKey, string stepKey) =>
        Steps(workspaceId).FirstOrDefault(step => step.Row.Key == journeyKey && step.Guide.Key == stepKey);

    public static bool IsSame(string? owner, string other) => string.Equals(owner?.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Where one person stands with a step.</summary>
    public Standing StandingOf(Guid workspaceId, PlaybookStep step, SignOff? sign)
    {
        if (sign is null || sign.Stage == SignOffStage.None) return Standing.None;
        if (!sign.IsOutOfDate(step.Print)) return new(sign.Stage, sign.At, IsOutOfDate: false, null, IsPutAway: false);
        return new(sign.Stage, sign.At, IsOutOfDate: true, Changes(workspaceId, step, sign), sign.ToldAt is not null);
    }

    /// <summary>The pages that have changed since this person signed them, in steps that are still there.</summary>
    public List<ChangedPage> Changed(Guid workspaceId, string accountId)
    {
        var mine = signs.OfAccount(workspaceId, accountId).Where(sign => sign.Stage == SignOffStage.Signed).ToDictionary(sign => (sign.JourneyId, sign.StepKey));
        if (mine.Count == 0) return [];
        return
        [
            .. from step in Steps(workspaceId)
               where mine.ContainsKey((step.Row.Id, step.Guide.Key))
               let standing = StandingOf(workspaceId, step, mine[(step.Row.Id, step.Guide.Key)])
               where standing.IsOutOfDate && !standing.IsPutAway
               select new ChangedPage(step, standing),
        ];
    }

    // The page that was signed is found again among the versions, which never change.
    private ImmutableArray<GuideChange>? Changes(Guid workspaceId, PlaybookStep step, SignOff sign)
    {
        foreach (var version in journeys.Versions(workspaceId, step.Row.Id))
            if (catalogue.FindVersion(version.Id)?.Journey.Find(step.Guide.Key) is { } then && StepGuide.Of(then) is var guide && guide.Print().AsSpan().SequenceEqual(sign.Print)) return step.Guide.ChangesSince(guide);
        return null;
    }

    private static string? OwnerOf(Journey journey, Step step) =>
        !string.IsNullOrWhiteSpace(step.Notes.Owner) ? step.Notes.Owner.Trim() : string.IsNullOrWhiteSpace(journey.Owner) ? null : journey.Owner.Trim();
}
