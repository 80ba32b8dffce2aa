using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Linting;

namespace Throughline.App.Tests.Pages;

public sealed partial class Screen_words
{
    private static readonly HashSet<string> _keys = [.. Names(JsonNode.Parse(JourneySchema.Json())!).Distinct()];

    public static TheoryData<string> Kinds => [.. StructuralFindings.All.Where(kind => string.CompareOrdinal(kind.Code, "TL1100") > 0).Concat(LintRules.All.Select(rule => rule.Kind)).Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_to_do_is_said_without_a_key_of_the_file(string code)
    {
        var kind = StructuralFindings.All.Concat(LintRules.All.Select(rule => rule.Kind)).Single(kind => kind.Code == code);
        var said = ScreenWords.Of(kind.At("steps[0].title", "one", "two", "three", "four", "five"));
        Assert.DoesNotContain(KeyInQuotes().Matches(said.Fix).Select(match => match.Groups["key"].Value), _keys.Contains);
        Assert.Equal(code, said.Code);
        Assert.Equal("steps[0].title", said.Path);
    }

    [Theory]
    [InlineData("pain", "What hurts them at the beginning is not written down.")]
    [InlineData("entryPoints", "Nobody can come in yet.")]
    [InlineData("steps[3].message.subject", "The message has no subject.")]
    public void What_is_missing_is_said_in_an_owners_words(string path, string sentence) =>
        Assert.Equal(sentence, ScreenWords.Of(StructuralFindings.Missing.At(path, "key", "meaning")).Sentence);

    private static IEnumerable<string> Names(JsonNode schema) => schema switch
    {
        JsonObject group => group.SelectMany(entry => entry.Key == "properties" && entry.Value is JsonObject keys
            ? keys.Select(key => key.Key).Concat(keys.SelectMany(key => Names(key.Value!)))
            : entry.Value is null ? [] : Names(entry.Value)),
        JsonArray list => list.SelectMany(item => item is null ? [] : Names(item)),
        _ => [],
    };

    [GeneratedRegex(@"['“](?<key>[a-z]\w*)(?:: [a-z]\w*)?['”]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyInQuotes();
}
