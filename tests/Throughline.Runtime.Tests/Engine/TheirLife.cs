using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using static Throughline.Runtime.Tests.Engine.Strangers;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>The life of Anastasia Quillfeather with a business: something of hers lies in every table that can hold it.</summary>
internal static class TheirLife
{
    private const string Email = "ana.quill@example.com";

    public static async Task LiveAsync(World world, Actor jill, BookingOffer offer)
    {
        world.Letters.Answer = letter => new SendOutcome.Accepted($"250 kept for {letter.To.Address}");
        await world.TellAsync(Identify("ana-own-id", "browser-of-ana", "quill.old@example.com") with { By = GivenBy.ServerKey });
        await world.Parts.People.AddAsync(Business,
            [new ImportedPerson
            {
                UserId = "ana-own-id",
                Email = Email,
                Phone = "+351912345678",
                FirstName = "Anastasia",
                LastName = "Quillfeather",
                Source = "lighthouse 7",
                Language = "en",
                EmailConsent = true,
                EmailConsentProof = "she said so on the phone",
                Traits = ImmutableSortedDictionary<string, string>.Empty.Add("likes", "a purple umbrella"),
            }],
            new Said(GivenBy.Team, "Imported from Quillfeather.csv"));
        await world.TellAsync(
            Track("Form Submitted", "ana-own-id", properties: new { note = "a purple umbrella" }),
            Track("Lesson Ended", "ana-own-id"), Track("Complaint Received", "ana-own-id"));
        await world.LiveUntilAsync(Start + Duration.FromHours(1));
        var ana = world.Person("ana-own-id");
        await TheySayAsync(world, ana);
        await TheyBookAsync(world, jill, offer);
        await OthersSayAsync(world, jill, ana);
        await world.Parts.Notes.WriteAsync(new NoteWriter(jill, "Jill", true), ana, "Anastasia wants a purple umbrella", "once");
        await world.Parts.Tags.GiveAsync(Business, ana, TagName.Of("Quillfeather case")!.Value, "Jill");
        await world.Parts.LettersByHand.SendAsync(jill, ana, new("For Anastasia", "Use the back door", Messages.Purpose.Service), "once");
        var order = new { total = 20, currency = "EUR" };
        await world.TellAsync(Track("Order Completed", "ana-own-id", at: world.Clock.Now, properties: order));
        await world.LiveUntilAsync(Start + Duration.FromHours(30));
    }

    private static async Task TheySayAsync(World world, Guid ana)
    {
        var question = world.Deliveries(DeliveryState.Sent).Single(row => row.Kind == DeliveryKind.Survey);
        await world.Parts.Responses.AnsweredAsync(question.Key, 3, "It was my left knee");
        var letter = world.Deliveries(DeliveryState.Sent).First(row => row.Kind == DeliveryKind.Message);
        await world.ClickAsync(letter.Key);
        await world.Parts.Reports.ApplyAsync(Business, new DeliveryReport(ReportKind.Replied, "reply-1", world.Clock.Now, "Re: Anastasia")
        {
            Key = letter.Key,
            Text = "Ring the back door",
            Sender = Email,
        });
        await world.LiveUntilAsync(world.Clock.Now + Duration.FromMinutes(5));
        var ring = world.OpenAssignments()[0];
        await world.Parts.Assignments.SettleAsync(Business, ana, ring.Id, new AssignmentResult(true, "Calls: mornings only", "jill"));
    }

    private static async Task TheyBookAsync(World world, Actor jill, BookingOffer offer)
    {
        var booked = await world.Parts.Bookings.BookAsync(offer, Instant.FromUtc(2026, 3, 4, 10, 0),
            new BookingGuest(Email, "Anastasia", "a form") { Phone = "+351 912 345 678", Answer = "Use the back door" });
        Assert.Null(booked.Refusal);
        var events = new Occasions(world.Database, world.Clock) { Changed = world.Parts.Catalogue.Refresh };
        await events.AddAsync(jill, "spring", new OccasionTerms("Spring", "2026-04-14T10:00", 90, "Hall"));
        await events.OfferAsync(jill, "spring", new OccasionOffer(true, 1, true));
        await world.Parts.Registrations.AddAsync(Business, "spring", new Guest("Anastasia Quillfeather", Email), null);
    }

    private static async Task OthersSayAsync(World world, Actor jill, Guid ana)
    {
        await world.TellAsync(Identify("ben-own-id", null, "ben@example.com") with { By = GivenBy.ServerKey });
        await world.TellAsync(Identify("ben-own-id", null, Email, "a mistake")); // proposed for Ben
        await world.TellAsync(Track("Form Submitted", "null", "undefined", properties: new { email = Email }));
        await new Workspaces(world.Database, world.Clock).NoteAsync(jill, "people.looked-up", Email);
        await new TestMessages(world.Database).KeepAsync(Business, new TestMessage
        {
            Id = Guid.NewGuid(),
            At = world.Clock.Now,
            AccountId = "jill",
            Address = "jill@example.org",
            Subject = "[Test] Welcome, Anastasia",
            Html = "<p>Hello Anastasia</p>",
            Text = "Hello Anastasia",
            Outcome = "Sent",
        });
        await world.Parts.People.SuppressAsync(Business, ana, Channel.Sms, "Anastasia asked us not to");
        await world.Database.TransactAsync(tables =>
        {
            tables.FailedSignals.NoteUnread(ana, world.Clock.Now, "Anastasia could not be moved");
            tables.QueuedSignals.Add([new QueuedSignalRow(ana, Guid.NewGuid(), Business, world.Clock.Now, "nobody@example.com")
            {
                By = GivenBy.Team,
                DueAt = world.Clock.Now + Duration.FromDays(300),
            }]);
            return true;
        });
    }
}
