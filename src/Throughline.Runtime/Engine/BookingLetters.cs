using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Businesses;
using Throughline.Languages;
using Throughline.Primitives;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What became of a booking.</summary>
internal enum BookingNews
{
    Booked,
    Moved,
    Cancelled,
}

/// <summary>What is said of a booking beside what stands in its row.</summary>
/// <param name="Kind">As the book has it now; null where it was taken out.</param>
/// <param name="With">Name of whoever of the team it is with.</param>
internal sealed record BookingFrame(WorkspaceRules Business, AppointmentKind? Kind, string With)
{
    public DateTimeZone Zone => Business.DayZone;

    /// <summary>In the language of the business.</summary>
    public PublicWords Words { get; init; } = PublicWords.In(Business.Sender.Language);

    /// <summary>Where it is, in words that may be told beforehand; null where nobody said.</summary>
    public string? PlaceOf(AppointmentKind kind) => kind.Place switch
    {
        AppointmentPlace.Phone => Words.Say(AppointmentWord.ByPhone),
        AppointmentPlace.Online => Words.Say(AppointmentWord.Online),
        AppointmentPlace.Theirs => Words.Say(AppointmentWord.AtYours),
        _ => kind.Where.Length > 0 ? kind.Where : null,
    };

    /// <summary>"Wednesday 2 December at 10:00".</summary>
    public string Moment(Instant at)
    {
        var local = at.InZone(Zone);
        return Words.Say(CalendarWord.At, ("date", Words.Date(local.Date)), ("time", Words.Clock(local.TimeOfDay)));
    }

    /// <summary>"10:00 to 10:30".</summary>
    public string Span(Instant from, Instant until) => Words.Say(CalendarWord.FromTo,
        ("from", Words.Clock(from.InZone(Zone).TimeOfDay)), ("to", Words.Clock(until.InZone(Zone).TimeOfDay)));
}

/// <summary>
/// Letters about a booking: service mail, with an entry for the calendar. Nothing that a stranger wrote stands in them but a name
/// that looks like one.
/// </summary>
internal static class BookingLetters
{
    private const string Topic = "appointment";

    /// <summary>Inside the transaction that does what the letter tells of.</summary>
    /// <param name="links">Signs the address at which it is moved and cancelled.</param>
    public static void Queue(
        EngineTransaction transaction, TrackedPerson person, (BookingRow Row, BookingNews News) what, BookingFrame frame, SignedLinks links)
    {
        if (person.Row.Facts.Email is not { } address) return;
        var id = DerivedId.Of(what.Row.Key.Id.ToString("N"), "letter", what.Row.Changes.ToString(CultureInfo.InvariantCulture));
        var key = new ServiceLetterKey(id, Topic, NotAfter: what.Row.EndsAt);
        ServiceLetters.Queue(transaction, person, key, Write(what, frame, links, new Mailbox(address, null), transaction.Now));
    }

    private static ServiceLetter Write(
        (BookingRow Row, BookingNews News) what, BookingFrame frame, SignedLinks links, Mailbox guest, Instant now)
    {
        var (row, words) = (what.Row, frame.Words);
        var link = links.Mint(LinkKind.Booking, row.Key.PersonId, row.Key.Id);
        var item = Item(row, frame, now) with { Link = new Uri(link), Guest = guest };
        return new ServiceLetter(SubjectOf(what.News, words), Body(what, frame, now))
        {
            Words = Merged(row, frame).Add("bookingLink", link),
            Language = words.Language,
            Because = what.News == BookingNews.Cancelled ? null
                : words.Say(AppointmentWord.Because, ("business", frame.Business.Sender.Business)),
            Calendar = what.News == BookingNews.Cancelled ? CalendarEntries.Cancel(item) : CalendarEntries.Request(item),
        };
    }

    /// <summary>The appointment as a calendar has it.</summary>
    public static CalendarItem Item(BookingRow row, BookingFrame frame, Instant stamp)
    {
        var mail = frame.Business.Settings.Mail;
        var business = frame.Business.Sender.Business;
        return new($"{row.Key.Id:N}@throughline", row.Changes, row.StartsAt, row.EndsAt, $"{row.Name}, {business}", stamp)
        {
            Place = frame.Kind is { } kind ? (kind.Place == AppointmentPlace.Online ? kind.Where : frame.PlaceOf(kind)) ?? "" : "",
            Organiser = new Mailbox(mail.FromAddress is { Length: > 0 } own ? own : "hello@localhost", business),
        };
    }

    private static string SubjectOf(BookingNews news, PublicWords words) => words.Say(
        news switch
        {
            BookingNews.Booked => AppointmentWord.SubjectBooked,
            BookingNews.Moved => AppointmentWord.SubjectMoved,
            _ => AppointmentWord.SubjectCancelled,
        }, ("kind", "{{bookingName}}"), ("when", "{{bookingMoment}}"));

    private static string Body((BookingRow Row, BookingNews News) what, BookingFrame frame, Instant now)
    {
        var words = frame.Words;
        List<string> parts =
        [
            $"{{{{#if firstName}}}}{words.Say(AppointmentWord.HelloName, ("name", "{{firstName}}"))}{{{{else}}}}"
                + $"{words.Say(AppointmentWord.Hello)}{{{{/if}}}}",
            words.Say(what.News switch
            {
                BookingNews.Booked => AppointmentWord.LetterBooked,
                BookingNews.Moved => AppointmentWord.LetterMoved,
                _ => AppointmentWord.LetterCancelled,
            }),
            $"**{words.Say(AppointmentWord.When)}**  \n{{{{bookingWhen}}}}",
        ];
        if (frame.With.Length > 0) parts.Add($"**{words.Say(AppointmentWord.Who)}**  \n{{{{bookingWith}}}}");
        if (what.News == BookingNews.Cancelled)
        {
            if (frame.Kind is { IsOff: false }) parts.Add($"[{words.Say(AppointmentWord.BookAgain)}]({{{{bookingLink}}}})");
            parts.Add("{{businessName}}");
            return string.Join("\n\n", parts);
        }
        parts.AddRange(Place(frame));
        parts.Add(words.Say(AppointmentWord.Attached));
        if (what.Row.MovableUntil > now)
        {
            parts.Add($"[{words.Say(AppointmentWord.MoveOrCancel)}]({{{{bookingLink}}}})");
            parts.Add(words.Say(AppointmentWord.ChangeUntil, ("when", "{{bookingUntil}}")));
        }
        parts.Add("{{businessName}}");
        return string.Join("\n\n", parts);
    }

    private static IEnumerable<string> Place(BookingFrame frame)
    {
        if (frame.Kind is not { } kind || frame.PlaceOf(kind) is null) yield break;
        yield return $"**{frame.Words.Say(AppointmentWord.Where)}**  \n{{{{bookingPlace}}}}";
        if (IsLink(kind)) yield return $"[{frame.Words.Say(AppointmentWord.JoinHere)}]({{{{bookingJoin}}}})";
    }

    private static bool IsLink(AppointmentKind kind) => kind.Place == AppointmentPlace.Online
        && Uri.TryCreate(kind.Where, UriKind.Absolute, out var link) && link.Scheme is "http" or "https";

    private static ImmutableSortedDictionary<string, string> Merged(BookingRow row, BookingFrame frame)
    {
        var words = frame.Words;
        var day = words.Date(row.StartsAt.InZone(frame.Zone).Date);
        var merged = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        merged["bookingName"] = row.Name;
        merged["bookingMoment"] = frame.Moment(row.StartsAt);
        merged["bookingWhen"] = $"{day}, {frame.Span(row.StartsAt, row.EndsAt)} ({words.Zone(frame.Zone)})";
        merged["bookingUntil"] = frame.Moment(row.MovableUntil);
        if (frame.With.Length > 0) merged["bookingWith"] = frame.With;
        if (frame.Kind is not { } kind) return merged.ToImmutable();
        if (frame.PlaceOf(kind) is { } place) merged["bookingPlace"] = place;
        if (IsLink(kind)) merged["bookingJoin"] = kind.Where;
        return merged.ToImmutable();
    }
}
