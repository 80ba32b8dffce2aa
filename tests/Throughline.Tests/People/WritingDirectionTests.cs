using System.Collections.Immutable;
using Throughline.People;

namespace Throughline.Tests.People;

public sealed class WritingDirectionTests
{
    [Theory]
    [InlineData("ar", true)]
    [InlineData("ar-EG", true)]
    [InlineData("he-IL", true)]
    [InlineData("HE", true)]
    [InlineData("fa", true)]
    [InlineData("ckb", true)]
    [InlineData("dv", true)]
    [InlineData("yi", true)]
    [InlineData("az-Arab", true)]
    [InlineData("pa-Arab-PK", true)]
    [InlineData("ks-Deva", false)]
    [InlineData("ar-Latn", false)]
    [InlineData("de", false)]
    [InlineData("en-GB", false)]
    [InlineData("", false)]
    [InlineData("arn", false)]
    public void A_language_has_its_direction(string tag, bool isRightToLeft) =>
        Assert.Equal(isRightToLeft, WritingDirection.IsRightToLeft(tag));

    [Theory]
    [InlineData("Hello", "en", "en")]
    [InlineData("Hello", "he", "he")]
    [InlineData("שלום {{firstName}}, ברוך הבא", "en", "he")]
    [InlineData("مرحبا بك", "en", "ar")]
    [InlineData("مرحبا بك", "ur", "ur")]
    [InlineData("خوش آمدید، چطوری", "de", "fa")]
    [InlineData("Hello, this is the word שלום in a sentence", "en", "en")]
    [InlineData("123 …", "de", "de")]
    public void A_text_says_by_its_letters_what_it_cannot_be(string text, string known, string language) =>
        Assert.Equal(language, WritingDirection.LanguageOf(text, known));

    [Theory]
    [InlineData("de_at", "de-AT")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("Hebrew", "he")]
    [InlineData("عربي!", null)]
    [InlineData("<script>", null)]
    public void A_tag_is_written_as_tags_are(string text, string? tag) => Assert.Equal(tag, LanguageTag.Read(text));

    [Theory]
    [InlineData("Email", "email")]
    [InlineData("E-Mail", "email")]
    [InlineData("FirstName", "firstName")]
    [InlineData("First Name", "firstName")]
    [InlineData("first_name", "firstName")]
    [InlineData("LAST_NAME", "lastName")]
    [InlineData("Locale", "language")]
    [InlineData("City", null)]
    [InlineData("emailVerified", null)]
    [InlineData("company name", null)]
    public void What_we_keep_of_everybody_is_known_however_it_is_written(string name, string? ours) =>
        Assert.Equal(ours, TraitName.Reserved(name));

    [Theory]
    [InlineData("city", "Oslo")]
    [InlineData("CITY", "Oslo")]
    [InlineData("memberRating", "5")]
    [InlineData("shoeSize", "38")]
    [InlineData("country", null)]
    public void A_trait_is_found_in_whatever_letters_it_came(string name, string? value)
    {
        var traits = ImmutableDictionary<string, string>.Empty.Add("City", "Oslo").Add("MEMBER_RATING", "5").Add("Shoe Size", "38");
        var person = new PersonFacts(Guid.Empty, null, null, null, null, null, null, Lifecycle.Lead, traits);
        Assert.Equal(value, person.Trait(name));
    }
}
