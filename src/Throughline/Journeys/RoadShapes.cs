using System.Collections.Immutable;

namespace Throughline.Journeys;

/// <summary>The keys of dates, care and words by who people are, in canonical order. See <see cref="ObjectShape{T}"/>.</summary>
internal static class RoadShapes
{
    public const string DefaultCareWithin = "1 day";
    public const int MaxDates = 20;
    public const int MaxCares = 20;
    public const int MaxWordings = 10;

    private static readonly Key _key = new();
    private static readonly Prose _rule = new(2_000);
    private static readonly Line _short = new(100);
    private static readonly Line _title = new(200);

    public static ObjectShape<DateDraft> Date { get; } = new(
        "date", "A date of the person's walk: an appointment, a renewal, the day of a workshop. It comes from an event, from what is "
            + "known of the person, or from an event of the business.", new(),
        new TextKey<DateDraft>("key", _key, d => d.Key, (d, v) => d with { Key = v }, "How waits name it: 'until call'.")
        {
            IsRequired =
            true
        },
        new TextKey<DateDraft>("event", _title, d => d.Event, (d, v) => d with { Event = v },
            "The event that says it: Appointment Booked."),
        new TextKey<DateDraft>("where", _rule, d => d.Where, (d, v) => d with { Where = v },
            "What must hold for the properties of the events."),
        new TextKey<DateDraft>("property", _short, d => d.Property, (d, v) => d with { Property = v },
            "The event's property that holds the date; the time of the event itself where it is missing."),
        new TextKey<DateDraft>("booking", _short, d => d.Booking, (d, v) => d with { Booking = v },
            "The event's property that says which booking it is about; where it is missing there is one at a time."),
        new TextKey<DateDraft>("moved", _title, d => d.Moved, (d, v) => d with { Moved = v },
            "The event that moves it: Appointment Rescheduled."),
        new TextKey<DateDraft>("cancelled", _title, d => d.Cancelled, (d, v) => d with { Cancelled = v },
            "The event that cancels it: Appointment Cancelled."),
        new TextKey<DateDraft>("attribute", _short, d => d.Attribute, (d, v) => d with { Attribute = v },
            "Instead of an event: what you know of the person, such as birthday."),
        new TextKey<DateDraft>("every", new OneOf(["year"]), d => d.Every, (d, v) => d with { Every = v },
            "With 'attribute': it comes again each year."),
        new TextKey<DateDraft>("occasion", _key, d => d.Occasion, (d, v) => d with { Occasion = v },
            "Instead of either: the key of an event of your business, such as a workshop."));

    /// <summary>Of a question: its answer is what is looked at.</summary>
    public static ObjectShape<CareDraft> Care { get; } = new(
        "care", "Somebody who is unhappy is looked after before anything else is asked of them.", new(), [.. CareKeys()]);

    /// <summary>Of the journey: an event, whenever it happens.</summary>
    public static ObjectShape<CareDraft> EventCare { get; } = new(
        "eventCare", "What makes somebody need care wherever on the road they are, such as a complaint.", new(),
        [
            new TextKey<CareDraft>("key", _key, c => c.Key, (c, v) => c with { Key = v }, "How it is called for ever.") { IsRequired =
                true },
            new TextKey<CareDraft>("event", _title, c => c.Event, (c, v) => c with { Event = v },
                "The event: Complaint Received.") { IsRequired = true },
            .. CareKeys(),
        ]);

    public static ObjectShape<WordingNudgeDraft> WordingNudge { get; } = new(
        "wordingNudge", "What a reminder says to them; without a message it says what it says to all.", new((MessageDraft?)null),
        new GroupKey<WordingNudgeDraft, MessageDraft>("message", MessageShape.Message, n => n.Message, (n, v) => n with { Message = v },
            "The reminder."));

    public static ObjectShape<WordingDraft> Wording { get; } = new(
        "wording", "Words for some of the people. The first whose rule holds is used; the road is the same.", new(null, null, null, []),
        new TextKey<WordingDraft>("key", _key, w => w.Key, (w, v) => w with { Key = v },
            "What its results are counted under.")
        { IsRequired = true },
        new TextKey<WordingDraft>("when", _rule, w => w.When, (w, v) => w with { When = v },
            "For whom: 'source = referral', 'language = de', 'plan exists'.")
        { IsRequired = true },
        new GroupKey<WordingDraft, MessageDraft>("message", MessageShape.Message, w => w.Message, (w, v) => w with { Message = v },
            "What you write to them.")
        { IsRequired = true },
        new GroupsKey<WordingDraft, WordingNudgeDraft>("nudges", WordingNudge, StepShape.MaxNudges, w => w.Nudges, (w, v) =>
            w with { Nudges = v },
            "Their words for the step's reminders, in the same order."));

    private static ImmutableArray<KeyShape<CareDraft>> CareKeys() =>
    [
        new TextKey<CareDraft>("when", _rule, c => c.When, (c, v) => c with { When = v },
            "What must hold: 'score <= 6'. A question about the result has its 'notYet' where it is missing."),
        new TextKey<CareDraft>("owner", _short, c => c.Owner, (c, v) => c with { Owner = v },
            "Who looks after them; the step's owner where it is missing."),
        new TextKey<CareDraft>("within", new Length(DefaultCareWithin), c => c.Within, (c, v) => c with { Within = v }, "How soon."),
        new TextKey<CareDraft>("title", _title, c => c.Title, (c, v) => c with { Title = v }, "What to do, in a few words."),
        new TextKey<CareDraft>("script", new Template(), c => c.Script, (c, v) => c with { Script = v },
            "What to say: Markdown with merge fields."),
        new TextsKey<CareDraft>("checklist", new Line(300), 50, c => c.Checklist, (c, v) => c with { Checklist = v }, "What to tick off."),
    ];
}
