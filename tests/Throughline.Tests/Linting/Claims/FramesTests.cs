using Throughline.Linting.Claims;
using Throughline.Linting.Reading;

namespace Throughline.Tests.Linting.Claims;

public sealed class FramesTests
{
    [Theory]
    [InlineData("en", "How was your first lesson with Tom?", "HowWas")]
    [InlineData("en", "We hope you enjoyed the tasting.", "HowWas")]
    [InlineData("en", "How are you getting on with your new glasses?", "HowWas")]
    [InlineData("en", "As we discussed on the phone, here are three dates.", "Met")]
    [InlineData("en", "Thank you for coming on Tuesday.", "Met")]
    [InlineData("en", "Thank you so much for your order.", "Bought")]
    [InlineData("en", "Thanks for accepting our quote.", "Bought")]
    [InlineData("de", "Danke, dass Sie unser Angebot angenommen haben.", "Bought")]
    [InlineData("es", "Ya hemos cobrado tu cuota, gracias.", "Bought")]
    [InlineData("es", "Como vimos en la revisión, el oído izquierdo es el que peor está.", "Met")]
    [InlineData("en", "How did the first bottle taste?", "HowWas")]
    [InlineData("de", "Sie überlegen noch?", "NotYetBuyer")]
    [InlineData("en", "Now that your table has arrived, oil it twice.", "Arrived")]
    [InlineData("en", "Put it in the sun and water it on Sundays.", "Use")]
    [InlineData("en", "This is what to bring.", "Before")]
    [InlineData("en", "We look forward to seeing you.", "Before")]
    [InlineData("en", "Here is the final invoice.", "LastMoney")]
    [InlineData("en", "Your parcel has left the house.", "OnItsWay")]
    [InlineData("en", "Not a member yet?", "NotYetBuyer")]
    [InlineData("en", "Start your subscription today.", "BuyNow")]
    [InlineData("en", "Please leave us a review.", "Favour")]
    [InlineData("de", "Wie war Ihre erste Stunde?", "HowWas")]
    [InlineData("de", "Ich hoffe, die Führung hat Ihnen gefallen.", "HowWas")]
    [InlineData("de", "Wie am Telefon besprochen, schicke ich Ihnen drei Termine.", "Met")]
    [InlineData("de", "Vielen Dank für Ihre Bestellung.", "Bought")]
    [InlineData("de", "Ihr Tisch ist gestern angekommen.", "Arrived")]
    [InlineData("de", "Bitte bringen Sie ein Handtuch mit.", "Before")]
    [InlineData("de", "Hier ist die Schlussrechnung.", "LastMoney")]
    [InlineData("de", "Ihr Paket ist unterwegs.", "OnItsWay")]
    [InlineData("de", "Noch kein Mitglied?", "NotYetBuyer")]
    [InlineData("de", "Buchen Sie Ihren Kurs noch heute.", "BuyNow")]
    [InlineData("de", "Schreiben Sie uns eine kurze Bewertung.", "Favour")]
    [InlineData("es", "¿Qué tal te fue en la primera clase?", "HowWas")]
    [InlineData("es", "Espero que le haya gustado la visita.", "HowWas")]
    [InlineData("es", "Como quedamos, te mando las fechas.", "Met")]
    [InlineData("es", "Gracias por tu pedido.", "Bought")]
    [InlineData("es", "Ya son suyos, y así se cuidan.", "Arrived")]
    [InlineData("es", "Antes de tu primera clase come algo ligero.", "Before")]
    [InlineData("es", "Esta es la factura final.", "LastMoney")]
    [InlineData("es", "Tu paquete está en camino.", "OnItsWay")]
    [InlineData("es", "¿Todavía no eres socio?", "NotYetBuyer")]
    [InlineData("es", "Reserva ya tu plaza.", "BuyNow")]
    [InlineData("es", "Déjanos una reseña.", "Favour")]
    [InlineData("fr", "Comment s'est passée votre première séance ?", "HowWas")]
    [InlineData("fr", "Comme convenu, voici les dates.", "Met")]
    [InlineData("fr", "Merci pour votre commande.", "Bought")]
    [InlineData("fr", "Apportez une serviette et des chaussettes.", "Before")]
    [InlineData("fr", "Votre colis est en route.", "OnItsWay")]
    [InlineData("fr", "Pas encore client ?", "NotYetBuyer")]
    [InlineData("fr", "Commandez votre coffret dès aujourd'hui.", "BuyNow")]
    [InlineData("it", "Com'è andata la prima lezione?", "HowWas")]
    [InlineData("it", "Come d'accordo, ecco le date.", "Met")]
    [InlineData("it", "Il pacco è partito ieri.", "OnItsWay")]
    [InlineData("it", "Non sei ancora cliente?", "NotYetBuyer")]
    [InlineData("pt", "Como foi a sua primeira aula?", "HowWas")]
    [InlineData("pt", "Obrigada pela sua encomenda.", "Bought")]
    [InlineData("pt", "A encomenda está a caminho.", "OnItsWay")]
    [InlineData("nl", "Hoe was je eerste les?", "HowWas")]
    [InlineData("nl", "Zoals besproken stuur ik je drie data.", "Met")]
    [InlineData("nl", "Bedankt voor je bestelling.", "Bought")]
    [InlineData("nl", "Je pakket is onderweg.", "OnItsWay")]
    public void A_turn_of_phrase_is_heard_in_each_language(string tag, string text, string frame) => Assert.Contains(frame, In(tag, text));

    [Theory]
    [InlineData("en", "You were right to ask.")]
    [InlineData("en", "My grandmother had four bowls.")]
    [InlineData("en", "Nobody looked at him.")]
    [InlineData("en", "Two evenings a week get you through it.")]
    [InlineData("de", "Im Februar blieb er zehn Minuten im Auto sitzen.")]
    [InlineData("de", "Er macht die Übungen heute noch.")]
    [InlineData("es", "Mi abuela tenía cuatro tazones.")]
    [InlineData("fr", "Ma grand-mère avait quatre bols.")]
    public void A_story_says_nothing_of_where_they_stand(string tag, string text) => Assert.Empty(In(tag, text));

    [Fact]
    public void A_long_text_is_read_in_the_time_of_its_words()
    {
        var text = string.Concat(Enumerable.Repeat("how was your the it how did your ", 3000));
        Assert.NotEmpty(In("en", text));
    }

    private static string[] In(string tag, string text) =>
        [.. PlainReading.Of(text, Tongue.Of(tag)).Sentences.SelectMany(sentence => Frames.In(sentence))
            .Select(found => found.Frame.ToString()).Distinct()];
}
