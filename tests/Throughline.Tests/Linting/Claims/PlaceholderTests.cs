using Throughline.Linting.Claims;

namespace Throughline.Tests.Linting.Claims;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("We meet on [INSERT DATE].", "[INSERT DATE]")]
    [InlineData("See [photo of the shop].", "[photo of the shop]")]
    [InlineData("Dear <client name>, hello", "<client name>")]
    [InlineData("Hello {dog's name}, sit", "{dog's name}")]
    [InlineData("It takes XX minutes.", "XX minutes")]
    [InlineData("It is €XX a month.", "€XX")]
    [InlineData("TODO: the address", "TODO:")]
    [InlineData("Price: TBC", "TBC")]
    [InlineData("Hello Name,", "Hello Name")]
    [InlineData("The price (price here) holds.", "(price here)")]
    [InlineData("Der Preis beträgt XX Euro.", "XX Euro")]
    [InlineData("Ihr Ansprechpartner: .............", ".............")]
    [InlineData("Precio: por confirmar", "por confirmar")]
    [InlineData("Prix : à compléter", "à compléter")]
    [InlineData("We meet at ??? euros", "??? euros")]
    [InlineData("Your text here.", "Your text here")]
    [InlineData("Ut labore et dolore magna", "Ut labore et dolore")]
    [InlineData("Am TT.MM.JJJJ geht es los", "TT.MM.JJJJ")]
    [InlineData("Bis bald, Max Mustermann", "Mustermann")]
    [InlineData("(hier noch die Adresse einsetzen)", "(hier noch die Adresse einsetzen)")]
    [InlineData("Mach's gut, XXX", "XXX")]
    [InlineData("Nos vemos en [dirección del taller].", "[dirección del taller]")]
    [InlineData("Votre texte ici", "Votre texte ici")]
    public void What_was_to_be_filled_in_is_found(string text, string words)
    {
        var found = Placeholders.Find(text, null);
        Assert.NotNull(found);
        Assert.Equal(words, found.Value.Words);
    }

    [Theory]
    [InlineData("He wrote “it's [sic] fine”.", "en")]
    [InlineData("He said […] and left.", "en")]
    [InlineData("[Choose a time](https://a.com/todo) or [call us](tel:1)", "en")]
    [InlineData("Hello {{firstName | friend}}, {{#if dog}}sit{{/if}}", "en")]
    [InlineData("¡TODO incluido!", "es")]
    [InlineData("En el siglo XX, o la XXX edición", "es")]
    [InlineData("Love, Ana xxx", "en")]
    [InlineData("We write in the text here and there", "en")]
    [InlineData("Really?? Yes", "en")]
    [InlineData("Insert the key and turn it.", "en")]
    [InlineData("Aquí va tu enlace, por fin", "es")]
    [InlineData("Hier ist der Text der Einladung.", "de")]
    [InlineData("Write your name (first and last) on it", "en")]
    [InlineData("a < b and c > d", "en")]
    [InlineData("https://shop.com/XXX/[insert]", "en")]
    [InlineData("Size XXL is gone; we are open (Monday to Friday).", "en")]
    public void What_people_write_is_left_alone(string text, string tongue) => Assert.Null(Placeholders.Find(text, tongue));

    [Theory]
    [InlineData("Fear Lost", true)]
    [InlineData("Felt Welcome", true)]
    [InlineData("Product Loved", true)]
    [InlineData("Mind Changed", true)]
    [InlineData("Zweifel Überwunden", true)]
    [InlineData("Miedo Perdido", true)]
    [InlineData("Confiance Gagnée", true)]
    [InlineData("Friend Told", false)]
    [InlineData("Trust Form Submitted", false)]
    [InlineData("Stress Test Booked", false)]
    [InlineData("Visit Held", false)]
    [InlineData("House Valued", false)]
    [InlineData("Appointment Moved", false)]
    [InlineData("Loan Ready", false)]
    public void Feelings_are_events_of_nobody(string name, bool expected) => Assert.Equal(expected, InnerEvents.IsInner(name));

    [Theory]
    [InlineData("goLiveDate", "go live date")]
    [InlineData("dog_name", "dog")]
    [InlineData("appointmentTime", "appoi time")]
    public void A_field_is_known_by_its_words(string name, string words) =>
        Assert.Equal(words, string.Join(' ', FieldSources.WordsOf(name)));
}
