using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Throughline.App.Access;
using Throughline.App.Wording;
using Throughline.Attendance;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;
using BookingState = Throughline.Runtime.Storage.People.BookingState;
using DeliveryKind = Throughline.Runtime.Storage.People.DeliveryKind;

namespace Throughline.App.Features.People;

/// <summary>
/// Everything that is known of one person as one file (JSON), for whoever asks what a business knows of them: in words, with times
/// in UTC, and letters as they were sent.
/// </summary>
internal sealed class PersonFile(
    PersonReader people, ForgettingReader known, DeliveryReader deliveries, PersonFileParts parts, PersonWritings written)
{
    /// <summary>More than there is of anybody.</summary>
    private const int All = 1_000_000;

    private static readonly Instant _ever = Instant.FromUtc(2999, 1, 1, 0, 0);
    private static readonly JsonSerializerOptions _plain =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file as UTF-8; null where there is nobody of that id.</summary>
    public byte[]? Write(WorkspaceAccess access, Guid id, Instant now)
    {
        var scope = access.People;
        if (people.Find(scope, id) is not { } person) return null;
        var theirs = new Theirs(scope, person.PersonId);
        var file = new JsonObject
        {
            ["business"] = access.Name,
            ["writtenAt"] = Utc(now),
            ["person"] = WhoOf(person),
            ["recognisedBy"] = List(people.Identities(scope, theirs.Id), one => new()
            {
                ["kind"] = PersonWords.Identity(one.Kind),
                ["value"] = one.Value,
            }),
            ["agreedTo"] = List(people.Consents(scope, theirs.Id), AgreementOf),
            ["proposed"] = List(people.Proposals(scope, theirs.Id), one => new()
            {
                ["at"] = Utc(one.At),
                ["kind"] = PersonWords.Identity(one.Kind),
                ["value"] = one.Value,
                ["saidIn"] = one.SaidIn,
            }),
            ["roads"] = RoadsOf(theirs),
            ["happened"] = List(known.Events(scope, theirs.Id), one => new()
            {
                ["at"] = Utc(one.At),
                ["what"] = one.Name,
                ["step"] = one.Step,
                ["said"] = Parsed(one.Properties),
            }),
            ["letters"] = List(deliveries.OfPerson(scope, theirs.Id, _ever, All), one => LetterOf(theirs, one)),
            ["answers"] = List(parts.Answers.OfPerson(scope, theirs.Id, _ever, All), one => new()
            {
                ["at"] = Utc(one.At),
                ["score"] = one.Score,
                ["answer"] = one.Answer,
            }),
            ["tasks"] = List(parts.Assignments.OfPerson(scope, theirs.Id, _ever, All), one => new()
            {
                ["made"] = Utc(one.CreatedAt),
                ["owner"] = one.Owner,
                ["state"] = Words.State(one.State),
                ["settled"] = Utc(one.SettledAt),
                ["written"] = one.Outcome,
            }),
            ["notes"] = List(written.Notes.OfPerson(scope, theirs.Id, _ever, All), one => new()
            {
                ["at"] = one.At.ToString(),
                ["by"] = one.WrittenBy,
                ["words"] = one.Words,
            }),
            ["tags"] = List(written.Tags.OfPerson(scope, theirs.Id), one => new() { ["tag"] = one.Name, ["since"] = one.At.ToString() }),
            ["appointments"] = List(parts.Bookings.OfPerson(scope, theirs.Id, All), one => new()
            {
                ["what"] = one.KindName,
                ["starts"] = Utc(one.StartsAt),
                ["ends"] = Utc(one.EndsAt),
                ["state"] = one.State == BookingState.Cancelled ? "cancelled" : "booked",
                ["ringAt"] = one.RingAt,
                ["answer"] = one.Answer,
            }),
            ["events"] = List(known.Places(scope, theirs.Id), one => new()
            {
                ["event"] = one.Occasion,
                ["as"] = one.Name,
                ["registered"] = Utc(one.RegisteredAt),
                ["state"] = (PlaceState)one.State switch
                {
                    PlaceState.Held => "has a place",
                    PlaceState.Waiting => "waits",
                    _ => "given back"
                },
                ["came"] = Utc(one.CameAt),
            }),
            ["filesOpened"] = List(known.Files(scope, theirs.Id), one => new()
            {
                ["file"] = one.File,
                ["times"] = one.Times,
                ["last"] = Utc(one.LastAt),
            }),
        };
        return JsonSerializer.SerializeToUtf8Bytes(file, _plain);
    }

    private readonly record struct Theirs(PeopleScope Scope, Guid Id);

    private static JsonObject WhoOf(PersonEntry person) => new()
    {
        ["id"] = person.PersonId.ToString(),
        ["firstName"] = person.FirstName,
        ["lastName"] = person.LastName,
        ["email"] = person.Email,
        ["phone"] = person.Phone,
        ["timeZone"] = person.Zone,
        ["language"] = person.Language,
        ["class"] = PersonWords.Lifecycle(person.Lifecycle),
        ["cameFrom"] = person.Source,
        ["knownSince"] = Utc(person.CreatedAt),
        ["known"] = Parsed(person.Traits),
    };

    private static JsonObject AgreementOf(ConsentRow one) => new()
    {
        ["at"] = Utc(one.At),
        ["channel"] = one.Channel.ToString(),
        ["topic"] = one.Topic,
        ["said"] = one.Granted ? "yes" : "no",
        ["saidBy"] = PersonWords.SaidBy(one.GivenBy),
        ["how"] = one.Evidence,
        ["words"] = one.Wording,
        ["proof"] = one.Proof,
    };

    private JsonArray RoadsOf(Theirs of)
    {
        var visits = people.Visits(of.Scope, of.Id).ToLookup(visit => visit.EnrollmentId);
        return List(people.Enrollments(of.Scope, of.Id), road => new()
        {
            ["journey"] = road.JourneyName,
            ["version"] = road.VersionNumber,
            ["cameIn"] = Utc(road.EnteredAt),
            ["state"] = Words.State(road.State),
            ["leftBecause"] = road.LeftReason,
            ["heldBecause"] = road.Hold,
            ["steps"] = List(visits[road.Id].OrderBy(visit => visit.Step), visit => new()
            {
                ["step"] = parts.Catalogue.FindVersion(visit.VersionId)?.Journey.Steps.ElementAtOrDefault(visit.Step)?.Title,
                ["outcome"] = Words.Outcome(visit.Outcome),
                ["reached"] = Utc(visit.ReachedAt),
                ["settled"] = Utc(visit.SettledAt),
            }),
        });
    }

    private JsonObject LetterOf(Theirs of, DeliveryEntry listed)
    {
        var one = deliveries.Find(of.Scope, of.Id, listed.Id) ?? listed;
        return new()
        {
            ["made"] = Utc(one.CreatedAt),
            ["settled"] = Utc(one.SettledAt),
            ["channel"] = one.Kind == DeliveryKind.Webhook ? "Another system" : one.Channel.ToString(),
            ["to"] = one.Address,
            ["title"] = parts.Letters.TitleOf(one),
            ["state"] = one.State.ToString(),
            ["reason"] = one.Reason?.Sentence,
            ["opened"] = Utc(one.OpenedAt),
            ["followed"] = Utc(one.ClickedAt),
            ["text"] = (parts.Letters.Show(one) as RenderOutcome.Rendered)?.Message.Text,
        };
    }

    private static string? Utc(Instant? moment) => moment is { } known ? InstantPattern.ExtendedIso.Format(known) : null;

    /// <summary>What cannot be read any more stands there as it lies.</summary>
    private static JsonNode? Parsed(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return JsonValue.Create(json);
        }
    }

    private static JsonArray List<T>(IEnumerable<T> all, Func<T, JsonObject> write) => [.. all.Select(one => (JsonNode)write(one))];
}

/// <summary>Further readers that the file is put together from.</summary>
internal sealed record PersonFileParts(
    Catalogue Catalogue, SentMessages Letters, AnswerReader Answers, AssignmentReader Assignments, BookingReader Bookings);

/// <summary>Reads what the team wrote about them.</summary>
internal sealed record PersonWritings(NoteReader Notes, TagReader Tags);
