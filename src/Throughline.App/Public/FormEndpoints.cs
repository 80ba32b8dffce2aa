using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Throughline.App.Features.Journeys;
using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

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

    /// <summary>Stands in our own page's form, so that we know which words they read.</summary>
    private const string OwnForm = "_page";

    /// <summary>What stands beside the box on our own page.</summary>
    public static string Wording(string? business) =>
        $"Yes, {(string.IsNullOrWhiteSpace(business) ? "you" : business)} may write to me about this and related things. I can stop it at any time.";

    public static void MapForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/f/{business:guid}/{form}", Show);
        app.MapPost("/f/{business:guid}/{form}", Take).DisableAntiforgery()
            .RequireRateLimiting(PublicPages.Forms).WithMetadata(PublicPages.SmallPost).AddEndpointFilter<OneAddressAtATime>();
    }

    private static IResult Show(Guid business, string form, FormDoors doors, HttpContext context) =>
        Open(business, form, doors, context) is { } door
            ? PublicAnswers.Page<FormPage>(context, new { Journey = door.Title, door.Business, Action = $"/f/{business:N}/{Uri.EscapeDataString(form)}" })
            : PublicAnswers.BrokenLink(context);

    private static FormDoor? Open(Guid business, string form, FormDoors doors, HttpContext context)
    {
        var door = doors.Find(business, form);
        if (door is not null) PublicLanguage.Set(context, door.Language);
        return door;
    }

    private static async Task<IResult> Take(Guid business, string form, FormDoors doors, IEventSink events, TimeProvider clock, HttpContext context)
    {
        if (Open(business, form, doors, context) is not { } door) return PublicAnswers.BrokenLink(context);
        var fields = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (!string.IsNullOrEmpty(fields[Trap])) return Thanks(context, door);
        var email = fields["email"].ToString().Trim();
        if (Problem(fields, email) is { } problem)
            return PublicAnswers.Page<FormPage>(
                context,
                new { Journey = door.Title, door.Business, Action = $"/f/{business:N}/{Uri.EscapeDataString(form)}", FirstName = fields["firstName"].ToString(), Email = email, Agreed = fields["consent"] == "yes", Problem = problem },
                StatusCodes.Status422UnprocessableEntity);
        try
        {
            await events.AcceptAsync([Submitted((business, form, Wording(door.Business)), EmailAddress.Normalise(email)!, fields,
                Instant.FromDateTimeOffset(clock.GetUtcNow()))], context.RequestAborted);
        }
        catch (IntakeBusyException busy)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(busy.RetryAfter.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            return PublicAnswers.Page<SaidPage>(context, new { Title = "There is a crowd just now", door.Business, Sentences = (IReadOnlyList<string>)["Your message was not taken. Go back, wait a minute, and send it again."] }, StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception error) when (StoreHealth.IsStoreFailure(error))
        {
            context.Response.Headers.RetryAfter = "60";
            return PublicAnswers.Page<SaidPage>(context, new { Title = "It could not be kept", door.Business, Sentences = (IReadOnlyList<string>)["Your message was not taken, because nothing can be saved here just now. Go back, wait a few minutes, and send it again."] }, StatusCodes.Status503ServiceUnavailable);
        }
        return Thanks(context, door);
    }

    private static IResult Thanks(HttpContext context, FormDoor door) =>
        PublicAnswers.Say(context, door.Business, "Thank you", "It has arrived. Look into your mail in a few minutes, and into the spam folder if nothing is there.");

    private static string? Problem(IFormCollection fields, string email)
    {
        if (EmailAddress.Normalise(email) is null)
            return "Write your e-mail address, such as name@example.com.";
        if (fields.Count > MostFields || fields.Any(field => field.Value.ToString().Length > LongestValue)) return "That is more than this form can take. Shorten it and send it again.";
        return null;
    }

    // The same words from the same address within a minute are one submission: somebody pressed the button twice.
    private static InboundEvent Submitted((Guid Business, string Form, string Wording) of, string email, IFormCollection fields,
        Instant now)
    {
        var (business, form, wording) = of;
        var given = fields.Where(field => field.Key is not (Trap or Agreement) && !field.Key.StartsWith('_')).ToDictionary(field => field.Key, field => field.Value.ToString().Trim());
        var traits = given.Where(field => field.Key is "email" or "firstName" or "lastName" or "phone").ToDictionary(field => field.Key, field => field.Value);
        var about = new JsonObject(given.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value))) { ["form"] = form };
        if (fields.ContainsKey(Agreement)) about[Agreement] = AnswerIn(fields[Agreement]);
        var properties = JsonSerializer.SerializeToElement(about);
        var minute = (now.ToUnixTimeSeconds() / 60).ToString(CultureInfo.InvariantCulture);
        var messageId = "form-" + DerivedId.Of(business.ToString("N"), form, email.ToLowerInvariant(), properties.GetRawText(), minute).ToString("N");
        return new InboundEvent(
            business, InboundKind.Track, messageId, EventNames.FormSubmitted, UserId: null, AnonymousId: null, now, properties, JsonSerializer.SerializeToElement(traits), By: GivenBy.Form,
            ConsentWording: new FormWords(fields.ContainsKey(OwnForm) ? wording : "The words beside the box stand in your own page.", $"form {form}, {(fields.ContainsKey(OwnForm) ? "our page" : "a page of yours")}"));
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

/// <summary>A form that lets people in.</summary>
/// <param name="Title">The step they join at, from their side: "I get the checklist I asked for".</param>
/// <param name="Language">Tag (BCP 47) of what the business writes in.</param>
internal sealed record FormDoor(string Business, string Title, string Language);

/// <summary>Which forms a business has: those its live journeys name.</summary>
internal sealed class FormDoors(JourneyReader journeys, Workspaces workspaces, Catalogue catalogue)
{
    public FormDoor? Find(Guid business, string form)
    {
        if (workspaces.Find(business) is not { } workspace) return null;
        var language = workspace.Settings.Sender("", []).Language ?? PublicLanguage.Unknown;
        var name = workspace.Settings.Voice.BusinessName is { Length: > 0 } own ? own : workspace.Name;
        foreach (var row in journeys.List(business))
        {
            if (row.LiveVersionId is not { } live || catalogue.FindVersion(live)?.Journey is not { } journey) continue;
            foreach (var way in journey.EntryPoints)
                if (EntryPointGuide.Of(way) is EntryPointGuide.Form { Key: var key } && key == form)
                    return new FormDoor(name, journey.Steps[way.Joins].Title, language);
        }
        return null;
    }
}
