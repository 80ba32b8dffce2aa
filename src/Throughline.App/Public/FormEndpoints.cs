using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Languages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Public;

/// <summary>
/// Forms that let people in, <c>/f/{business}/{form}</c>: a page of ours, or any page's form that posts here. A post is the
/// event Form Submitted; nothing else can be caused by it.
/// </summary>
internal static class FormEndpoints
{
    private const int MostFields = 40;
    private const int LongestValue = 1_000;

    /// <summary>People cannot see it; whoever fills it in is a program.</summary>
    private const string Trap = "website";

    /// <summary>Ticked where they agree to get messages.</summary>
    private const string Agreement = "consent";

    /// <summary>Ticked where their reading may be noted.</summary>
    private const string Measuring = "consentToMeasuring";

    private const string OwnPage = "The words beside the box stand in your own page.";

    /// <summary>Stands in our own page's form, so that we know which words they read.</summary>
    private const string OwnForm = "_page";

    public static void MapForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/f/{business:guid}/{form}", Show);
        app.MapPost("/f/of/{key}/{form}", LeadOn).DisableAntiforgery()
            .RequireRateLimiting(PublicPages.Forms).WithMetadata(PublicPages.SmallPost);
        app.MapPost("/f/{business:guid}/{form}", Take).DisableAntiforgery()
            .RequireRateLimiting(PublicPages.Forms).WithMetadata(PublicPages.SmallPost).AddEndpointFilter<OneAddressAtATime>();
    }

    /// <summary>A form on a page that knows the key of its business, and not the business: the post goes on as it came.</summary>
    private static IResult LeadOn(string key, string form, ApiKeys keys, HttpContext context) =>
        keys.Find(key) is { Kind: KeyKind.Browser } known
            ? Results.Redirect(Address(known.WorkspaceId, form), permanent: false, preserveMethod: true)
            : PublicAnswers.BrokenLink(context);

    private static IResult Show(Guid business, string form, FormDoors doors, HttpContext context) =>
        Open(business, form, doors, context) is { } door
            ? Page(context, door, new() { ["Action"] = Address(business, form) })
            : PublicAnswers.BrokenLink(context);

    /// <param name="more">What the page shows beside the words of the form.</param>
    private static IResult Page(
        HttpContext context, FormDoor door, Dictionary<string, object?> more, int status = StatusCodes.Status200OK)
    {
        var says = door.Says;
        more["Business"] = door.Business;
        more["Measuring"] = door.AsksToMeasure ? MeasuringWords.Question(door.Says.Words, door.Business) : null;
        (more["Heading"], more["Text"], more["Button"], more["Consent"]) = (says.Heading, says.Text, says.Button, says.Consent);
        (more["Picture"], more["PictureShows"]) = (says.Picture, says.PictureShows);
        PublicFace.Set(context, door.Face with { Picture = says.Picture });
        return PublicAnswers.Page<FormPage>(context, more, status);
    }

    private static string Address(Guid business, string form) => $"/f/{business:N}/{Uri.EscapeDataString(form)}";

    private static FormDoor? Open(Guid business, string form, FormDoors doors, HttpContext context)
    {
        var door = doors.Find(business, form);
        if (door is null) return null;
        PublicLanguage.Set(context, door.Language);
        PublicFace.Set(context, door.Face);
        return door;
    }

    private static async Task<IResult> Take(Guid business, string form, FormDoors doors, IEventSink events, TimeProvider clock, HttpContext context)
    {
        if (Open(business, form, doors, context) is not { } door) return PublicAnswers.BrokenLink(context);
        var fields = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (!string.IsNullOrEmpty(fields[Trap])) return Thanks(context, door, agreed: false);
        var email = fields["email"].ToString().Trim();
        if (Problem(fields, email, door.Says.Words) is { } problem)
            return Page(
                context,
                door,
                new()
                {
                    ["Action"] = Address(business, form),
                    ["FirstName"] = fields["firstName"].ToString(),
                    ["Email"] = email,
                    ["Agreed"] = fields[Agreement] == "yes",
                    ["MayMeasure"] = fields[Measuring] == "yes",
                    ["Problem"] = problem,
                },
                StatusCodes.Status422UnprocessableEntity);
        try
        {
            await events.AcceptAsync([Submitted((business, form, door), EmailAddress.Normalise(email)!, fields,
                Instant.FromDateTimeOffset(clock.GetUtcNow()))], context.RequestAborted);
        }
        catch (IntakeBusyException busy)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(busy.RetryAfter.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            return PublicAnswers.Said(context, StatusCodes.Status503ServiceUnavailable, door.Business, PublicWord.Crowd, PublicWord.CrowdWhy);
        }
        catch (Exception error) when (StoreHealth.IsStoreFailure(error))
        {
            context.Response.Headers.RetryAfter = "60";
            return PublicAnswers.Said(context, StatusCodes.Status503ServiceUnavailable, door.Business, PublicWord.NotKept, PublicWord.NotKeptWhy);
        }
        return Thanks(context, door, agreed: ConsentWords.Read(fields[Agreement].LastOrDefault()) == ConsentAnswer.Yes);
    }

    private static IResult Thanks(HttpContext context, FormDoor door, bool agreed) =>
        PublicAnswers.Say(context, door.Business, door.Says.Words.Say(PublicWord.ThankYou), [.. door.Says.Thanks(agreed)]);

    private static string? Problem(IFormCollection fields, string email, PublicWords words)
    {
        if (EmailAddress.Normalise(email) is null)
            return words.Say(PublicWord.WriteEmail);
        if (fields.Count > MostFields || fields.Any(field => field.Value.ToString().Length > LongestValue)) return words.Say(PublicWord.FormTooLong);
        return null;
    }

    // The same words from the same address within a minute are one submission: somebody pressed the button twice.
    private static InboundEvent Submitted((Guid Business, string Form, FormDoor Door) of, string email, IFormCollection fields,
        Instant now)
    {
        var (business, form, door) = of;
        var given = fields.Where(field => field.Key is not (Trap or Agreement or Measuring) && !field.Key.StartsWith('_')).ToDictionary(field => field.Key, field => field.Value.ToString().Trim());
        var traits = given.Where(field => field.Key is "email" or "firstName" or "lastName" or "phone").ToDictionary(field => field.Key, field => field.Value);
        var about = new JsonObject(given.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value))) { ["form"] = form };
        foreach (var box in (string[])[Agreement, Measuring])
            if (fields.ContainsKey(box)) about[box] = AnswerIn(fields[box]);
        var touch = FirstTouch.Of(fields);
        touch.WriteInto(about);
        var properties = JsonSerializer.SerializeToElement(about);
        var minute = (now.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture);
        var messageId = "form-" + DerivedId.Of(business.ToString("N"), form, email.ToLowerInvariant(), properties.GetRawText(), minute).ToString("N");
        return new InboundEvent(
            business, InboundKind.Track, messageId, EventNames.FormSubmitted, UserId: null, touch.Visitor, now, properties,
            JsonSerializer.SerializeToElement(traits), By: GivenBy.Form,
            ConsentWording: fields.ContainsKey(OwnForm)
                ? new FormWords(door.Says.Consent, $"form {form}, our page", MeasuringWords.Question(door.Says.Words, door.Business))
                : new FormWords(OwnPage, $"form {form}, a page of yours", OwnPage))
        { CameFrom = touch.Source };
    }

    /// <summary>A box may be there several times, with an empty answer for "not ticked": the last one that says something counts.</summary>
    private static JsonNode? AnswerIn(Microsoft.Extensions.Primitives.StringValues values)
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
