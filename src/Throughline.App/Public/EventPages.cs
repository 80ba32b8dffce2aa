using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Throughline.Attendance;
using Throughline.Journeys;
using Throughline.Languages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>The page on which people register for an event, <c>/e/{business}/{event}</c>. Following its link changes nothing.</summary>
internal sealed class EventPages(EventDoors doors, RegistrationReader registrations, Registrations desk, TimeProvider clock)
{
    private const int LongestName = 100;

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    public IResult Show(Guid business, string key, HttpContext context)
    {
        if (Open(business, key, context) is not { } door) return PublicAnswers.BrokenLink(context);
        return WhyNot(context, door) ?? Form(context, door, Known(business, context), StatusCodes.Status200OK);
    }

    /// <summary>Who came by a letter of the business finds their name and address there.</summary>
    private static TypedGuest Known(Guid business, HttpContext context)
    {
        var visitors = context.RequestServices.GetRequiredService<Visitors>();
        if (visitors.Find(business, context.Request.Query[Visitors.Parameter]) is not { Fields: var fields }) return new();
        string Of(string key) => fields.TryGetValue(key, out var value) ? value.ToString() : "";
        return new($"{Of(FormAsk.FirstName)} {Of(FormAsk.LastName)}".Trim(), Of(FormAsk.Email), Agreed: false, ProblemIn: null);
    }

    public async Task<IResult> TakeAsync(Guid business, string key, HttpContext context)
    {
        if (Open(business, key, context) is not { } door) return PublicAnswers.BrokenLink(context);
        if (WhyNot(context, door) is { } closed) return closed;
        var request = context.Request;
        var fields = request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var typed = new TypedGuest(OneLine(fields["name"]), fields["email"].ToString().Trim(), fields["consent"] == "yes", ProblemIn: null);
        if (Honeypot.IsFilledIn(fields)) return Thanks(context, door, typed, PlaceGiven.Place, 0);
        if (Problem(typed) is { } problem)
            return Form(context, door, typed with { ProblemIn = problem }, StatusCodes.Status422UnprocessableEntity);
        try
        {
            var claim = await desk.AskAsync(Asked(door, typed, Now), context.RequestAborted);
            return claim.ToAStranger switch
            {
                null => PublicAnswers.BrokenLink(context), // it was taken from under their hands
                PlaceGiven.Full => Full(context, door, StatusCodes.Status409Conflict),
                { } given => Thanks(context, door, typed, given, claim.WaitsAt),
            };
        }
        catch (IntakeBusyException busy)
        {
            return Later(context, door, busy.RetryAfter, (PublicWord.Crowd, PublicWord.CrowdWhy));
        }
        catch (Exception error) when (StoreHealth.IsStoreFailure(error))
        {
            return Later(context, door, TimeSpan.FromMinutes(1), (PublicWord.NotKept, PublicWord.NotKeptWhy));
        }
    }

    private static IResult Later(HttpContext context, EventDoor door, TimeSpan after, (PublicWord Title, PublicWord Why) said)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        return PublicAnswers.Said(context, StatusCodes.Status503ServiceUnavailable, door.Business, said.Title, said.Why);
    }

    /// <summary>The event, with its language and its clothes for whatever is answered about it.</summary>
    private EventDoor? Open(Guid business, string key, HttpContext context)
    {
        if (doors.Find(business, key) is not { } door) return null;
        PublicLanguage.Set(context, door.Language);
        PublicFace.Set(context, door.Face with { ShowsOwnPicture = door.Picture is not null || door.Face.ShowsOwnPicture });
        return door;
    }

    /// <summary>A page of its own where nobody can register; null where somebody can.</summary>
    private IResult? WhyNot(HttpContext context, EventDoor door)
    {
        var words = PublicLanguage.WordsOf(context);
        return door.Standing(Now) switch
        {
            EventStanding.NotOffered => PublicAnswers.BrokenLink(context),
            EventStanding.Cancelled => Said(EventWord.CancelledTitle, words.Say(EventWord.CancelledWhy, ("event", door.Name))),
            EventStanding.Past => Said(EventWord.PastTitle,
                words.Say(EventWord.PastWhy, ("event", door.Name), ("date", door.When(words)))),
            EventStanding.Closed => Said(EventWord.PastTitle, words.Say(EventWord.ClosedWhy, ("event", door.Name))),
            _ => null,
        };

        IResult Said(EventWord title, string why) => PublicAnswers.Page<EventSaidPage>(
            context, new { Door = door, Title = words.Say(title), Sentences = (IReadOnlyList<string>)[why] });
    }

    private IResult Form(HttpContext context, EventDoor door, TypedGuest typed, int status)
    {
        var counts = registrations.Counts(door.WorkspaceId, door.Event.Key);
        var places = new Places(door.Event.Offer.Seats, counts.Held, counts.Waiting, door.Event.Offer.HasWaitingList);
        return places.Decide() == PlaceGiven.Full ? Full(context, door, StatusCodes.Status200OK)
            : PublicAnswers.Page<EventRegisterPage>(context, new { Door = door, Places = places, Typed = typed }, status);
    }

    private static IResult Full(HttpContext context, EventDoor door, int status)
    {
        var words = PublicLanguage.WordsOf(context);
        return PublicAnswers.Page<EventSaidPage>(context, new
        {
            Door = door,
            Title = words.Say(EventWord.FullTitle),
            Sentences = (IReadOnlyList<string>)[words.Say(EventWord.FullWhy)],
        }, status);
    }

    /// <summary>What somebody new would read: of who is registered already nobody learns it here.</summary>
    private static IResult Thanks(HttpContext context, EventDoor door, TypedGuest typed, PlaceGiven given, long inLine)
    {
        var words = PublicLanguage.WordsOf(context);
        List<string> sentences = given == PlaceGiven.WaitingList
            ? [words.Say(EventWord.ListNumber, ("n", inLine.ToString(CultureInfo.InvariantCulture)))] : [];
        sentences.Add(words.Say(EventWord.LetterComes, ("email", typed.Email)));
        sentences.Add(words.Say(EventWord.RegisteredBefore));
        return PublicAnswers.Page<EventSaidPage>(context, new
        {
            Door = door,
            Title = words.Say(given == PlaceGiven.WaitingList ? EventWord.OnTheList : EventWord.PlaceKept),
            Sentences = (IReadOnlyList<string>)sentences,
            IsDone = true,
        });
    }

    private static string? Problem(TypedGuest typed) =>
        typed.Name.Length is 0 or > LongestName ? "name" : EmailAddress.Normalise(typed.Email) is null ? "email" : null;

    private static InboundEvent Asked(EventDoor door, TypedGuest typed, Instant now)
    {
        var claim = new PlaceClaim(door.Event.Key, Registrations.NewId(), typed.Name, RegistrationOrigin.Page) { Language = door.Language };
        var name = PersonName.Read(typed.Name);
        var traits = JsonSerializer.SerializeToElement(
            new { email = EmailAddress.Normalise(typed.Email), firstName = name.First, lastName = name.Last });
        return new InboundEvent(
            door.WorkspaceId, InboundKind.Track, $"registration-{claim.Id:N}", EventNames.EventRegistered, UserId: null, AnonymousId: null,
            now, JsonSerializer.SerializeToElement(typed.Agreed ? new JsonObject { ["consent"] = true } : []), traits, By: GivenBy.Form,
            ConsentWording: new FormWords(FormSays.ConsentOf(door.Words, door.Business), $"event {door.Event.Key}, our page"))
        { Claim = claim };
    }

    private static string OneLine(string? text) => MergeValues.Clean(text) is { } clean
        ? string.Join(' ', clean.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";
}

internal static class EventRoutes
{
    public static void MapEventPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/e/{business:guid}/{key}",
            (Guid business, string key, EventPages pages, HttpContext context) => pages.Show(business, key, context));
        app.MapPost("/e/{business:guid}/{key}",
            (Guid business, string key, EventPages pages, HttpContext context) => pages.TakeAsync(business, key, context))
            .DisableAntiforgery().RequireRateLimiting(PublicPages.Forms).WithMetadata(PublicPages.SmallPost)
            .AddEndpointFilter<OneAddressAtATime>();
    }
}

/// <summary>What somebody typed on an event's page.</summary>
/// <param name="ProblemIn">The field with something wrong; null where all is well.</param>
public sealed record TypedGuest(string Name, string Email, bool Agreed, string? ProblemIn)
{
    public TypedGuest()
        : this("", "", false, null)
    {
    }
}
