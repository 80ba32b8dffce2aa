using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Throughline.Surveys;

namespace Throughline.Simulation;

/// <summary>What people answer to a question, as the event of their answer carries it.</summary>
internal static partial class Answers
{
    /// <summary>What the page of the question takes: each score, each choice. A free text can be anything and is left to whoever
    /// asks.</summary>
    public static IEnumerable<JsonObject> All(Survey survey) => survey switch
    {
        { Scale: var (low, high) } => Enumerable.Range(low, high - low + 1).Select(score => new JsonObject { ["score"] = score }),
        { Kind: QuestionKind.Choice } => survey.Choices.Select(choice => new JsonObject { ["answer"] = choice }),
        _ => [[]],
    };

    /// <summary>The lowest score; the choice that means not yet, or says no, or else the last one; a few disappointed words.</summary>
    public static JsonObject Unhappy(Survey survey) => survey switch
    {
        { Scale: var (low, _) } => new JsonObject { ["score"] = low },
        { Kind: QuestionKind.Choice } => new JsonObject
        {
            ["answer"] = survey.NotYet.FirstOrDefault() ?? survey.Choices.FirstOrDefault(choice => No().IsMatch(choice))
            ?? survey.Choices.LastOrDefault()
        },
        _ => new JsonObject { ["answer"] = "I had hoped for more." },
    };

    [GeneratedRegex(@"^\s*(no|not|none|never|nein|nicht|noch nicht|non|pas|não|nada)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex No();
}
