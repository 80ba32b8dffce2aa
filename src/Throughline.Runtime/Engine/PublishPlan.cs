using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Versions;

namespace Throughline.Runtime.Engine;

/// <summary>Who goes on in the version that is published, and who stays where they are.</summary>
/// <param name="Stay">Number of a version and key of a step there: the people at it stay.</param>
internal sealed record MoveChoices(bool NobodyMoves, IReadOnlySet<(int Version, string StepKey)> Stay)
{
    /// <summary>Whoever has a date today by which a way in opens is meant too; else only whose date is said or changed from now
    /// on.</summary>
    public bool PresentToo { get; init; }

    public static MoveChoices EverybodyMoves { get; } = new(false, new HashSet<(int, string)>());
    public static MoveChoices EverybodyStays { get; } = new(true, new HashSet<(int, string)>());

    public bool Goes(int version, string stepKey) => !NobodyMoves && !Stay.Contains((version, stepKey));
}

/// <summary>What publishing came to.</summary>
/// <param name="VersionId">Null where nothing was published: the findings hold an error, or the draft is another one by now.</param>
/// <param name="IsNew">False where the file is the live version already.</param>
internal sealed record Publication(Guid? JourneyId, Guid? VersionId, int Number, bool IsNew, Compilation Compilation)
{
    /// <summary>How many people were to go on in it.</summary>
    public long Shown { get; init; }

    /// <summary>True where the draft was changed after it was read; nothing was published.</summary>
    public bool DraftChanged { get; init; }
}

/// <summary>How many are at one step of a version before anybody moves, and where they would go.</summary>
internal sealed record PlannedPlace(MovePlace Place, long OnTheRoad, long Resting)
{
    public long People => OnTheRoad + Resting;
}

/// <summary>The people of one version, step by step.</summary>
internal sealed record PlannedVersion(PublishedVersion Version, ImmutableArray<PlannedPlace> Places);

/// <summary>A way in by date, and how many have such a date today.</summary>
/// <param name="People">At most <see cref="Publications.MostCounted"/>: those, or more.</param>
internal sealed record PlannedOpening(EntryPoint Entry, JourneyDate Date, int People);

/// <summary>What publishing a draft would do.</summary>
/// <param name="Print">Says which draft it is about.</param>
/// <param name="Live">What is live now; null before the first publishing.</param>
/// <param name="Next">The draft as a journey; null where it is not sound.</param>
/// <param name="Versions">Versions with people on the road, the newest first.</param>
internal sealed record PublishPlan(StoredDraft Draft, string Print, PublishedVersion? Live, Journey? Next, Compilation Compilation, ImmutableArray<PlannedVersion> Versions)
{
    /// <summary>Its ways in that open by date.</summary>
    public ImmutableArray<PlannedOpening> Openings { get; init; } = [];

    public long People => Versions.Sum(version => version.Places.Sum(place => place.People));
}
