using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Channels.Email;

/// <summary>What stands in a calendar: an appointment, an event of the business.</summary>
/// <param name="Uid">The same for ever, however often it is moved.</param>
/// <param name="Sequence">Grows with each change; 0 at first. Mail programs leave out what is older than what they know.</param>
/// <param name="Stamp">When it was last changed.</param>
internal sealed record CalendarItem(string Uid, int Sequence, Instant From, Instant Until, string Title, Instant Stamp)
{
    /// <summary>Plain text; empty where there is none.</summary>
    public string About { get; init; } = "";
    public string Place { get; init; } = "";
    public Uri? Link { get; init; }

    /// <summary>Who invites. A letter that asks to be put into a calendar needs one (RFC 5546, 3.2.2).</summary>
    public Mailbox? Organiser { get; init; }
    public Mailbox? Guest { get; init; }
}

/// <summary>Writes calendar entries (RFC 5545, 5546). Times are in UTC, so that no program needs a time zone of ours.</summary>
internal static class CalendarEntries
{
    private const string Product = "-//Throughline//Throughline//EN";

    /// <summary>Put it into the calendar, or move it there.</summary>
    public static CalendarEntry Request(CalendarItem item) => Write("REQUEST", item, isCancelled: false, "invite.ics");

    /// <summary>Take it out of the calendar.</summary>
    public static CalendarEntry Cancel(CalendarItem item) => Write("CANCEL", item, isCancelled: true, "cancel.ics");

    /// <summary>All of them, to be fetched again and again.</summary>
    public static string Feed(string name, IEnumerable<CalendarItem> items)
    {
        var calendar = new Calendar { ProductId = Product, Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", OneLine(name));
        foreach (var item in items) calendar.Events.Add(EventOf(item, isCancelled: false));
        return Text(calendar);
    }

    private static CalendarEntry Write(string method, CalendarItem item, bool isCancelled, string file)
    {
        var calendar = new Calendar { ProductId = Product, Method = method };
        calendar.Events.Add(EventOf(item, isCancelled));
        return new CalendarEntry(method, Text(calendar), file);
    }

    private static CalendarEvent EventOf(CalendarItem item, bool isCancelled)
    {
        var written = new CalendarEvent
        {
            Uid = item.Uid,
            Sequence = item.Sequence,
            DtStamp = Utc(item.Stamp),
            DtStart = Utc(item.From),
            DtEnd = Utc(item.Until),
            Summary = OneLine(item.Title),
            Status = isCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = TransparencyType.Opaque,
        };
        if (item.About.Length > 0) written.Description = Clean(item.About.ReplaceLineEndings("\n"), keepsLines: true);
        if (item.Place.Length > 0) written.Location = OneLine(item.Place);
        if (item.Link is { } link) written.Url = link;
        if (item.Organiser is { } organiser) written.Organizer = new Organizer(Mailto(organiser)) { CommonName = OneLine(organiser.Name) };
        if (item.Guest is { } guest)
            written.Attendees.Add(new Attendee(Mailto(guest))
            {
                CommonName = OneLine(guest.Name),
                ParticipationStatus = EventParticipationStatus.Accepted,
                Role = ParticipationRole.RequiredParticipant,
                Rsvp = false,
            });
        return written;
    }

    private static string Text(Calendar calendar) => new CalendarSerializer().SerializeToString(calendar) ?? "";

    private static string Mailto(Mailbox mailbox) => "mailto:" + mailbox.Address;

    // A name stands in a parameter, where a line end would begin a line of its own: nothing there can be escaped.
    private static string OneLine(string? text) => Clean(text ?? "", keepsLines: false).Trim();

    private static string Clean(string text, bool keepsLines) =>
        string.Concat(text.Select(c => char.IsControl(c) && !(keepsLines && c == '\n') || c is '\u2028' or '\u2029' ? ' ' : c));

    private static CalDateTime Utc(Instant at) => new(at.ToDateTimeUtc());
}
