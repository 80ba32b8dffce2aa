using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Throughline.People;

namespace Throughline.Tests.People;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Ann", "Smith", "ann.smith@example.com", "ann.smith@example.com, example.com, smith")]
    [InlineData("Jean-Luc", "O'Hara", null, "ohara, hara, jean-luc, luc")]
    [InlineData("Zoë", "Weiß", "z_w+news@mail.example", "z_w+news@mail.example, mail.example, weiss, zoe, news")]
    [InlineData("J. R. R.", "von der Heide", null, "von, der, heide, j, r")]
    [InlineData("小明", "王", null, "王小明, 小明王")]
    [InlineData("ليلى", "حداد", null, "حدادليلى, ليلىحداد")]
    [InlineData("🙂 Ana", null, null, "🙂, ana")]
    [InlineData("  ", "", null, "")]
    [InlineData("An\u200Bn\u0000a", "--", null, "ann")]
    public void Somebody_is_found_by_few_words(string? first, string? last, string? email, string words) =>
        Assert.Equal(words, string.Join(", ", SearchWords.Of(Somebody(first, last, email))));

    [Theory]
    [InlineData("+491701234567", "491701234567, 01701234567, 1701234567")]
    [InlineData("+12015550123", "12015550123, 2015550123")]
    [InlineData("+351912345678", "351912345678, 912345678")]
    [InlineData("030123456", "030123456")]
    [InlineData("+", "")]
    public void A_number_is_found_with_its_country_and_without(string phone, string words) =>
        Assert.Equal(words, string.Join(", ", SearchWords.Of(Somebody(null, null, null) with { Phone = phone })));

    [Theory]
    [InlineData("smi", "Ann", "Smith", true)]
    [InlineData("SMITH ann", "Ann", "Smith", true)]
    [InlineData("ann smithe", "Ann", "Smith", false)]
    [InlineData("mith", "Ann", "Smith", false)]
    [InlineData("o’hara", "Eve", "O'Hara", true)]
    [InlineData("ohara", "Eve", "O'Hara", true)]
    [InlineData("jean luc", "Jean-Luc", null, true)]
    [InlineData("jean‑luc", "Jean-Luc", null, true)]
    [InlineData("muller", "Ida", "Müller", true)]
    [InlineData("müll", "Ida", "Mu\u0308ller", true)]
    [InlineData("strasse", "Ida", "Straße", true)]
    [InlineData("王小明", "小明", "王", true)]
    [InlineData("ann@ex", "Ann", "Smith", true)]
    [InlineData("@example.com", "Ann", "Smith", true)]
    [InlineData("<ann@example.com>", "Ann", "Smith", true)]
    [InlineData("+49 170 1234567", "Ann", "Smith", true)]
    [InlineData("0170 / 123", "Ann", "Smith", true)]
    [InlineData("00491701", "Ann", "Smith", true)]
    [InlineData("170 12 34", "Ann", "Smith", true)]
    [InlineData("+49", "Ann", "Smith", true)]
    [InlineData("0171 5", "Ann", "Smith", false)]
    [InlineData("fishlake", "Ann", "Smith", true)]
    [InlineData("bäckerei", "Ann", "Smith", true)]
    public void What_is_typed_is_the_beginning_of_a_word(string typed, string? first, string? last, bool isFound)
    {
        var somebody = Somebody(first, last, "ann@example.com") with
        {
            Phone = "+491701234567",
            Traits = ImmutableDictionary<string, string>.Empty.Add("Company", "Bäckerei Fishlake & Co."),
        };
        Assert.Equal(isFound, IsFound(typed, somebody));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" % ")]
    [InlineData("--")]
    [InlineData("\u200B")]
    public void Signs_alone_look_for_nothing(string typed) => Assert.Empty(SearchWords.Typed(typed));

    [Fact]
    public void What_is_too_long_is_cut_on_both_sides()
    {
        var name = new string('x', 39) + "🙂" + new string('y', 960);
        Assert.Equal([new string('x', 39)], SearchWords.Of(Somebody(name, null, null)));
        Assert.Equal([new string('x', 39)], SearchWords.Typed(name));
        var many = Somebody(string.Join(' ', Enumerable.Range(0, 500)), "Smith", "ann@example.com");
        Assert.Equal(SearchWords.Most, SearchWords.Of(many).Length);
        Assert.Equal("ann@example.com", SearchWords.Of(many)[0]);
        Assert.Equal(SearchWords.MostTyped, SearchWords.Typed(string.Join(' ', Enumerable.Range(100, 50).Select(n => $"w{n}"))).Length);
    }

    [Theory]
    [InlineData("Ann", "Smith", null, "smith ann")]
    [InlineData("Ann", null, null, "ann")]
    [InlineData(null, null, "Zed@example.com", "zed@example.com")]
    [InlineData(null, null, null, "\uFFFD")]
    [InlineData("Özgür", "Åberg", null, "aberg ozgur")]
    public void People_come_in_the_order_of_their_last_names(string? first, string? last, string? email, string sorted) =>
        Assert.Equal(sorted, SearchWords.SortName(Somebody(first, last, email)));

    [Theory]
    [InlineData("sm", "sn")]
    [InlineData("z", "{")]
    [InlineData("\uD7FF", "\uE000")]
    [InlineData("a\U0010FFFF", "b")]
    [InlineData("\uFFFF", "\U00010000")]
    [InlineData("🙂", "🙃")]
    public void A_beginning_ends_where_the_next_begins(string beginning, string end) => Assert.Equal(end, SearchWords.After(beginning));

    [Fact]
    public void Whatever_begins_so_lies_in_the_range_and_nothing_else() =>
        Prop.ForAll<string, string, string>((a, b, c) =>
        {
            var (beginning, other) = (Whole(a), Whole(c));
            return (beginning.Length == 0 || IsIn(beginning + Whole(b), beginning))
                && (beginning.Length == 0 || IsIn(other, beginning) == other.StartsWith(beginning, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_people_are_called_they_are_found_by_it() =>
        Prop.ForAll<string?, string?, string?>((first, last, company) =>
        {
            var somebody = Somebody(first, last, null) with
            {
                Traits = company is null ? ImmutableDictionary<string, string>.Empty
                    : ImmutableDictionary<string, string>.Empty.Add("company", company),
            };
            var words = SearchWords.Of(somebody);
            return words.Length <= SearchWords.Most && words.All(word => word.Length is > 0 and <= SearchWords.Longest)
                && words.Distinct().Count() == words.Length
                && ((string?[])[first, last, company]).All(name =>
                    name is null || words.Length == SearchWords.Most || IsFound(name, somebody)
                    || SearchWords.Typed(name).IsEmpty || name.Any(char.IsDigit));
        }).QuickCheckThrowOnFailure();

    private static bool IsFound(string typed, PersonFacts somebody) =>
        SearchWords.Typed(typed) is { IsEmpty: false } words && words.All(word => SearchWords.Of(somebody).Any(own => IsIn(own, word)));

    private static bool IsIn(string word, string beginning) =>
        Bytes(word).SequenceCompareTo(Bytes(beginning)) >= 0 && Bytes(word).SequenceCompareTo(Bytes(SearchWords.After(beginning))) < 0;

    private static ReadOnlySpan<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Whole(string? text) => string.Concat((text ?? "").EnumerateRunes());

    private static PersonFacts Somebody(string? first, string? last, string? email) =>
        new(Guid.Empty, first, last, email, null, null, null, Lifecycle.Prospect, ImmutableDictionary<string, string>.Empty);
}
