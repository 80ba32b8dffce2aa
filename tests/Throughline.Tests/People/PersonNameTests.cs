using FsCheck;
using FsCheck.Fluent;
using Throughline.People;

namespace Throughline.Tests.People;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Anna Schmidt", null, "Anna", "Schmidt")]
    [InlineData("  Mei   Lin Chen ", null, "Mei", "Lin Chen")]
    [InlineData("Madonna", null, "Madonna", null)]
    [InlineData("Schmidt, Anna", null, "Anna", "Schmidt")]
    [InlineData("von der Leyen, Anna Maria", null, "Anna Maria", "von der Leyen")]
    [InlineData("Dr. Anna Schmidt", "Dr.", "Anna", "Schmidt")]
    [InlineData("Prof. Dr. med. Anna Schmidt", "Prof. Dr. med.", "Anna", "Schmidt")]
    [InlineData("Schmidt, Dr. Anna", "Dr.", "Anna", "Schmidt")]
    [InlineData("Dr. Schmidt, Anna", "Dr.", "Anna", "Schmidt")]
    [InlineData("Frau Schmidt", "Frau", null, "Schmidt")]
    [InlineData("Mrs Anna Smith", "Mrs", "Anna", "Smith")]
    [InlineData("Anna und Bernd Schmidt", null, "Anna und Bernd", "Schmidt")]
    [InlineData("Anna Schmidt, MBA", null, "Anna", "Schmidt, MBA")]
    [InlineData("Dr.", "Dr.", null, null)]
    [InlineData("", null, null, null)]
    public void A_whole_name_is_taken_apart(string text, string? title, string? first, string? last) =>
        Assert.Equal(new PersonName(title, first, last), PersonName.Read(text));

    [Theory]
    [InlineData("MEMBER_RATING", "memberRating")]
    [InlineData("Company Name", "companyName")]
    [InlineData("CompanyName", "companyName")]
    [InlineData("FirstName", "firstName")]
    [InlineData("City", "city")]
    [InlineData("OPTIN_IP", "optinIp")]
    [InlineData("LATITUDE", "latitude")]
    [InlineData("VAT", "VAT")]
    [InlineData("VAT Number", "vatNumber")]
    [InlineData("Company VAT", "companyVAT")]
    [InlineData("URLOfShop", "urlOfShop")]
    [InlineData("shoe_size", "shoe_size")]
    [InlineData("memberRating", "memberRating")]
    [InlineData("E-mail 2 - Value", "eMail2Value")]
    [InlineData("Körpergröße (cm)", "koerpergroesseCm")]
    [InlineData("Prénom du conjoint", "prenomDuConjoint")]
    [InlineData("2nd visit", "ndVisit")]
    [InlineData("地址", "")]
    public void A_heading_becomes_a_name_that_can_be_read(string heading, string expected) => Assert.Equal(expected, TraitName.Of(heading));

    [Fact]
    public void The_name_made_of_a_heading_is_its_own_name_and_can_be_merged_in() =>
        Prop.ForAll<string?>(heading => TraitName.Of(heading ?? "") is var name && TraitName.Of(name) == name
            && (name.Length == 0 || Throughline.Messages.MergeFields.IsName(name)))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("subscriber", Lifecycle.Prospect)]
    [InlineData("Marketing Qualified Lead", Lifecycle.Lead)]
    [InlineData("marketingqualifiedlead", Lifecycle.Lead)]
    [InlineData("salesqualifiedlead", Lifecycle.Lead)]
    [InlineData("Opportunity", Lifecycle.Lead)]
    [InlineData("lead", Lifecycle.Lead)]
    [InlineData("CUSTOMER", Lifecycle.Customer)]
    [InlineData("Evangelist", Lifecycle.Advocate)]
    [InlineData("other", null)]
    public void A_stage_of_another_program_is_one_of_ours(string word, Lifecycle? expected)
    {
        Assert.True(LifecycleWords.TryRead(word, out var stage));
        Assert.Equal(expected, stage);
        Assert.False(LifecycleWords.TryRead("friend", out _));
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("en_GB", "en-GB")]
    [InlineData("Deutsch", "de")]
    [InlineData("German (Austria)", "de")]
    [InlineData("FRANÇAIS", "fr")]
    [InlineData("Klingon", null)]
    public void A_language_is_known_by_its_name(string text, string? expected) => Assert.Equal(expected, LanguageTag.Read(text));
}
