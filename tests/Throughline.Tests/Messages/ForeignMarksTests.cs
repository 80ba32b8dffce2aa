using Throughline.Messages;

namespace Throughline.Tests.Messages;

/// <summary>The merge marks of other programs are told from what people write, and become ours where we have the same.</summary>
public sealed class ForeignMarksTests
{
    private static readonly string[] _own = ["dogName", "packageName"];

    private static string Turned(string text) => ForeignMarks.Turned(text, _own);

    [Theory]
    [InlineData("Hi *|FNAME|*", "Hi {{firstName}}")]
    [InlineData("*|TITLE:LNAME|*", "{{lastName}}")]
    [InlineData("*|EMAIL|*, *|PHONE|*", "{{email}}, {{phone}}")]
    [InlineData("[Out](*|UNSUB|*)", "[Out]({{unsubscribeLink}})")]
    [InlineData("*|LIST:COMPANY|*", "{{businessName}}")]
    [InlineData("%FIRSTNAME% %LASTNAME%", "{{firstName}} {{lastName}}")]
    [InlineData("%recipient.first_name%", "{{firstName}}")]
    [InlineData("%%First Name%%", "{{firstName}}")]
    [InlineData("%%=v(@FirstName)=%%", "{{firstName}}")]
    [InlineData("{first_name}, {FirstName}, {name}, {FNAME}", "{{firstName}}, {{firstName}}, {{firstName}}, {{firstName}}")]
    [InlineData("{FirstName|friend}", "{{firstName | friend}}")]
    [InlineData("{$name}, {$last_name}", "{{firstName}}, {{lastName}}")]
    [InlineData("{!firstname} {!Contact.FirstName}", "{{firstName}} {{firstName}}")]
    [InlineData("${firstName} #{first_name} @{name}", "{{firstName}} {{firstName}} {{firstName}}")]
    [InlineData("{contactfield=firstname}", "{{firstName}}")]
    [InlineData("{contactfield=firstname|friend}", "{{firstName | friend}}")]
    [InlineData("{ {firstName} } and {{firstName} }", "{{firstName}} and {{firstName}}")]
    [InlineData("{{{firstName}}}", "{{firstName}}")]
    [InlineData("{{ first_name }} {{FNAME}} {{ FirstName }}", "{{firstName}} {{firstName}} {{firstName}}")]
    [InlineData("{{contact.FIRSTNAME}}", "{{firstName}}")]
    [InlineData("{{ contact.FIRSTNAME | default : 'there' }}", "{{firstName | there}}")]
    [InlineData("{{ subscriber.first_name | default: \"friend\" }}", "{{firstName | friend}}")]
    [InlineData("{{ first_name|default:'you' }}", "{{firstName | you}}")]
    [InlineData("{{ person.first_name|title }}", "{{firstName}}")]
    [InlineData("{{ firstName | default: \"there\" }}", "{{firstName | there}}")]
    [InlineData("{{ firstName | capitalize }}", "{{firstName}}")]
    [InlineData("{{ personalization_token('contact.firstname', 'there') }}", "{{firstName | there}}")]
    [InlineData("{{lead.First Name:default=friend}}", "{{firstName | friend}}")]
    [InlineData("{{ customer.last_name }}", "{{lastName}}")]
    [InlineData("{{ unsubscribe_url }} {% unsubscribe %}", "{{unsubscribeLink}} {{unsubscribeLink}}")]
    [InlineData("{{ organization.name }}", "{{businessName}}")]
    [InlineData("[NAME], [First Name], [FIRST_NAME], [name]", "{{firstName}}, {{firstName}}, {{firstName}}, {{firstName}}")]
    [InlineData("[firstname,fallback=there]", "{{firstName | there}}")]
    [InlineData("[subscriber:firstname | default:reader]", "{{firstName | reader}}")]
    [InlineData("[[firstname fallback=\"you\"]] [[FIRSTNAME OR \"you\"]]", "{{firstName | you}} {{firstName | you}}")]
    [InlineData("[%first_name%] <%= first_name %> {%name%}", "{{firstName}} {{firstName}} {{firstName}}")]
    [InlineData("<<First Name>> «First_Name»", "{{firstName}} {{firstName}}")]
    [InlineData("##name## #firstname# $name$", "{{firstName}} {{firstName}} {{firstName}}")]
    [InlineData("@@name@@ ((first name))", "{{firstName}} {{firstName}}")]
    [InlineData("~Contact.FirstName~", "{{firstName}}")]
    [InlineData("$SUBSCRIBER.FIRSTNAME", "{{firstName}}")]
    [InlineData("Hallo [Vorname] {Nachname}, %PRENOM%", "Hallo {{firstName}} {{lastName}}, {{firstName}}")]
    [InlineData("{dog_name} *|PACKAGENAME|* {{ contact.DOGNAME }}", "{{dogName}} {{packageName}} {{dogName}}")]
    [InlineData("*|IF:FNAME|*Hi *|FNAME|**|ELSE:|*Hi*|END:IF|*", "{{#if firstName}}Hi {{firstName}}{{else}}Hi{{/if}}")]
    [InlineData("{% if subscriber.first_name %}Hi{% endif %}", "{{#if firstName}}Hi{{/if}}")]
    public void A_mark_of_another_program_becomes_ours(string text, string ours)
    {
        Assert.Equal(ours, Turned(text));
        Assert.Empty(ForeignMarks.Find(ours, _own));
        Assert.Empty(MergeFields.Scan(ours).Problems);
    }

    [Theory]
    [InlineData("*|COUPON|*", "*|COUPON|*")]
    [InlineData("Your code: {coupon_code}", "{coupon_code}")]
    [InlineData("%ORDER_ID%", "%ORDER_ID%")]
    [InlineData("[COUPON_CODE]", "[COUPON_CODE]")]
    [InlineData("{{ order.total }}", "{{ order.total }}")]
    [InlineData("{{ product.name }}", "{{ product.name }}")]
    [InlineData("{% for item in cart %}", "{% for item in cart %}")]
    [InlineData("*|IF:MEMBER = 1|*x*|END:IF|*", "*|IF:MEMBER = 1|* *|END:IF|*")]
    [InlineData("*|RSSITEM:\"x\"|*", "*|RSSITEM:\"x\"|*")]
    public void One_that_we_have_nothing_for_is_found_and_left(string text, string marks)
    {
        Assert.Equal(marks, string.Join(' ', ForeignMarks.Find(text, _own).Select(mark => mark.Source)));
        Assert.Equal(text, Turned(text));
    }

    [Theory]
    [InlineData("He wrote “recieve” [sic] and meant it.")]
    [InlineData("50 % of us, 20% off and 30% more, 100%")]
    [InlineData("[Book a call](https://example.com/book) and [name](https://example.com/name)")]
    [InlineData("See [name][1] and [1]\n\n[1]: https://example.com")]
    [InlineData("See [name].\n\n[name]: https://example.com")]
    [InlineData("![name](https://example.com/a.png)")]
    [InlineData("- [ ] open\n- [x] done")]
    [InlineData("a < b and c > d, 2 << 3, x > y >> z")]
    [InlineData("I <3 this; mail <anna@example.com>")]
    [InlineData("## Name\n\n# One #\n\n#1 and #name")]
    [InlineData("It costs $5, or $name for short, US$ 20 and $30")]
    [InlineData("Use {curly} braces, {1, 2} and {} with care")]
    [InlineData("[e.g. this], [1], [last], [mobile], [RSVP], [example.com]")]
    [InlineData("«Bonjour», dit-elle; «la dernière fois»")]
    [InlineData("<<Bonjour>>")]
    [InlineData("((see below)) (really)")]
    [InlineData("* one | two | three *")]
    [InlineData("**Bold** and *italic* and __strong__ ~strike~")]
    [InlineData("https://example.com/a%20name%20b?x=%7Bname%7D&y=50%25")]
    [InlineData("Write `{first_name}` or `*|FNAME|*` in the other program")]
    [InlineData("{{firstName}} {{firstName | friend}} {{dogName | your dog}} {{#if phone}}{{phone}}{{else}}x{{/if}}")]
    [InlineData("{{firstName | the first}} {{nobodyKnows}}")]
    [InlineData("me@@home, 3@@4, a|b|c, ~10 and ~20")]
    public void What_people_write_is_no_mark(string text) => Assert.Empty(ForeignMarks.Find(text, _own));

    [Fact]
    public void A_hostile_text_is_read_in_time()
    {
        foreach (var piece in (string[])["{", "[", "*|", "%", "%a", "{{", "<<", "{%", "#a", "[[a", "${a", "*|IF:"])
            Assert.InRange(ForeignMarks.Find(string.Concat(Enumerable.Repeat(piece, 90_000 / piece.Length)), _own).Length, 0, 200);
    }
}
