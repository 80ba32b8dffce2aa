using System.Text.RegularExpressions;
using NodaTime;
using Throughline.Languages;
using Xunit;

namespace Throughline.Tests.Languages;

/// <summary>Each sentence of ours stands in every language, with the same places to fill in.</summary>
public partial class PublicWordsTests
{
    /// <summary>Every enum that has a file of words.</summary>
    public static TheoryData<Type> Areas =>
        [.. typeof(PublicWords).Assembly.GetManifestResourceNames().Where(name => name.EndsWith("Word.json", StringComparison.Ordinal))
            .Select(name => typeof(PublicWords).Assembly.GetType($"Throughline.Languages.{name[..^5]}", throwOnError: true)!)];

    [Theory]
    [MemberData(nameof(Areas))]
    public void Every_word_stands_in_every_language_with_the_same_places(Type area)
    {
        foreach (var word in Enum.GetNames(area))
        {
            var places = Places(PublicWords.Written(area, word, PublicWords.English)!.Value.Other);
            foreach (var language in PublicWords.Languages)
            {
                var said = PublicWords.Written(area, word, language);
                Assert.True(said is not null, $"{area.Name}.{word} is missing in {language}.");
                Assert.DoesNotContain("", (string?[])[said.Value.One, said.Value.Other]);
                Assert.Equal(places, Places(said.Value.Other));
                if (said.Value.One is { } one) Assert.Subset(places.Append("n").ToHashSet(), Places(one).ToHashSet());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void Nothing_in_a_file_is_left_over(Type area)
    {
        var languages = PublicWords.Languages.Append("en-US").ToHashSet();
        Assert.All(PublicWords.Entries(area), entry =>
        {
            Assert.Contains(entry.Word, Enum.GetNames(area));
            Assert.Contains(entry.Language, languages);
        });
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public void No_language_has_anothers_words_by_a_slip(Type area)
    {
        foreach (var word in Enum.GetNames(area).Where(word => PublicWords.Written(area, word, "en")!.Value.Other.Length > 40))
        {
            var said = PublicWords.Languages.Select(language => PublicWords.Written(area, word, language)!.Value.Other).ToList();
            Assert.Equal(said.Count, said.Distinct().Count());
        }
    }

    [Theory]
    [InlineData(null, "en")]
    [InlineData("", "en")]
    [InlineData("de", "de")]
    [InlineData("DE-at", "de")]
    [InlineData("pt_BR", "pt")]
    [InlineData("en-GB", "en")]
    [InlineData("en-us", "en-US")]
    [InlineData("ja", "en")]
    [InlineData("-", "en")]
    public void The_nearest_language_is_spoken(string? tag, string spoken) => Assert.Equal(spoken, PublicWords.In(tag).Language);

    [Theory]
    [InlineData("en", "Wednesday 2 December 2026", "2 December", "9:05", "London time")]
    [InlineData("en-US", "Wednesday, December 2, 2026", "December 2", "9:05 am", "London time")]
    [InlineData("de", "Mittwoch, 2. Dezember 2026", "2. Dezember", "9:05", "Ortszeit London")]
    [InlineData("fr", "mercredi 2 décembre 2026", "2 décembre", "9:05", "heure de London")]
    [InlineData("es", "miércoles, 2 de diciembre de 2026", "2 de diciembre", "9:05", "hora de London")]
    [InlineData("it", "mercoledì 2 dicembre 2026", "2 dicembre", "9:05", "ora di London")]
    [InlineData("pt", "quarta-feira, 2 de dezembro de 2026", "2 de dezembro", "9:05", "hora de London")]
    [InlineData("nl", "woensdag 2 december 2026", "2 december", "9:05", "tijd in London")]
    public void Dates_are_said_as_people_there_say_them(string tag, string date, string brief, string clock, string zone)
    {
        var words = PublicWords.In(tag);
        var day = new LocalDate(2026, 12, 2);
        Assert.Equal(date, words.DateWithYear(day));
        Assert.Equal(brief, words.ShortDate(day));
        Assert.Equal(clock, words.Clock(new LocalTime(9, 5)));
        Assert.Equal(zone, words.Zone(DateTimeZoneProviders.Tzdb["Europe/London"]));
    }

    [Theory]
    [InlineData(0, "12:00 am")]
    [InlineData(12, "12:00 pm")]
    [InlineData(13, "1:00 pm")]
    public void Noon_and_midnight_are_twelve_in_the_United_States(int hour, string said) =>
        Assert.Equal(said, PublicWords.In("en-US").Clock(new LocalTime(hour, 0)));

    [Fact]
    public void A_name_that_looks_like_a_place_is_only_a_name() =>
        Assert.Equal("You get this because you are in touch with {topic} {.",
            PublicWords.In("en").Say(PublicWord.BecauseInTouch, ("business", "{topic} {")));

    [Fact]
    public void A_place_that_nobody_fills_is_a_bug_and_no_sentence() =>
        Assert.Throws<ArgumentException>(() => PublicWords.In("en").Say(PublicWord.BecauseInTouch));

    private static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"(?<=\{)\w+(?=\})", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
