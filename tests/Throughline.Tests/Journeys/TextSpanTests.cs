using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Tests.Journeys;

/// <summary>Where the letters of a text stand in its file, however it is written there.</summary>
public sealed class TextSpanTests
{
    public static TheoryData<string, string, int, int> Texts() => new()
    {
        { "pain: Too much work", "much", 1, 11 },
        { "pain: |\n  Too much\n  work at night\n", "night", 3, 11 },
        { "pain: |2\n    Too much\n  work at night\n", "night", 3, 11 },
        { "pain: >\n  Too much\n  work at night,\n\n  and no\n  holiday\n", "holiday", 6, 3 },
        { "pain: >- # folded\n    Too much\n    work\n", "work", 3, 5 },
        { "pain: \"Too much \\\n  work \\\"here\\\"\\nat night\"", "night", 2, 21 },
        { "pain: \"Too much \\u00e4 work\"", "work", 1, 24 },
        { "pain: 'It''s too much\n\n  work'", "work", 3, 3 },
        { "pain: Too much\n  work at\n  night", "night", 3, 3 },
        { "{\"pain\": \"Too much\\n\\twork\"}", "work", 1, 23 },
        { "name: a\r\npain: >\r\n  Too much\r\n  work\r\n", "work", 4, 3 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_word_of_a_text_stands_where_it_is_written(string file, string word, int line, int column)
    {
        var draft = JourneyFile.Read(file).Draft!;
        var place = PlaceOf(draft, draft.Pain!.IndexOf(word, StringComparison.Ordinal));
        Assert.Equal((line, column), (place.Line, place.Column));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_letter_stands_where_that_letter_is(string file, string word, int line, int column)
    {
        Assert.True(word.Length > 0 && line > 0 && column > 0);
        var (draft, lines) = (JourneyFile.Read(file).Draft!, file.Split('\n'));
        for (var i = 0; i < draft.Pain!.Length; i++)
        {
            if (!char.IsAsciiLetter(draft.Pain[i])) continue;
            var place = PlaceOf(draft, i);
            Assert.Equal(draft.Pain[i], lines[place.Line - 1][place.Column - 1]);
        }
    }

    private static Place PlaceOf(JourneyDraft draft, int offset) =>
        new FindingBag(draft.Source).PlaceInside("pain", TextPlace.Of(draft.Pain!, offset));
}
