using Throughline.Linting.Claims;

namespace Throughline.Tests.Linting.Claims;

public sealed class HostsTests
{
    [Theory]
    [InlineData("recaldesk.com", "recalldesk.com", true)]
    [InlineData("recalldesk.co", "recalldesk.com", true)]
    [InlineData("recall-desk.com", "recalldesk.com", true)]
    [InlineData("wwwrecalldesk.com", "recalldesk.com", true)]
    [InlineData("kettelby-plumbing.co.uk", "kettleby-plumbing.co.uk", true)]
    [InlineData("phsyio-lindenhof.de", "physio-lindenhof.de", true)]
    [InlineData("barro-y-sal.es", "barro-e-sal.es", true)]
    [InlineData("bakery.com", "gallery.com", false)]
    [InlineData("studio1.com", "studio2.com", false)]
    [InlineData("gmial.com", "email.com", false)]
    [InlineData("gmx.de", "gmx.com", false)]
    [InlineData("moon.de", "noon.de", false)]
    [InlineData("instagram.com", "juniperandtide.com", false)]
    public void One_letter_off_is_a_slip(string domain, string meant, bool expected) =>
        Assert.Equal(expected, Hosts.IsSlip(domain, meant, isRare: false));

    [Theory]
    [InlineData("https://www.kettleby.co.uk/price?x=1", "kettleby.co.uk")]
    [InlineData("HTTPS://App.Recalldesk.com:443", "recalldesk.com")]
    [InlineData("http://user@mail.example.org#top", "example.org")]
    [InlineData("https://{{x}}.foo.com", null)]
    [InlineData("www.foo.com", null)]
    [InlineData("https://", null)]
    [InlineData("", null)]
    public void A_domain_is_what_somebody_registers(string address, string? domain) =>
        Assert.Equal(domain, Hosts.Of(address) is { } host ? Hosts.Domain(host) : null);

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.4", true)]
    [InlineData("172.20.1.1", true)]
    [InlineData("printer.local", true)]
    [InlineData("172.40.1.1", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("local-bakery.com", false)]
    public void Only_the_house_knows_its_own_addresses(string host, bool expected) => Assert.Equal(expected, Hosts.IsInside(host));

    [Theory]
    [InlineData("www.example.com", true)]
    [InlineData("your-domain.com", true)]
    [InlineData("beispiel.de", true)]
    [InlineData("tudominio.es", true)]
    [InlineData("votresite.fr", true)]
    [InlineData("anything.test", true)]
    [InlineData("examples-of-bread.com", false)]
    [InlineData("testament-notar.de", false)]
    public void Names_that_stand_for_a_name_are_made_up(string host, bool expected) => Assert.Equal(expected, Hosts.IsMadeUp(host));

    [Theory]
    [InlineData("staging.shop.com", true)]
    [InlineData("shop-dev.agency.com", true)]
    [InlineData("ab12.ngrok-free.app", true)]
    [InlineData("www.shop.com", false)]
    [InlineData("stage.com", false)]
    public void Work_is_tried_on_hosts_of_its_own(string host, bool expected) => Assert.Equal(expected, Hosts.IsTrial(host));

    [Theory]
    [InlineData("Click here", true)]
    [InlineData("→ hier klicken", true)]
    [InlineData("Haz clic aquí.", true)]
    [InlineData("ici", true)]
    [InlineData("Clicca qui", true)]
    [InlineData("Klik hier!", true)]
    [InlineData("Here are the prices", false)]
    [InlineData("Hier antworten", false)]
    [InlineData("Aquí está tu guía", false)]
    public void Here_says_nothing_of_where_a_link_leads(string words, bool expected) => Assert.Equal(expected, LinkWords.SayNothing(words));

    [Theory]
    [InlineData("Get my Ten-Class Card", true)]
    [InlineData("Den Winterschnitt ansehen", false)]
    [InlineData("Rosen-Winterschnitt und Kompost ansehen", true)]
    [InlineData("Choose a time", false)]
    [InlineData("Pay the invoice", false)]
    [InlineData("Elegir mi cita", false)]
    [InlineData("Read more", false)]
    public void Some_words_name_one_page_alone(string words, bool expected) => Assert.Equal(expected, LinkWords.Of(words).IsParticular);
}
