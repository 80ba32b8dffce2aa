using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Tests.Storage.Contract;

/// <summary>Made-up rows, each by its number.</summary>
internal static class Made
{
    public static readonly Guid Business = DerivedId.Of("contract", "business");
    public static readonly Guid Journey = DerivedId.Of("contract", "journey");
    public static readonly Guid Version = DerivedId.Of("contract", "version");
    public static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 12, 0);

    /// <summary>Texts that a store may stumble over.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "plain", "", " ", "it's \"quoted\"; DROP TABLE person --",
        "Álvarez – “ß” 日本語 🙂", "‏שלום‎ e\u0301", "line\r\nline\ttab\u001b",
        "a\\b{c}$1@x%_", "{\"a\":[1,2]}", new string('ü', 100_000),
    ];

    public static Guid Person(int number) => DerivedId.Of("contract", "person", Text(number));

    public static Guid Id(string kind, int number) => DerivedId.Of("contract", kind, Text(number));

    public static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static PersonRow Somebody(Guid id, string? text = "Ana") => new(
        Business,
        new PersonFacts(
            id, text, text, text, text, text, text, Lifecycle.Customer, text is null ? ImmutableDictionary<string,
            string>.Empty : ImmutableDictionary<string, string>.Empty.Add("about", text)),
        text,
        Now);

    public static EnrollmentRow Road(
        Guid person, int number, Instant? due = null, EnrollmentState state = EnrollmentState.Active, string? hold = null) => new(
        Business,
        Journey,
        Version,
        "1",
        new Enrollment
        {
            Id = Id("enrollment", number),
            PersonId = person,
            EnteredAt = Now,
            Joined = 0,
            EntryPoint = "door",
            Position = 1,
            State = state,
            Visits = [new(VisitOutcome.Done, Handout.HandedOut, 1, Now, Now, Now), new(VisitOutcome.Here, Handout.Pending, 0, Now)],
            Due = due is { } at ? new Due(DueKind.GiveUp, new ResolvedTime(at.InUtc().LocalDateTime, "UTC", at, false)) : null,
            Holds = hold is null ? [] : [new EnrollmentHold(null, hold)],
            Occurrences = [new(0, Now, Id("event", number))],
        })
        {
            Source = "social",
            Due = due,
            EnteredDay = 20_514,
            ReachedDay = 20_514,
        };

    public static DeliveryRow Delivery(Guid person, int number, Instant? due = null, string lane = DeliveryRow.MailLane) => new(
        new DeliveryKey(person, Id("delivery", number)), Business, Id("enrollment", number), Version, 1, 0, 0,
        DeliveryKind.Message, Channel.Email, Purpose.Marketing, "news", Now, due ?? Now, 0)
    {
        Lane = lane,
        Wording = "b",
        Source = "social",
        NotAfter = Now + Duration.FromDays(3),
    };
}
