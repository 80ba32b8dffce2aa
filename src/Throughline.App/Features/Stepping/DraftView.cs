using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Stepping;

/// <summary>A part of a draft as boxes show it, with what was found about it.</summary>
public abstract class DraftView
{
    private readonly ILookup<string, Finding> _all;

    private protected DraftView(OpenDraft open, IEnumerable<Finding> findings, bool readOnly, ImmutableArray<string> events)
    {
        (Open, ReadOnly, Events) = (open, readOnly, events);
        _all = findings.ToLookup(finding => open.Document.PathOf(finding.Path) ?? "");
    }

    public OpenDraft Open { get; }
    public bool ReadOnly { get; }

    /// <summary>Names of events that this business has seen or waits for.</summary>
    public ImmutableArray<string> Events { get; }

    /// <summary>What is written where a first name is not known.</summary>
    public string NameFallback { get; internal init; } = "";

    public DraftDocument Document => Open.Document;
    public JourneyDraft Journey => Document.Draft;

    /// <summary>Where the part stands; empty for the journey itself.</summary>
    public abstract string Path { get; }

    /// <summary>What was found at this path, or anywhere below it where <paramref name="below"/>.</summary>
    public virtual IEnumerable<Finding> FindingsAt(string path, bool below = false) => At(_all, path, below);

    private protected static IEnumerable<Finding> At(ILookup<string, Finding> findings, string path, bool below) => below
        ? findings.Where(group => group.Key == path || IsInside(group.Key, path)).SelectMany(group => group)
        : findings[path];

    private static bool IsInside(string inner, string path) =>
        inner.StartsWith(path + ".", StringComparison.Ordinal) || inner.StartsWith(path + "[", StringComparison.Ordinal);
}

/// <summary>What belongs to a whole road: its dates, and what makes somebody need care.</summary>
public sealed class RoadView : DraftView
{
    internal RoadView(OpenDraft open, IEnumerable<Finding> findings, bool readOnly, ImmutableArray<string> events)
        : base(open, findings, readOnly, events)
    {
    }

    public override string Path => "";

    /// <summary>Keys of the dates that people have already: those keys stay.</summary>
    internal ImmutableArray<string> PublishedDates { get; init; } = [];
}
