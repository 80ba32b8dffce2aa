using NodaTime;
using Throughline.Linting.Claims;
using static Throughline.Tests.Linting.Claims.WrittenDateTests;

namespace Throughline.Tests.Linting.Claims;

public sealed class TimeClaimTests
{
    [Theory]
    [InlineData("en", "I'll send you the plan tomorrow.", PromiseKind.Send, 24)]
    [InlineData("en", "You will have a price in writing from Dee by tomorrow teatime.", PromiseKind.Get, 24)]
    [InlineData("en", "Nadia calls you within two working days.", PromiseKind.Ring, 48)]
    [InlineData("en", "We'll get back to you within 24 hours.", PromiseKind.Contact, 24)]
    [InlineData("en", "In about two weeks I will give you a ring.", PromiseKind.Ring, 336)]
    [InlineData("en", "Once the account is open, Omar will call you the same day.", PromiseKind.Ring, 0)]
    [InlineData("de", "Morgen schicke ich Ihnen, wie es weitergehen könnte.", PromiseKind.Send, 24)]
    [InlineData("de", "Wir melden uns innerhalb von zwei Werktagen bei Ihnen.", PromiseKind.Contact, 48)]
    [InlineData("de", "Sie bekommen das Angebot spätestens in drei Tagen.", PromiseKind.Get, 72)]
    [InlineData("de", "Übermorgen hören Sie von mir.", PromiseKind.Contact, 48)]
    [InlineData("es", "Mañana te envío el presupuesto.", PromiseKind.Send, 24)]
    [InlineData("es", "Te llamamos en 24 horas para darte hora.", PromiseKind.Ring, 24)]
    [InlineData("fr", "Je vous envoie le devis demain.", PromiseKind.Send, 24)]
    [InlineData("fr", "Vous recevrez le programme d'ici deux jours.", PromiseKind.Get, 48)]
    [InlineData("it", "Riceverai il preventivo entro due giorni lavorativi.", PromiseKind.Get, 48)]
    [InlineData("pt", "Amanhã envio-lhe o orçamento.", PromiseKind.Send, 24)]
    [InlineData("nl", "We bellen je binnen twee werkdagen.", PromiseKind.Ring, 48)]
    public void What_is_promised_for_a_time(string language, string sentence, object kind, int hours)
    {
        var promise = Assert.Single(TimePromise.In(Read(language, sentence)));
        Assert.Equal((kind, Duration.FromHours(hours)), (promise.Kind, promise.When.Most));
    }

    [Theory]
    [InlineData("en", "If you reply, I'll send it tomorrow.")]
    [InlineData("en", "Do it tomorrow around three.")]
    [InlineData("en", "I won't ring you tomorrow.")]
    [InlineData("en", "Will you call me tomorrow?")]
    [InlineData("en", "You can call us within two days.")]
    [InlineData("en", "We will send the samples two days before your visit.")]
    [InlineData("de", "Guten Morgen, Sie bekommen hier Ihre Liste.")]
    [InlineData("de", "Jeden Morgen schicke ich eine Übung.")]
    [InlineData("de", "Rufen Sie uns bis morgen an.")]
    [InlineData("es", "Por la mañana te llamo siempre.")]
    [InlineData("es", "Llámanos mañana si tienes dudas.")]
    [InlineData("fr", "Appelez-nous demain.")]
    public void What_is_no_promise_for_a_time(string language, string sentence) => Assert.Empty(TimePromise.In(Read(language, sentence)));

    [Theory]
    [InlineData("en", "We start tomorrow, Saturday, at ten.", DaySense.Now, IsoDayOfWeek.Saturday)]
    [InlineData("en", "It's Monday morning and it's raining here too.", DaySense.Now, IsoDayOfWeek.Monday)]
    [InlineData("en", "There is room this Thursday.", DaySense.This, IsoDayOfWeek.Thursday)]
    [InlineData("en", "You'll receive the first box by Friday.", DaySense.By, IsoDayOfWeek.Friday)]
    [InlineData("en", "Have a lovely weekend.", DaySense.Weekend, IsoDayOfWeek.Saturday)]
    [InlineData("de", "Heute ist Sonntag, und im Hof proben drei Bratschen.", DaySense.Now, IsoDayOfWeek.Sunday)]
    [InlineData("de", "Ich rufe dich am Freitag an.", DaySense.On, IsoDayOfWeek.Friday)]
    [InlineData("es", "Este jueves tenemos horas libres.", DaySense.This, IsoDayOfWeek.Thursday)]
    [InlineData("fr", "Demain, samedi, nous ouvrons à neuf heures.", DaySense.Now, IsoDayOfWeek.Saturday)]
    [InlineData("it", "Oggi è lunedì e ti scrivo presto.", DaySense.Now, IsoDayOfWeek.Monday)]
    [InlineData("nl", "Fijn weekend en tot gauw.", DaySense.Weekend, IsoDayOfWeek.Saturday)]
    public void A_weekday_that_is_one_day(string language, string sentence, object sense, object day)
    {
        var said = Assert.Single(WeekdaySaid.In(Read(language, sentence)));
        Assert.Equal((sense, day), (said.Sense, said.Day));
    }

    [Theory]
    [InlineData("en", "Slow Start is on Tuesdays and Thursdays.")]
    [InlineData("en", "Every Monday it arrives at seven.")]
    [InlineData("en", "I read them on Sunday mornings.")]
    [InlineData("en", "One Tuesday in March she found an enquiry.")]
    [InlineData("de", "Montags sind wir bis acht da.")]
    [InlineData("es", "Los martes y jueves hay clase.")]
    [InlineData("fr", "Le lundi nous sommes fermés.")]
    public void A_weekday_that_comes_again(string language, string sentence) => Assert.Empty(WeekdaySaid.In(Read(language, sentence)));

    [Theory]
    [InlineData("en", "I am away for the next three weeks and nobody reads this.")]
    [InlineData("en", "We're closed until 14 August.")]
    [InlineData("de", "Die nächsten drei Wochen bin ich allerdings im Urlaub.")]
    [InlineData("de", "Wir haben vom 1. bis 14. August geschlossen.")]
    [InlineData("es", "Del 1 al 21 cerramos por vacaciones.")]
    [InlineData("fr", "Je suis en congés pendant trois semaines.")]
    [InlineData("it", "Siamo in ferie fino al 20 agosto.")]
    [InlineData("pt", "Estamos de férias durante duas semanas.")]
    [InlineData("nl", "Ik ben drie weken met vakantie.")]
    [InlineData("en", "I'm out until the 14th of March.")]
    [InlineData("en", "Our phones are off for the next two weeks.")]
    [InlineData("en", "Mara is on holiday until the end of August.")]
    [InlineData("de", "Ich bin bis 14. März nicht im Büro.")]
    [InlineData("de", "Frau Kessler ist bis Ende August im Urlaub.")]
    [InlineData("es", "La semana que viene no trabajo.")]
    [InlineData("fr", "Je ne serai pas joignable pendant dix jours.")]
    public void Nobody_is_there(string language, string sentence) => Assert.NotNull(AwaySaid.In(Read(language, sentence)));

    [Theory]
    [InlineData("en", "We are closed on Mondays.")]
    [InlineData("en", "If you are away for two weeks, we feed the cat.")]
    [InlineData("en", "I was away for three weeks last year.")]
    [InlineData("en", "Every August we close for two weeks.")]
    [InlineData("en", "Nobody calls you about this.")]
    [InlineData("en", "We meet in three weeks, a week away from the sea.")]
    [InlineData("en", "“I am away until Monday, and my colleague looks after you.”")]
    [InlineData("de", "Montags ist die Praxis geschlossen.")]
    [InlineData("de", "Wenn Sie im Urlaub sind, ruht Ihr Vertrag bis zu drei Monate.")]
    [InlineData("es", "Los domingos cerramos.")]
    [InlineData("en", "While you're away for two weeks, the roof is looked after.")]
    [InlineData("en", "The crew is on your roof for three days.")]
    [InlineData("de", "Sie sind zwei Wochen im Urlaub, und die Zahlen liegen trotzdem da.")]
    [InlineData("es", "Tiene dos semanas para decidirse.")]
    public void Somebody_is_there(string language, string sentence) => Assert.Null(AwaySaid.In(Read(language, sentence)));
}
