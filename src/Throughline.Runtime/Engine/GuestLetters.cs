using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Attendance;
using Throughline.Languages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>What a letter about a registration is about.</summary>
internal enum GuestLetter
{
    /// <summary>They have a place, or wait for one.</summary>
    Registered,

    /// <summary>They asked once more: the letter says what they have.</summary>
    Again,
    MovedUp,
    Ended,
    AnotherDay,
    AnotherPlace,
    Cancelled,
    AfterAll,
}

/// <summary>
/// Letters about registrations: service mail, in the language of the page they came by, with the ticket and an entry for the
/// calendar. Nothing a stranger wrote stands in them but a name that looks like one.
/// </summary>
internal static class GuestLetters
{
    private const string Topic = "event";

    /// <summary>How the address of a ticket goes on where it is its picture.</summary>
    public const string PictureEnd = ".png";

    /// <summary>Inside the transaction that does what the letter tells of.</summary>
    public static void Queue(
        EngineTransaction transaction, TrackedPerson person, Seating seating, RegistrationRow row, GuestLetter about)
    {
        if (person.Row.Facts.Email is null) return;
        var business = transaction.Catalogue.Workspace(row.WorkspaceId);
        var language = row.Language.Length > 0 ? row.Language
            : MergeValues.LanguageFor(person.Row.Facts.Language, business.Sender.Language);
        var of = new About(transaction, person, seating, row, business, PublicWords.In(language))
        { IsNew = about == GuestLetter.Registered };
        ServiceLetters.Queue(transaction, person, new ServiceLetterKey(IdOf(of, about), Topic, NotAfter(of, about)),
            Write(of, about) with { Language = language });
    }

    private static ServiceLetter Write(About of, GuestLetter about)
    {
        var (subject, opening) = WordsOf(about, of.Row.State);
        var hasPlace = of.Row.State == PlaceState.Held;
        var isOff = about is GuestLetter.Cancelled or GuestLetter.Ended;
        List<string> parts =
            [of.Name is null ? of.Say(EventWord.Hello) : of.Say(EventWord.HelloName, ("name", "{{guestName}}")), of.Said(opening)];
        if (!isOff && of.Row.State == PlaceState.Waiting && about is GuestLetter.Registered or GuestLetter.Again)
            parts.Add(of.Say(EventWord.ListNumber, ("n", "{{lineNumber}}")));
        if (about != GuestLetter.Ended) parts.Add(When(of, hasPlace && !isOff));
        if (!isOff) parts.AddRange(Ticket(of, hasPlace));
        parts.Add("{{businessName}}");
        return new ServiceLetter(of.Said(subject), string.Join("\n\n", parts))
        {
            Words = of.Merged,
            Because = of.Words.Say(EventWord.BecauseRegistered, ("event", of.Seating.Row.Name)),
            Calendar = hasPlace && !isOff ? CalendarEntries.Request(of.Calendar())
                : of.Row.PlacedAt is not null && isOff ? CalendarEntries.Cancel(of.Calendar()) : null,
        };
    }

    private static string When(About of, bool hasPlace)
    {
        var when = $"**{of.Say(EventWord.When)}**  \n{{{{eventWhen}}}}";
        if (of.Seating.Row.Place.Length > 0) when += $"\n\n**{of.Say(EventWord.Where)}**  \n{{{{eventPlace}}}}";
        return hasPlace && of.Seating.Row.Link.Length > 0 ? $"{when}\n\n[{of.Say(EventWord.JoinHere)}]({{{{joinLink}}}})" : when;
    }

    private static IEnumerable<string> Ticket(About of, bool hasPlace)
    {
        if (!hasPlace) return [$"[{of.Say(EventWord.YourRegistration)}]({{{{ticketLink}}}})", of.Say(EventWord.LetterLine)];
        return
        [
            $"[{of.Say(EventWord.Ticket)}]({{{{ticketLink}}}})", of.Say(EventWord.LetterDoor),
            $"![{of.Say(EventWord.TicketCode)}]({{{{ticketPicture}}}})",
        ];
    }

    private static (EventWord Subject, EventWord Opening) WordsOf(GuestLetter about, PlaceState state) => about switch
    {
        GuestLetter.MovedUp => (EventWord.LetterUpSubject, EventWord.LetterUp),
        GuestLetter.Ended => (EventWord.LetterEndedSubject, EventWord.LetterEnded),
        GuestLetter.AnotherDay => (EventWord.LetterMovedSubject, EventWord.LetterMoved),
        GuestLetter.AnotherPlace => (EventWord.LetterElsewhereSubject, EventWord.LetterElsewhere),
        GuestLetter.Cancelled => (EventWord.LetterCancelledSubject, EventWord.LetterCancelled),
        GuestLetter.AfterAll => (EventWord.LetterAfterAllSubject, EventWord.LetterAfterAll),
        _ when state == PlaceState.Held => (EventWord.LetterPlaceSubject, EventWord.LetterPlace),
        _ => (EventWord.LetterWaitingSubject, EventWord.LetterWaiting),
    };

    /// <summary>One letter for each thing that happened; whoever asks again and again within an hour gets one.</summary>
    private static Guid IdOf(About of, GuestLetter about) =>
        DerivedId.Of(of.Row.Key.Id.ToString("N"), "letter", about.ToString(), about switch
        {
            GuestLetter.Again => Number(of.Transaction.Now.ToUnixTimeSeconds() / 3600),
            GuestLetter.AnotherDay or GuestLetter.AnotherPlace or GuestLetter.Cancelled or GuestLetter.AfterAll =>
                Number(of.Seating.Row.Edition),
            _ => "",
        });

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Instant? NotAfter(About of, GuestLetter about) =>
        about is GuestLetter.Ended ? null : of.Seating.Day is null ? null : Instant.Max(of.End, of.Transaction.Now + Duration.FromHours(1));

    private sealed record About(
        EngineTransaction Transaction, TrackedPerson Person, Seating Seating, RegistrationRow Row, WorkspaceRules Business,
        PublicWords Words)
    {
        public bool IsNew { get; init; }

        /// <summary>Null where nobody said one that can be believed.</summary>
        public string? Name { get; } = PersonName.Read(Row.Name).First is { } first && BelievableName.LooksLikeOne(first) ? first : null;

        private LocalZone Zone { get; } = LocalZone.Find(null, Business.Zone);

        public Instant End => EventClock.EndOf(Seating.Day!.Value, Seating.Row.Minutes, Zone);

        // Whoever has just come is the last in line.
        private long LineNumber => IsNew ? Seating.Places.Waiting
            : Transaction.Tables.Registrations.PlaceInLine(Row.WorkspaceId, Row.Occasion, Row.Number);

        private string TicketLink => Transaction.Links.Mint(LinkKind.Ticket, Row.Key.PersonId, Row.Key.Id);

        public ImmutableSortedDictionary<string, string> Merged => new Dictionary<string, string>
        {
            ["eventName"] = Seating.Row.Name,
            ["eventWhen"] = Seating.Day is { } day
                ? EventTimes.Say(Words, day, Seating.Row.Minutes, Business.DayZone) : Seating.Row.Starts,
            ["eventPlace"] = Seating.Row.Place,
            ["joinLink"] = Seating.Row.Link,
            ["ticketLink"] = TicketLink,
            ["ticketPicture"] = TicketLink + PictureEnd,
            ["guestName"] = Name ?? "",
            ["lineNumber"] = Number(LineNumber),
        }.Where(word => word.Value.Length > 0).ToImmutableSortedDictionary(word => word.Key, word => word.Value);

        public string Say(EventWord word, params ReadOnlySpan<(string, string)> with) => Words.Say(word, with);

        /// <summary>About the event; its name is merged in, so that it can be no Markdown.</summary>
        public string Said(EventWord word) => Words.Say(word, ("event", "{{eventName}}"));

        public CalendarItem Calendar() => new(
            $"{Row.Key.Id:N}@throughline", (int)Seating.Row.Edition, Seating.Begins, End, Seating.Row.Name, Transaction.Now)
        {
            About = TicketLink,
            Place = Seating.Row.Place,
            Link = Uri.TryCreate(Seating.Row.Link, UriKind.Absolute, out var link) ? link : null,
            Organiser = Business.Settings.Mail.FromAddress is { Length: > 0 } from
                ? new Channels.Mailbox(from, Business.Sender.Business) : null,
            Guest = Person.Row.Facts.Email is { } to ? new Channels.Mailbox(to, Name) : null,
        };
    }
}
