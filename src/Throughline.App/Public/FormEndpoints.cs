using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using NodaTime;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Languages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Public;

/// <summary>What looks after the forms of all businesses.</summary>
internal readonly record struct FormDesk(FormDoors Doors, FormChecks Checks, Visitors Visitors, FormAddresses Addresses);

/// <summary>
/// Forms that let people in, <c>/f/{business}/{form}</c>: a page of ours, or any page's form that posts here. A post is the
/// event Form Submitted; nothing else can be caused by it.
/// </summary>
internal static class FormEndpoints
{
    private const int MostFields = 60;

    /// <summary>Ticked where they agree to get messages.</summary>
    public const string Agreement = "consent";

    /// <summary>Ticked where their reading may be noted.</summary>
    public const string Measuring = "consentToMeasuring";

    private const string OwnPage = "The words beside the box stand in your own page.";

    /// <summary>Stands in our own page's form, so that we know which words they read.</summary>
    public const string OwnForm = "_page";

    /// <summary>Which question was asked, where they come one by one.</summary>
    public const string Place = "_at";

    /// <summary>Whether they go on or back.</summary>
    public const string Way = "_go";

    /// <summary>Where it stands in a page of the owner's.</summary>
    public const string Framed = "in";

    public static void MapForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/f/{business:guid}/{form}", Show);
        app.MapPost("/f/of/{key}/{form}", LeadOn).DisableAntiforgery()
            .RequireRateLimiting(PublicPages.Forms).WithMetadata(PublicPages.SmallPost);
        app.MapPost("/f/{business:guid}/{form}", TakeAsync).DisableAntiforgery()
            .RequireRateLimiting(PublicPages.Forms).WithMetadata(PublicPages.SmallPost);
    }

    /// <summary>A form on a page that knows the key of its business, and not the business: the post goes on as it came.</summary>
    private static IResult LeadOn(string key, string form, ApiKeys keys, HttpContext context) =>
        keys.Find(key) is { Kind: KeyKind.Browser } known
            ? Results.Redirect(AddressOf(known.WorkspaceId, form), permanent: false, preserveMethod: true)
            : PublicAnswers.BrokenLink(context);

    public static string AddressOf(Guid business, string form) => $"/f/{business:N}/{Uri.EscapeDataString(form)}";

    public static IResult Page(HttpContext context, FormView view, int status = StatusCodes.Status200OK)
    {
        var face = view.Door.Face;
        PublicFace.Set(context, view.IsFramed ? face with { HasScript = true } : face);
        return PublicAnswers.Page<FormSheet>(context, new { View = view }, status);
    }

    private static IResult Show(Guid business, string form, string? t, [AsParameters] FormDesk desk, HttpContext context)
    {
        if (Open(business, form, desk.Doors, context) is not { } door) return PublicAnswers.BrokenLink(context);
        var view = NewView(context, door, (business, form), desk.Checks);
        if (desk.Visitors.Find(business, t) is { } known) view = view with { Typed = known.Fields, Visitor = t };
        return Page(context, view);
    }

    private static FormView NewView(HttpContext context, FormDoor door, (Guid Business, string Form) of, FormChecks checks)
    {
        var isFramed = context.Request.Query.ContainsKey(Framed);
        return new FormView(door, AddressOf(of.Business, of.Form) + (isFramed ? $"?{Framed}=1" : ""))
        {
            Opened = checks.Opened(),
            IsFramed = isFramed,
        };
    }

    private static FormDoor? Open(Guid business, string form, FormDoors doors, HttpContext context)
    {
        if (doors.Find(business, form) is not { } door) return null;
        PublicLanguage.Set(context, door.Language);
        PublicFace.Set(context, door.Face);
        return door;
    }

    private static async Task<IResult> TakeAsync(Guid business, string form, [AsParameters] FormDesk desk, HttpContext context)
    {
        var checks = desk.Checks;
        if (Open(business, form, desk.Doors, context) is not { } door) return PublicAnswers.BrokenLink(context);
        var fields = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (Honeypot.IsFilledIn(fields)) return Thanks(context, door, agreed: false);
        var isOurs = fields.ContainsKey(OwnForm);
        var view = NewView(context, door, (business, form), checks) with
        {
            Typed = fields.Where(field => !field.Key.StartsWith('_') || FirstTouch.Fields.Contains(field.Key))
                .ToDictionary(field => field.Key, field => field.Value),
            Opened = fields[FormChecks.OpenedField].LastOrDefault(),
            Visitor = fields[Visitors.Field].LastOrDefault(),
            IsOurs = isOurs,
        };
        if (TooMuch(fields)) return Refused(context, view, [new(FormAsk.Email, PublicWord.FormTooLong)]);
        if (isOurs && door.Says.IsOneByOne && Turn(context, view, fields) is { } turned) return turned;
        // A page of the owner's own asks what it likes; of us it must have an address.
        var asks = isOurs ? door.Says.Asks : [.. door.Says.Asks.Select(ask => ask with { IsNeeded = ask.Key == FormAsk.Email })];
        var filled = Read(door, asks, fields);
        if (!filled.Problems.IsEmpty) return Refused(context, view, filled.Problems);
        if (checks.Suspects(context, view, fields)) return checks.Ask(context, view, fields);
        if (!desk.Addresses.MayWriteTo($"{business:N}", filled.Answers[FormAsk.Email]))
            return PublicAnswers.Problem(context, StatusCodes.Status429TooManyRequests);
        return await KeepAsync(context, door, Submitted((business, form, door), filled, fields, NowOf(context)))
            ?? Thanks(context, door, agreed: ConsentWords.Read(fields[Agreement].LastOrDefault()) == ConsentAnswer.Yes);
    }

    private static FilledForm Read(FormDoor door, ImmutableArray<FormAsk> asks, IFormCollection fields) =>
        FormFilling.Read(asks, key => [.. fields[key].Select(one => one ?? "")], door.Country);

    private static bool TooMuch(IFormCollection fields) => fields.Count > MostFields
        || fields.Any(field => field.Value.Sum(one => one?.Length ?? 0) > FormFilling.Longest * 2);

    private static Instant NowOf(HttpContext context) =>
        Instant.FromDateTimeOffset(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    /// <summary>Another question, or the same once more; null where they answered the last one.</summary>
    private static IResult? Turn(HttpContext context, FormView view, IFormCollection fields)
    {
        var last = view.Says.Asks.Length - 1;
        var at = int.TryParse(fields[Place], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? Math.Min(place, last) : 0;
        if (fields[Way] == "back") return Page(context, view with { At = Math.Max(0, at - 1) });
        var problems = Read(view.Door, [view.Says.Asks[at]], fields).Problems;
        if (!problems.IsEmpty)
            return Page(context, view with { At = at, Problems = problems }, StatusCodes.Status422UnprocessableEntity);
        return at < last ? Page(context, view with { At = at + 1 }) : null;
    }

    // Where questions come one by one, the first that is wrong is shown.
    private static IResult Refused(HttpContext context, FormView view, ImmutableArray<AskProblem> problems)
    {
        var at = view.Says.Asks.Index().FirstOrDefault(ask => ask.Item.Key == problems[0].Key).Index;
        return Page(context, view with { At = view.Says.IsOneByOne ? at : 0, Problems = problems },
            StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Null once it is kept.</summary>
    private static async Task<IResult?> KeepAsync(HttpContext context, FormDoor door, InboundEvent submitted)
    {
        try
        {
            await context.RequestServices.GetRequiredService<IEventSink>().AcceptAsync([submitted], context.RequestAborted);
            return null;
        }
        catch (IntakeBusyException busy)
        {
            context.Response.Headers.RetryAfter =
                Math.Ceiling(busy.RetryAfter.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            return PublicAnswers.Said(context, StatusCodes.Status503ServiceUnavailable, door.Business, PublicWord.Crowd,
                PublicWord.CrowdWhy);
        }
        catch (Exception error) when (StoreHealth.IsStoreFailure(error))
        {
            context.Response.Headers.RetryAfter = "60";
            return PublicAnswers.Said(context, StatusCodes.Status503ServiceUnavailable, door.Business, PublicWord.NotKept,
                PublicWord.NotKeptWhy);
        }
    }

    public static IResult Thanks(HttpContext context, FormDoor door, bool agreed)
    {
        if (context.Request.Query.ContainsKey(Framed)) PublicFace.Set(context, door.Face with { HasScript = true });
        return PublicAnswers.Page<SaidPage>(context, new
        {
            Title = door.Says.Words.Say(PublicWord.ThankYou),
            door.Business,
            Sentences = door.Says.Thanks(agreed),
            IsFramed = context.Request.Query.ContainsKey(Framed),
        });
    }

    // The same words from the same address within a minute are one submission: somebody pressed the button twice.
    private static InboundEvent Submitted((Guid Business, string Form, FormDoor Door) of, FilledForm filled, IFormCollection fields,
        Instant now)
    {
        var (business, form, door) = of;
        var given = fields.Where(field => field.Key is not (Agreement or Measuring) && !field.Key.StartsWith('_'))
            .ToDictionary(field => field.Key, field => filled.Answers.GetValueOrDefault(field.Key) ?? field.Value.ToString().Trim());
        foreach (var (key, answer) in filled.Answers) given.TryAdd(key, answer);
        var traits = given.Where(field => FormAsk.Everybodys.Contains(field.Key) || filled.Answers.ContainsKey(field.Key))
            .ToDictionary(field => field.Key, field => field.Value);
        var about = new JsonObject(given.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value))) { ["form"] = form };
        foreach (var box in (string[])[Agreement, Measuring])
            if (fields.ContainsKey(box)) about[box] = AnswerIn(fields[box]);
        var touch = FirstTouch.Of(fields);
        touch.WriteInto(about);
        var properties = JsonSerializer.SerializeToElement(about);
        var minute = (now.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture);
        var email = filled.Answers[FormAsk.Email].ToLowerInvariant();
        var messageId = "form-" + DerivedId.Of(business.ToString("N"), form, email, properties.GetRawText(), minute).ToString("N");
        return new InboundEvent(
            business, InboundKind.Track, messageId, EventNames.FormSubmitted, UserId: null, touch.Visitor, now, properties,
            JsonSerializer.SerializeToElement(traits), By: GivenBy.Form, ConsentWording: WordsRead(door, form, fields))
        { CameFrom = touch.Source };
    }

    private static FormWords WordsRead(FormDoor door, string form, IFormCollection fields) => fields.ContainsKey(OwnForm)
        ? new FormWords(door.Says.Consent, $"form {form}, our page", MeasuringWords.Question(door.Says.Words, door.Business))
        : new FormWords(OwnPage, $"form {form}, a page of yours", OwnPage);

    /// <summary>A box may be there several times, with an empty answer for "not ticked": the last one that says something counts.</summary>
    private static JsonNode? AnswerIn(StringValues values)
    {
        var said = values.LastOrDefault(value => ConsentWords.Read(value) != ConsentAnswer.Empty);
        return ConsentWords.Read(said) switch
        {
            ConsentAnswer.Yes => true,
            ConsentAnswer.No => false,
            ConsentAnswer.NotUnderstood => said, // kept as it is, so that the owner sees it on the person's page; it is no consent
            _ => null,
        };
    }
}
