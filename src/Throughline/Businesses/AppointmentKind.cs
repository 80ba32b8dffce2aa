using System.Collections.Immutable;

namespace Throughline.Businesses;

/// <summary>Where an appointment takes place. By their names they are stored.</summary>
public enum AppointmentPlace
{
    /// <summary>At an address of the business.</summary>
    Here,

    /// <summary>The business comes to them; where, they say in the question.</summary>
    Theirs,

    /// <summary>The business rings them.</summary>
    Phone,

    /// <summary>At a web address that is told once it is booked.</summary>
    Online,
}

/// <summary>A kind of appointment that people can book themselves: "A visit to your garden".</summary>
/// <param name="Key">Stands in the address of its page and never changes.</param>
/// <param name="Name">As people read it.</param>
public sealed record AppointmentKind(string Key, string Name)
{
    /// <summary><see cref="MovableHours"/> that means eight o'clock of the evening before, on the clock of the business.</summary>
    public const int EveningBefore = -1;

    /// <summary>Every length, gap and beginning is a multiple of it, in minutes.</summary>
    public const int Grain = 5;

    /// <summary>Over its page; the name where empty.</summary>
    public string Heading { get; init; } = "";

    /// <summary>A sentence or two beneath it.</summary>
    public string Text { get; init; } = "";

    /// <summary>How long it takes, in minutes, 5…480.</summary>
    public int Minutes { get; init; } = 30;

    /// <summary>Keys of those of the team who offer it; whoever of them is free takes it.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    public AppointmentPlace Place { get; init; } = AppointmentPlace.Phone;

    /// <summary>The address, or the web address; empty where nobody said, or there is none.</summary>
    public string Where { get; init; } = "";

    /// <summary>One question; empty where nothing is asked.</summary>
    public string Question { get; init; } = "";

    public bool IsQuestionRequired { get; init; }

    /// <summary>What it costs, in words: "Nothing". Empty where nothing is said of it.</summary>
    public string Costs { get; init; } = "";

    /// <summary>Kept free before each, in minutes, 0…240.</summary>
    public int GapBefore { get; init; }

    /// <summary>Kept free after each, in minutes, 0…240.</summary>
    public int GapAfter { get; init; }

    /// <summary>How long beforehand at the latest, in hours, 0…720.</summary>
    public int NoticeHours { get; init; } = 12;

    /// <summary>How many days ahead at most, 1…365.</summary>
    public int DaysAhead { get; init; } = 30;

    /// <summary>From one beginning to the next, in minutes, 5…240.</summary>
    public int Every { get; init; } = 30;

    /// <summary>Until how many hours before it may be moved or cancelled by whoever booked it, 0…720; or
    /// <see cref="EveningBefore"/>.</summary>
    public int MovableHours { get; init; } = EveningBefore;

    /// <summary>Nobody can book it at present; what is booked stays.</summary>
    public bool IsOff { get; init; }

    public bool Equals(AppointmentKind? other) => other is not null && Said(this).Equals(Said(other)) && Times(this).Equals(Times(other))
        && Members.AsSpan().SequenceEqual(other.Members.AsSpan());

    public override int GetHashCode() => Said(this).GetHashCode();

    private static object Said(AppointmentKind kind) =>
        (kind.Key, kind.Name, kind.Heading, kind.Text, kind.Place, kind.Where,
            (kind.Question, kind.IsQuestionRequired, kind.Costs, kind.IsOff));

    private static object Times(AppointmentKind kind) =>
        (kind.Minutes, kind.GapBefore, kind.GapAfter, kind.NoticeHours, kind.DaysAhead, kind.Every, kind.MovableHours);
}
