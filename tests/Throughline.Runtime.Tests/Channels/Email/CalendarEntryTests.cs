using Ical.Net;
using NodaTime;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

/// <summary>A calendar entry in a letter, as a calendar and npm's mailparser read it.</summary>
public sealed class CalendarEntryTests
{
    private static readonly CalendarItem Call = new(
        "booking-1@throughline", 2, Instant.FromUtc(2026, 12, 2, 10, 0), Instant.FromUtc(2026, 12, 2, 10, 30),
        "A call, with Rob; \"soon\"\nBEGIN:VALARM",
        Instant.FromUtc(2026, 12, 1, 9, 0))
    {
        About = "Line one\nline two, with commas; and more " + new string('ü', 120),
        Place = "12 Mill Lane, Kew",
        Link = new Uri("https://example.com/b/token"),
        Organiser = new Mailbox("rob@example.org", "Hale & Daughter: \"Rob\""),
        Guest = new Mailbox("ana@example.com", "Ana\r\nATTENDEE:mailto:evil@example.com"),
    };

    private const string Title = "A call, with Rob; \"soon\" BEGIN:VALARM";

    [Fact]
    public void What_is_asked_for_reads_back_as_it_was_said()
    {
        var entry = CalendarEntries.Request(Call);
        var read = Calendar.Load(entry.Text)!;
        var one = Assert.Single(read.Events);
        Assert.Equal(("REQUEST", "REQUEST"), (entry.Method, read.Method));
        Assert.Equal((Call.Uid, 2, "CONFIRMED"), (one.Uid, one.Sequence, one.Status));
        Assert.Equal(Call.From.ToDateTimeUtc(), one.DtStart!.AsUtc);
        Assert.Equal(Call.Until.ToDateTimeUtc(), one.DtEnd!.AsUtc);
        Assert.Equal((Title, Call.About, Call.Place), (one.Summary, one.Description, one.Location));
        Assert.Equal("mailto:rob@example.org", one.Organizer!.Value!.ToString());
        Assert.Equal("mailto:ana@example.com", Assert.Single(one.Attendees).Value!.ToString());
        Assert.Empty(one.Alarms);
        Assert.All(entry.Text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
    }

    [Fact]
    public void What_is_cancelled_says_so_of_the_same_entry()
    {
        var entry = CalendarEntries.Cancel(Call with { Sequence = 3 });
        var one = Assert.Single(Calendar.Load(entry.Text)!.Events);
        Assert.Equal(("CANCEL", Call.Uid, 3, "CANCELLED"), (entry.Method, one.Uid, one.Sequence, one.Status));
    }

    [Fact]
    public async Task A_letter_brings_it_twice_for_mail_programs_of_either_kind()
    {
        var entry = CalendarEntries.Request(Call);
        var plain = Letters.Outgoing(subject: "You are booked in");
        var read = await MimeReadBack.ReadAsync(plain with { Calendar = entry });
        Assert.Equal(plain.Text.Trim(), read.GetProperty("text").GetString()!.Trim());
        Assert.Contains(plain.Html.Trim(), read.GetProperty("html").GetString(), StringComparison.Ordinal);
        var files = read.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal(["text/calendar", "application/ics"], files.Select(file => file.GetProperty("type").GetString()));
        Assert.Equal("REQUEST", files[0].GetProperty("method").GetString());
        Assert.Equal("invite.ics", files[1].GetProperty("name").GetString());
        Assert.All(files, file => Assert.Equal(Title, Calendar.Load(file.GetProperty("text").GetString()!)!.Events[0]!.Summary));
    }
}
