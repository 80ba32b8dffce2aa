using Throughline.App.Access;
using Throughline.Languages;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;

namespace Throughline.App.Public;

/// <summary>
/// Unsubscribing, <c>/u/{token}</c> (RFC 8058: the address alone identifies person and topic, a POST acts at once and
/// answers 200 every time), choosing topics, <c>/p/{token}</c>, and saying that an address is one's own, <c>/y/{token}</c>. GET
/// shows a page and changes nothing.
/// </summary>
internal static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/u/{token}", [HttpMethods.Get, HttpMethods.Head], ShowUnsubscribe).RequireRateLimiting(PublicPages.Visits);
        app.MapPost("/u/{token}", Unsubscribe).DisableAntiforgery()
            .UnderstandsBroken(OneClick.Find).WithMetadata(PublicPages.SmallPost).RequireRateLimiting(PublicPages.Visits);
        app.MapMethods("/p/{token}", [HttpMethods.Get, HttpMethods.Head], ShowPreferences).RequireRateLimiting(PublicPages.Visits);
        app.MapPost("/p/{token}", KeepPreferences).DisableAntiforgery()
            .WithMetadata(PublicPages.SmallPost).RequireRateLimiting(PublicPages.Visits);
        app.MapMethods("/y/{token}", [HttpMethods.Get, HttpMethods.Head], ShowConfirmation);
        app.MapPost("/y/{token}", Confirm).DisableAntiforgery().WithMetadata(PublicPages.SmallPost).RequireRateLimiting(PublicPages.Visits);
    }

    private static async Task<IResult> ShowUnsubscribe(string token, SignedDeliveries signed, VisitNotes notes, HttpContext context)
    {
        if (signed.FindPage(context, token, LinkKind.Unsubscribe) is not { } delivery) return PublicAnswers.BrokenLink(context);
        await notes.CameToPageAsync(delivery.Row, LinkKind.Unsubscribe, context);
        return PublicAnswers.Page<UnsubscribePage>(context,
            new { delivery.Business, Topic = new TopicChoice(delivery.Row.Topic, null), delivery.Row.Address });
    }

    private static async Task<IResult> Unsubscribe(string token, SignedDeliveries signed, PeopleRegister people, HttpContext context)
    {
        if (signed.FindPage(context, token, LinkKind.Unsubscribe) is not { } delivery) return PublicAnswers.BrokenLink(context);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        await Change(delivery, people, form["scope"] == "all" ? Consent.AllTopics : delivery.Row.Topic, granted: false);
        var words = PublicLanguage.WordsOf(context);
        return PublicAnswers.Say(context, delivery.Business, words.Say(PublicWord.Stopped), words.Say(PublicWord.StoppedByMistake));
    }

    private static async Task<IResult> ShowPreferences(string token, string? saved, SignedDeliveries signed, Topics topics,
        HttpContext context)
    {
        if (signed.FindPage(context, token, LinkKind.Preferences) is not { } delivery) return PublicAnswers.BrokenLink(context);
        if (saved is null) await context.RequestServices.GetRequiredService<VisitNotes>()
            .CameToPageAsync(delivery.Row, LinkKind.Preferences, context);
        var choices = topics.Of(delivery.Row);
        return PublicAnswers.Page<PreferencesPage>(context, new
        {
            delivery.Business,
            Choices = choices,
            Measuring = topics.Measuring(delivery),
            delivery.Row.Channel,
            Saved = saved is not null,
        });
    }

    private static async Task<IResult> KeepPreferences(string token, SignedDeliveries signed, Topics topics, PeopleRegister people,
        HttpContext context)
    {
        if (signed.FindPage(context, token, LinkKind.Preferences) is not { } delivery) return PublicAnswers.BrokenLink(context);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        if (form["scope"] == "none") await Change(delivery, people, Consent.AllTopics, granted: false);
        else
            foreach (var topic in topics.Of(delivery.Row))
                if (form["topic"].Contains(topic.Key) is var wanted
                    && wanted != topic.Wanted) await Change(delivery, people, topic.Key, wanted);
        if (form["scope"] != "none" && topics.Measuring(delivery) is { } measuring && form["topic"].Contains(measuring.Key) is var may
            && may != (measuring.Wanted ?? false))
            await Change(delivery, people, measuring.Key, may);
        context.Response.Headers.Location = $"/p/{token}?saved=1";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult ShowConfirmation(string token, SignedDeliveries signed, HttpContext context)
    {
        if (signed.FindPage(context, token, LinkKind.Confirm) is not { } delivery) return PublicAnswers.BrokenLink(context);
        var words = PublicLanguage.WordsOf(context);
        return PublicAnswers.Page<ConfirmPage>(context, new
        {
            delivery.Business,
            Title = Confirmations.SubjectOf(delivery.Row.Number, words.Language),
            Question = words.Say(delivery.Row.Number == 0 ? PublicWord.WasItYou : PublicWord.WasItYouAgain,
                ("address", delivery.Row.Address ?? words.Say(PublicWord.YourAddress))),
        });
    }

    private static async Task<IResult> Confirm(string token, SignedDeliveries signed, DeliveryResponses responses, HttpContext context) =>
        signed.FindPage(context, token, LinkKind.Confirm) is { } delivery
            && await responses.ConfirmedAsync(new(delivery.Row.PersonId, delivery.Row.Id))
            ? Confirmed(context, delivery.Business)
            : PublicAnswers.BrokenLink(context);

    private static IResult Confirmed(HttpContext context, string business)
    {
        var words = PublicLanguage.WordsOf(context);
        return PublicAnswers.Say(context, business, words.Say(PublicWord.ThankYou), words.Say(PublicWord.Confirmed),
            words.Say(PublicWord.ConfirmedMore));
    }

    private static Task Change(SignedDelivery delivery, PeopleRegister people, string topic, bool granted) =>
        people.SetConsentAsync(delivery.Row.WorkspaceId, delivery.Row.PersonId,
            new(delivery.Row.Channel, topic, granted, Evidence(delivery, granted),
                GivenBy.Themselves)
            { Proof = $"message {delivery.Row.Id:N}", Address = delivery.Row.Address });

    private static string Evidence(SignedDelivery delivery, bool granted) =>
        $"{(granted ? "Chose it on" : "Declined on")} the page linked in “{delivery.Row.Subject ?? (delivery.Row.Channel == Channel.Sms ? "a text message" : "a message")}”";
}
