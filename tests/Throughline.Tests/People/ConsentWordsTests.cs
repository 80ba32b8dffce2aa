using FsCheck;
using FsCheck.Fluent;
using Throughline.People;

namespace Throughline.Tests.People;

/// <summary>A ticked box has many words; what is not understood is never a yes.</summary>
public sealed class ConsentWordsTests
{
    [Theory]
    [InlineData("yes on true 1 y x ja oui sí si igen accepted opted-in subscribed TRUE WAHR")]
    [InlineData("✓ ✔ ✔️ ☑ OK granted VRAI vero tak да j t Opted_In SUBSCRIBED 1.0 confirmed active")]
    [InlineData("2024-05-01 01.05.2024 5/1/2024 05/01/24 2024-05-01T10:00:00Z 2024/5/1")]
    public void Every_word_for_yes_is_a_yes(string words) =>
        Assert.All(words.Split(' '), word => Assert.Equal(ConsentAnswer.Yes, ConsentWords.Read(word)));

    [Theory]
    [InlineData("no nein non 0 false FALSE FALSCH n off unsubscribed abgemeldet cleaned bounced opted-out Opt_out")]
    [InlineData("widerrufen não nem ✗ ☐ ❌ suppressed complained withdrawn")]
    public void Every_word_for_no_is_a_no(string words) =>
        Assert.All(words.Split(' '), word => Assert.Equal(ConsentAnswer.No, ConsentWords.Read(word)));

    [Theory]
    [InlineData(" Yes ", ConsentAnswer.Yes)]
    [InlineData("Yes!", ConsentAnswer.Yes)]
    [InlineData("opt in", ConsentAnswer.Yes)]
    [InlineData("Yes, please send me the newsletter.", ConsentAnswer.Yes)]
    [InlineData("Ja, ich möchte den Newsletter erhalten", ConsentAnswer.Yes)]
    [InlineData("2023-11-05 14:22:10", ConsentAnswer.Yes)]
    [InlineData("5. 11. 2023, 14:22", ConsentAnswer.Yes)]
    [InlineData("5/1/2024 10:33 AM", ConsentAnswer.Yes)]
    [InlineData("Single opt-in", ConsentAnswer.Yes)]
    [InlineData("ich stimme zu", ConsentAnswer.Yes)]
    [InlineData("No, thank you", ConsentAnswer.No)]
    [InlineData("hard bounced", ConsentAnswer.No)]
    [InlineData("Not subscribed", ConsentAnswer.No)]
    [InlineData("do-not-contact", ConsentAnswer.No)]
    [InlineData("dado de baja", ConsentAnswer.No)]
    [InlineData(null, ConsentAnswer.Empty)]
    [InlineData("  ", ConsentAnswer.Empty)]
    [InlineData("unknown", ConsentAnswer.Empty)]
    [InlineData("n/a", ConsentAnswer.Empty)]
    [InlineData("-", ConsentAnswer.Empty)]
    [InlineData("NEVER_SUBSCRIBED", ConsentAnswer.Empty)]
    [InlineData("0000-00-00 00:00:00", ConsentAnswer.Empty)]
    [InlineData("maybe", ConsentAnswer.NotUnderstood)]
    [InlineData("pending", ConsentAnswer.NotUnderstood)]
    [InlineData("2", ConsentAnswer.NotUnderstood)]
    [InlineData("yes, but not by e-mail", ConsentAnswer.NotUnderstood)]
    [InlineData("Ja, aber nur per Post", ConsentAnswer.NotUnderstood)]
    [InlineData("yesterday", ConsentAnswer.NotUnderstood)]
    [InlineData("13.13.2024", ConsentAnswer.NotUnderstood)]
    [InlineData("1900-01-01", ConsentAnswer.NotUnderstood)]
    [InlineData("not yes", ConsentAnswer.NotUnderstood)]
    public void A_cell_is_read_as_it_was_meant(string? text, ConsentAnswer expected) =>
        Assert.Equal(expected, ConsentWords.Read(text));

    [Fact]
    public void A_text_too_long_to_be_an_answer_is_none() =>
        Assert.Equal(ConsentAnswer.NotUnderstood, ConsentWords.Read("yes, " + new string('a', ConsentWords.Longest)));

    [Fact]
    public void Letter_case_and_spaces_around_change_no_answer() =>
        Prop.ForAll(Gen.Elements("yes", "nein", "opted out", "n/a", "maybe", "✓", "2024-05-01").ToArbitrary(),
            Gen.Elements("", " ", "\t", "\u00A0").ToArbitrary(), (word, space) =>
            ConsentWords.Read(space + word.ToUpperInvariant() + space) == ConsentWords.Read(word))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void What_people_write_at_random_is_never_a_yes_by_chance() =>
        Prop.ForAll<NonEmptyString>(text => ConsentWords.Read("q" + text.Get) != ConsentAnswer.Yes).QuickCheckThrowOnFailure();
}
