using System.Collections.Immutable;
using NodaTime;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Linting;

/// <summary>What the linter is told beside the draft. A rule that needs what is not told stays silent.</summary>
public sealed record LintContext
{
    /// <summary>The business's own day, for absences and reviews.</summary>
    public required LocalDate Today { get; init; }

    /// <summary>Personas, offers, team and tools; a rule about one of them is silent while its list is empty.</summary>
    public BusinessBook Book { get; init; } = BusinessBook.Empty;

    /// <summary>The business's other journeys, as they are walked now; not the one that is looked at.</summary>
    public ImmutableArray<OtherJourney> Others { get; init; } = [];

    /// <summary>Keys of the events of the business; null where nobody said which there are.</summary>
    public ImmutableArray<string>? Occasions { get; init; }

    /// <summary>Names of the files of its library; null where nobody said which there are.</summary>
    public ImmutableArray<string>? Files { get; init; }

    /// <summary>The business's voice: stands in for whatever the journey's own leaves out.</summary>
    public Voice Voice { get; init; } = Voice.Unset;

    /// <summary>What somebody noted while they walked this draft.</summary>
    public ImmutableArray<NotedPassage> Passages { get; init; } = [];

    public ConsentFacts Consent { get; init; } = ConsentFacts.Unknown;

    /// <summary>Hours and closed days of the business; null where nobody said.</summary>
    public BusinessCalendar? Calendar { get; init; }

    /// <summary>Where the public reaches this server; null where nobody said.</summary>
    public Uri? PublicAddress { get; init; }

    public LintLimits Limits { get; init; } = LintLimits.Default;

    /// <summary>A file on its own: no book, no other journeys, the default limits.</summary>
    public static LintContext Nothing(LocalDate today) => new() { Today = today };
}

/// <summary>Another journey of the same business.</summary>
/// <param name="Persona">Key of the ideal client who walks it.</param>
public sealed record OtherJourney(string Key, string Name, string? Persona, JourneyDraft Draft);

/// <summary>A passage of the draft that somebody stumbled over.</summary>
/// <param name="From">What stays the same of what they saw last: a lasting id.</param>
/// <param name="FromTitle">What that is called.</param>
/// <param name="To">The step that comes next, by its place.</param>
/// <param name="Words">What was noted.</param>
public sealed record NotedPassage(string From, string FromTitle, int To, string Words);

/// <summary>What is known about the consent that people bring along when they come in.</summary>
/// <param name="IsNeeded">False where not having refused is enough (the workspace's send limits).</param>
/// <param name="FormsWithout">Keys of forms that do not ask for consent. A form that is not listed is taken to ask.</param>
public sealed record ConsentFacts(bool IsNeeded, ImmutableArray<string> FormsWithout)
{
    public static ConsentFacts Unknown { get; } = new(IsNeeded: true, []);
}
