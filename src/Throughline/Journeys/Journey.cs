using System.Collections.Immutable;
using NodaTime;
using Throughline.Messages;
using Throughline.Time;

namespace Throughline.Journeys;

/// <summary>
/// A published journey: one ideal client, one result, one road. It cannot be broken, because only
/// <see cref="JourneyCompiler"/> makes one, and it never changes.
/// </summary>
public sealed record Journey
{
    /// <summary>The most steps a journey may have.</summary>
    public const int MaxSteps = 120;

    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string Persona { get; init; }
    public string? Offer { get; init; }
    public string? Owner { get; init; }

    /// <summary>What its texts are written in, as a tag (BCP 47); null where the file does not say.</summary>
    public string? Language { get; init; }

    /// <summary>The day by which somebody looks the whole road over again.</summary>
    public LocalDate? ReviewBy { get; init; }

    /// <summary>What set the person off: the pain at the road's beginning.</summary>
    public required string Pain { get; init; }

    public required Outcome Result { get; init; }
    public required Voice Voice { get; init; }

    /// <summary>Stages in walking order; every step names one of them.</summary>
    public required ImmutableArray<Stage> Stages { get; init; }

    /// <summary>At least one.</summary>
    public required ImmutableArray<EntryPoint> EntryPoints { get; init; }

    /// <summary>At least one, at most <see cref="MaxSteps"/>, in walking order.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>The dates that its waits may name.</summary>
    public ImmutableArray<JourneyDate> Dates { get; init; } = [];

    /// <summary>What calls for care, wherever on the road somebody is.</summary>
    public ImmutableArray<CareRule> Care { get; init; } = [];

    /// <summary>Words of this journey's own that its messages may merge in, beside the built-in ones.</summary>
    /// <remarks>The names of its dates stand among them: without the date, a message that needs it is not sent.</remarks>
    public ImmutableArray<MergeField> Fields { get; init; } = [];

    public required ReEntry ReEntry { get; init; }

    /// <summary>How long somebody may rest before they leave with a reason.</summary>
    public required Wait RestLimit { get; init; }

    /// <summary>Who looks after a step: its owner, or else the journey's. Null where neither has one.</summary>
    public string? OwnerOf(Step step) => step.Notes.Owner ?? Owner;

    /// <summary>The index of the step with this key, or −1.</summary>
    public int IndexOf(string stepKey)
    {
        for (var i = 0; i < Steps.Length; i++)
            if (Steps[i].Key == stepKey) return i;
        return -1;
    }

    public JourneyDate? FindDate(string key)
    {
        foreach (var date in Dates)
            if (date.Key == key) return date;
        return null;
    }

    public Step? Find(string stepKey) => IndexOf(stepKey) is >= 0 and var i ? Steps[i] : null;
}

/// <summary>The result of the road: what they get, what they feel, and the sentence they say to a friend.</summary>
public sealed record Outcome(string Gets, string Feels, string? Says = null);

/// <summary>How the business sounds.</summary>
public sealed record Voice(ImmutableArray<string> Tones, string? KeyMessage, ImmutableArray<string> Use, ImmutableArray<string> Avoid)
{
    public static Voice Unset { get; } = new([], null, [], []);
}

/// <summary>A stretch of the road, with the perception wanted there.</summary>
public sealed record Stage(string Key, string Name, string? Perception = null)
{
    public string? Tone { get; init; }

    /// <summary>What they are told here, whatever the step.</summary>
    public string? Message { get; init; }
    public string? Platform { get; init; }
    public string? Purpose { get; init; }

    /// <summary>The stages of a journey that names none of its own.</summary>
    public static ImmutableArray<Stage> Defaults { get; } =
    [
        new("know-like-trust", "Know, like, trust"),
        new("engage", "Engage"),
        new("loyal", "Loyal"),
    ];
}

/// <summary>Whether somebody who was here before may walk the road again.</summary>
public enum ReEntry
{
    /// <summary>Never a second time.</summary>
    Once,

    /// <summary>Again after completing or leaving.</summary>
    AfterFinishing,

    /// <summary>Once for each value of the entry point's <see cref="EntryPoint.PerProperty"/>, such as an order number.</summary>
    OncePerKey,
}

/// <summary>A real way in.</summary>
/// <param name="Key">Stable within the journey.</param>
/// <param name="Source">Where they come from: social, referral, search, event, …</param>
/// <param name="Rule">The event that brings somebody in; null where people come in by import or by hand only.</param>
/// <param name="Joins">Index of the step they join at.</param>
/// <param name="PerProperty">With <see cref="ReEntry.OncePerKey"/>: the event property whose value is the key.</param>
public sealed record EntryPoint(string Key, string? Source, EventRule? Rule, int Joins, string? PerProperty = null)
{
    /// <summary>An event that is older than this when it is heard of is history: it is kept, and lets nobody in.</summary>
    public Wait NotOlderThan { get; init; } = Wait.OfDays(3);

    /// <summary>Instead of <see cref="Rule"/>: the moment, by one of their dates, that brings somebody in.</summary>
    public DateWait? Opens { get; init; }

    /// <summary>The question whose yes allows marketing, in the owner's words; null where Throughline's own stand.</summary>
    public string? Consent { get; init; }

    /// <summary>What the owner wrote for the page of the form.</summary>
    public FormPage Page { get; init; } = FormPage.Unset;
}

/// <summary>What stands on the page of a form, in the owner's words; null where Throughline's own stand.</summary>
/// <param name="Text">Paragraphs, parted by empty lines.</param>
/// <param name="Picture">An https address.</param>
/// <param name="Shows">What the picture shows, for people who cannot see it.</param>
/// <param name="Thanks">What they read when it is sent.</param>
public sealed record FormPage(string? Heading, string? Text, Uri? Picture, string? Shows, string? Button, string? Thanks)
{
    /// <summary>The picture of the library that stands there in place of <see cref="Picture"/>; null where none does.</summary>
    public string? PictureFile { get; init; }

    /// <summary>What it asks; see <see cref="FormFilling.AsksOf"/>.</summary>
    public ImmutableArray<FormAsk> Asks { get; init; } = [];

    /// <summary>True where one question stands on a page.</summary>
    public bool IsOneByOne { get; init; }

    /// <summary>The page of somebody who wrote nothing.</summary>
    public static FormPage Unset { get; } = new(null, null, null, null, null, null);
}
