using Throughline.Linting.Claims;
using Throughline.Linting.Reading;

namespace Throughline.Tests.Linting.Claims;

/// <summary>Numbers, duties and whereabouts that a sentence states.</summary>
public sealed class QuantityTests
{
    [Theory]
    [InlineData("en", "The call takes fifteen minutes.", "lasts call 15")]
    [InlineData("en", "It is a 20-minute call.", "lasts call 20")]
    [InlineData("en", "You can cancel up to 24 hours before.", "cancel 1440")]
    [InlineData("en", "The course includes six evenings.", "count evenings 6")]
    [InlineData("en", "There are two lessons a week. After two evenings you have a bowl. Your first two bowls are done.", "")]
    [InlineData("en", "Does it take twenty minutes? We open at 8 and it costs £20.", "")]
    [InlineData("de", "Das Gespräch dauert eine halbe Stunde.", "lasts Gespräch 30")]
    [InlineData("de", "Die Garantie gilt zwei Jahre.", "warranty 1051200")]
    [InlineData("de", "Nach drei Abenden haben Sie eine Schale.", "")]
    [InlineData("es", "La llamada dura quince minutos.", "lasts llamada 15")]
    [InlineData("es", "El curso incluye seis tardes.", "count tardes 6")]
    [InlineData("fr", "L'appel dure une heure.", "lasts L'appel 60")]
    [InlineData("it", "La chiamata dura un'ora.", "lasts chiamata 60")]
    [InlineData("nl", "Het gesprek duurt 20 minuten.", "lasts gesprek 20")]
    public void A_number_is_read_with_what_it_counts(string tongue, string text, string expected) => Assert.Equal(expected,
        string.Join("; ", Quantity.In(PlainReading.Of(text, Tongue.Of(tongue)))
            .Select(at => $"{at.Topic} {at.Matter.Spoken} {at.Value}".Replace("  ", " ", StringComparison.Ordinal))));

    [Theory]
    [InlineData("en", "You don't have to be home.", "need not home")]
    [InlineData("en", "Somebody has to be home.", "must home")]
    [InlineData("en", "Please bring an apron.", "must bring apron, must apron")]
    [InlineData("en", "Bring a good mood if you like.", "")]
    [InlineData("de", "Mitbringen müssen Sie nichts.", "need not bring , need not ")]
    [InlineData("de", "Wenn es regnet, müssen Sie zu Hause sein.", "")]
    [InlineData("es", "No hace falta traer nada.", "need not bring , need not ")]
    public void A_duty_is_read_with_what_it_asks(string tongue, string text, string expected) => Assert.Equal(expected,
        string.Join(", ", Duty.In(PlainReading.Of(text, Tongue.Of(tongue)))
            .Select(at => $"{(at.Must ? "must" : "need not")}{(at.IsBringing ? " bring" : "")} {string.Join(' ', at.Stems)}")));

    [Theory]
    [InlineData("en", "Ring us on 07700 900482.", "07700900482")]
    [InlineData("en", "We meet at 12 Mill Lane.", "12")]
    [InlineData("de", "Wir sind in der Gartenstraße 12.", "12")]
    [InlineData("es", "Estamos en la calle Mayor 12.", "12")]
    [InlineData("fr", "Nous sommes au 12 rue des Lilas.", "12")]
    [InlineData("en", "We were founded in 1998, and have 1,200 guests a year.", "")]
    public void A_number_to_ring_and_a_door_are_found(string tongue, string text, string expected) => Assert.Equal(expected,
        string.Join("; ", Whereabouts.In(PlainReading.Of(text, Tongue.Of(tongue))).Select(at => at.Value)));
}
