using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Linting.Claims;

namespace Throughline.Tests.Linting.Claims;

public sealed class DeedTests
{
    [Theory]
    [InlineData("Order Completed", "email", false, "bought booked")]
    [InlineData("Class Booked", "email", false, "booked")]
    [InlineData("Class Attended", "studio", true, "meets")]
    [InlineData("Assignment Done", "home visit", true, "meets")]
    [InlineData("Assignment Done", "phone", true, "talks")]
    [InlineData("Parcel Delivered", "email", false, "delivered")]
    [InlineData("Termin gebucht", "E-Mail", false, "booked")]
    [InlineData("Paket zugestellt", "E-Mail", false, "delivered")]
    [InlineData("Clase reservada", "correo electrónico", false, "booked")]
    [InlineData("Pedido entregado", "correo electrónico", false, "delivered")]
    [InlineData("Survey Answered", "email", false, "")]
    [InlineData("Email Link Clicked", "email", false, "")]
    [InlineData("Referral Accepted", "email", false, "")]
    public void An_event_and_a_place_say_what_happens(string done, string platform, bool isStaffs, string expected)
    {
        var step = new StepDraft
        {
            Key = "a",
            Platform = platform,
            Done = new(done, null, "1 week", null),
            Assignment = isStaffs ? new("Meet them", "“Hello.”", [], null) : null,
            Message = isStaffs ? null : new("Hello", "Hello", null, null, null, null),
        };
        var road = new Road(new JourneyDraft { Steps = [step] }, LintContext.Nothing(SoundRoad.Today));
        Assert.Equal(expected, InWords(new Deed(road.Steps[0], road)));
    }

    private static string InWords(Deed deed) => string.Join(' ', ((string, bool)[])
    [
        ("bought", deed.IsBought), ("booked", deed.IsBooked), ("meets", deed.Meets), ("talks", deed.Talks), ("delivered", deed.IsDelivered),
    ] is var all ? all.Where(part => part.Item2).Select(part => part.Item1) : []);
}
