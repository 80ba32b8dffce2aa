using System.Globalization;
using Throughline.Journeys;
using Throughline.Languages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;
using Throughline.Surveys;

namespace Throughline.App.Public;

/// <summary>The page of one question, <c>/s/{token}</c>.</summary>
internal static class SurveyEndpoints
{
    /// <summary>In characters; the rest is cut off.</summary>
    public const int LongestAnswer = 2_000;

    public static void MapSurveys(this IEndpointRouteBuilder app)
    {
        app.MapGet("/s/{token}", Ask).RequireRateLimiting(PublicPages.Visits);
        app.MapPost("/s/{token}", Take).DisableAntiforgery().RequireRateLimiting(PublicPages.Posts).WithMetadata(PublicPages.SmallPost);
    }

    private static async Task<IResult> Ask(string token, int? score, string? thanks, SignedDeliveries signed, AnswerReader answers,
        HttpContext context)
    {
        if (Find(signed, context, token) is not { } asked) return PublicAnswers.BrokenLink(context);
        var (delivery, survey) = asked;
        if (thanks is not null) return Thanks(context, delivery.Business);
        await context.RequestServices.GetRequiredService<VisitNotes>().CameToPageAsync(delivery.Row, LinkKind.Survey, context);
        var before = answers.Find(PeopleScope.Whole(delivery.Row.WorkspaceId), delivery.Row.PersonId, delivery.Row.Id);
        return PublicAnswers.Page<SurveyPage>(context,
            new { Survey = survey, delivery.Business, Score = score ?? before?.Score, before?.Answer, IsAgain = before is not null });
    }

    private static async Task<IResult> Take(string token, SignedDeliveries signed, DeliveryResponses responses, HttpContext context)
    {
        if (Find(signed, context, token) is not { } asked) return PublicAnswers.BrokenLink(context);
        var (delivery, survey) = asked;
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var text = form["answer"].ToString().Trim();
        if (text.Length > LongestAnswer) text = text[..LongestAnswer];
        var (score, problem) = Check(survey, form["score"], text, PublicLanguage.WordsOf(context));
        if (problem is not null)
            return PublicAnswers.Page<SurveyPage>(context, new { Survey = survey, delivery.Business, Answer = text, Problem = problem },
                StatusCodes.Status422UnprocessableEntity);
        await responses.AnsweredAsync(new(delivery.Row.PersonId, delivery.Row.Id), score, text.Length == 0 ? null : text);
        context.Response.Headers.Location = $"/s/{token}?thanks=1";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Thanks(HttpContext context, string business)
    {
        var words = PublicLanguage.WordsOf(context);
        return PublicAnswers.Say(context, business, words.Say(PublicWord.ThankYou), words.Say(PublicWord.AnswerArrived));
    }

    private static (SignedDelivery Delivery, Survey Survey)? Find(SignedDeliveries signed, HttpContext context, string token) =>
        signed.FindPage(context, token, LinkKind.Survey) is { Journey: { } journey, Row.Step: { } step } delivery
        && step >= 0 && step < journey.Steps.Length && journey.Steps[step].Work is SurveyWork { Survey: var survey }
            ? (delivery, survey)
            : null;

    /// <summary>The score of a scale, and what is wrong, if anything.</summary>
    private static (int? Score, string? Problem) Check(Survey survey, string? score, string text, PublicWords words)
    {
        var (low, high) = survey.Kind == QuestionKind.Recommend ? (0, 10) : (1, 5);
        return survey.Kind switch
        {
            QuestionKind.Recommend or QuestionKind.Rating =>
                int.TryParse(score, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= low && n <= high ? (n, null)
                    : (null, words.Say(PublicWord.ChooseNumber, ("low", $"{low}"), ("high", $"{high}"))),
            QuestionKind.Choice => survey.Choices.Contains(text) ? (null, null) : (null, words.Say(PublicWord.ChooseAnswer)),
            _ => text.Length > 0 ? (null, null) : (null, words.Say(PublicWord.WriteFewWords)),
        };
    }
}
