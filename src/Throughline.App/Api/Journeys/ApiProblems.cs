using System.Text.Json.Serialization;
using Throughline.App.Features.Testing;
using Throughline.Journeys;

namespace Throughline.App.Api.Journeys;

/// <summary>What goes wrong, as problem details (RFC 9457), and findings as JSON: the same words as <c>throughline lint --format json</c>.</summary>
internal static class ApiProblems
{
    public static IResult NotFound(string detail) => Say(StatusCodes.Status404NotFound, "not-found", "Not found", detail);

    public static IResult BadRequest(string detail) => Say(StatusCodes.Status400BadRequest, "bad-request", "The request cannot be understood", detail);

    public static IResult TooLarge(string detail) => Say(StatusCodes.Status413PayloadTooLarge, "too-large", "The file is too large", detail);

    public static IResult TooMany(string detail) => Say(StatusCodes.Status429TooManyRequests, "too-often", "Too often", detail);

    public static IResult Changed(string key) => Say(
        StatusCodes.Status412PreconditionFailed, "changed-meanwhile", "Changed meanwhile", $"Somebody has changed the journey '{key}' since you read it, and nothing was saved. Read it again, and send your change with its new ETag.");

    public static IResult Unsound(Compilation examined) => Say(
        StatusCodes.Status422UnprocessableEntity, "not-sound", "The journey is not sound", "Nothing was saved. Put right what the findings of severity 'error' say, then send it again.",
        new() { ["findings"] = examined.Findings.Select(Of) });

    public static object Examined(Compilation examined) => new
    {
        sound = examined.IsSound,
        publishable = examined.IsPublishable,
        findings = examined.Findings.Select(Of),
    };

    /// <summary>The same for a draft that is kept, with what was decided about its findings.</summary>
    public static object Examined(Compilation examined, DecidedFindings decided) => new
    {
        sound = examined.IsSound,
        publishable = decided.LetsPublish(examined),
        findings = examined.Findings.Select(one => Of(one) with { Accepted = decided.ReasonFor(one) }),
    };

    private static FindingTold Of(Finding finding) => new(
        finding.Code, finding.Severity.ToString().ToLowerInvariant(), finding.Line, finding.Column,
        finding.Path, finding.Sentence, finding.Fix)
    {
        Here = finding.Here,
        There = finding.There,
    };

    /// <param name="Severity">"error", "warning" or "hint".</param>
    private sealed record FindingTold(string Code, string Severity, int Line, int Column, string Path, string Sentence, string Fix)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Quotation? Here { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Quotation? There { get; init; }

        /// <summary>Why it was left as it is, or why the journey does without its rule.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Accepted { get; init; }
    }

    private static IResult Say(int status, string type, string title, string detail, Dictionary<string, object?>? more = null) =>
        Results.Problem(detail, instance: null, status, title, $"urn:throughline:problem:{type}", more);
}
