using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Messages;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Runtime.Tests.Channels.Email;

/// <summary>What we write is read by npm's mailparser, which knows nothing of us.</summary>
public sealed class MimeReadBack
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 5, 7, TimeSpan.FromHours(5.5));

    private static readonly string[] Words =
    [
        "Your 5 steps", "Ihre fünf Schritte, Jürgen", "Ваши пять шагов", "您的五个步骤", "خطواتك الخمس", "חמשת הצעדים", "आपके पाँच कदम", "あなたの5つのステップ",
        "ขั้นตอนทั้งห้าของคุณ", "Τα πέντε βήματα", "🎉 5 steps 👩‍👩‍👧‍👦", "e\u0301 combining", "\"quoted\" \\ back", "a, b <c@d.example>; (comment)",
        "  two  spaces  ", "tab\tand\r\nBcc: everyone@example.com", "Ends in =", ".", "..dots\n.\n..\n", "From the start", "100% = all", "x", "\u200fעברית\u200e",
    ];

    private static readonly string[] Longs =
    [
        string.Join(' ', Enumerable.Repeat("word", 200)), new string('a', 2_000), new string('ж', 500), string.Concat(Enumerable.Repeat("👋🏽", 100)),
        string.Concat(Enumerable.Repeat("ab ü ", 60)), new string(' ', 200) + "x", string.Concat(Enumerable.Repeat("line\n", 500)), new string('=', 300),
    ];

    [Fact]
    public async Task Every_script_comes_back_as_it_was()
    {
        var letters = (from subject in Words.Concat(Longs) from body in new[] { subject, "Hello\n\n" + subject } select Letter(subject, subject, body)).ToList();
        await ReadBack(letters);
    }

    [Fact]
    public async Task Whatever_people_write_comes_back_as_it_was()
    {
        var piece = Gen.OneOf(Gen.Elements(Words), Gen.Elements(Longs), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));
        var text = piece.ListOf(3).Select(pieces => string.Join(' ', pieces));
        var letter = from subject in text from name in text from body in text select Letter(subject, name, body);
        await ReadBack(letter.Sample(400));
    }

    [Fact]
    public async Task A_rendered_message_comes_back_whole()
    {
        var rendered = Letters.Rendered(new Message("Grüße, {{firstName}}", string.Concat(Enumerable.Repeat("Liebe {{firstName}}, [größer](https://example.com/a?b=c&d=e) = .\n\n.\n\n", 40))));
        var letter = Letters.Outgoing(subject: rendered.Subject) with { Html = rendered.Html, Text = rendered.Text };
        await ReadBack([letter]);
    }

    [Fact]
    public async Task Every_kind_of_letter_and_every_sample_comes_back_whole() => await ReadBack(
        [.. Rendering.Where_a_letter_holds.EveryLetter().Select(rendered =>
            Letters.Outgoing(subject: rendered.Subject) with { Html = rendered.Html, Text = rendered.Text })]);

    [Fact]
    public async Task The_rest_of_the_head_is_as_it_should_be()
    {
        var letter = Letters.Outgoing("jürgen@bücher.example", name: null) with
        {
            ReplyTo = new Mailbox("replies@straße.example", "Jill, of Rails"),
            Headers = [new("List-Unsubscribe", $"<{Letters.Links.Unsubscribe}>, <mailto:jill@example.org?subject=unsubscribe>"), new("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"), new("X-Note", "ü\r\nEvil: yes")],
        };
        var written = Written(letter);
        Assert.Contains("To: jürgen@bücher.example\r\n", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        var read = (await Read([written]))[0];
        Assert.Equal($"<{letter.DeliveryId:N}@example.org>", read.GetProperty("messageId").GetString());
        Assert.Equal("2026-03-01T03:35:07.000Z", read.GetProperty("date").GetString());
        Assert.Equal("replies@straße.example", read.GetProperty("replyTo").GetProperty("address").GetString());
        Assert.Equal("Jill, of Rails", read.GetProperty("replyTo").GetProperty("name").GetString());
        Assert.Equal("jürgen@bücher.example", read.GetProperty("to").GetProperty("address").GetString());
        Assert.Contains(Letters.Links.Unsubscribe, read.GetProperty("unsubscribe").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["content-type", "date", "from", "list-unsubscribe", "list-unsubscribe-post", "message-id", "mime-version", "reply-to", "subject", "to", "x-note"],
            read.GetProperty("headers").EnumerateArray().Select(h => h.GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_looks_encoded_is_not_decoded()
    {
        var read = (await Read([Written(Letters.Outgoing(subject: "=?utf-8?Q?Evil=3A_yes?=", name: "=?utf-8?B?RXZpbA==?="))]))[0];
        Assert.Equal("= ?utf-8?Q?Evil=3A_yes?=", read.GetProperty("subject").GetString());
        Assert.Equal("= ?utf-8?B?RXZpbA== ?=", read.GetProperty("to").GetProperty("name").GetString());
    }

    [Fact]
    public void A_name_that_is_no_header_is_refused() =>
        Assert.Throws<ArgumentException>(() => Written(Letters.Outgoing() with { Headers = [new("X: y\r\nBcc", "z")] }));

    /// <summary>What mailparser reads in one letter, whose lines are as those of every other.</summary>
    internal static async Task<JsonElement> ReadAsync(OutgoingMessage letter)
    {
        var written = Written(letter);
        CheckLines(written);
        return (await Read([written]))[0];
    }

    private static OutgoingMessage Letter(string subject, string name, string body) => Letters.Outgoing(subject: subject, name: name) with
    {
        Text = body,
        Html = $"<p>{body}</p>",
    };

    private static async Task ReadBack(IReadOnlyList<OutgoingMessage> letters)
    {
        var written = letters.Select(Written).ToList();
        foreach (var bytes in written) CheckLines(bytes);
        var read = await Read(written);
        for (var i = 0; i < letters.Count; i++) Check(letters[i], read[i]);
    }

    private static void Check(OutgoingMessage letter, JsonElement read)
    {
        Assert.Equal(Line(letter.Subject), Line(read.GetProperty("subject").GetString()!));
        Assert.Equal(Short(Single(Line(letter.To.Name!))), Single(Line(read.GetProperty("to").GetProperty("name").GetString()!)));
        Assert.Equal("anna@example.com", read.GetProperty("to").GetProperty("address").GetString());
        Assert.Equal(1, read.GetProperty("people").GetInt32());
        Assert.Equal(Body(letter.Text), Body(read.GetProperty("text").GetString()!));
        Assert.Equal(Body(letter.Html), Body(read.GetProperty("html").GetString()!));
        Assert.Equal(0, read.GetProperty("attachments").GetInt32());
        Assert.Equal(7, read.GetProperty("headers").GetArrayLength());
    }

    private static byte[] Written(OutgoingMessage letter)
    {
        Assert.True(MailAddress.TryParse(letter.From.Address, out var from, out _));
        Assert.True(MailAddress.TryParse(letter.To.Address, out var to, out _));
        MailAddress? replyTo = null;
        if (letter.ReplyTo is { } reply) Assert.True(MailAddress.TryParse(reply.Address, out replyTo, out _));
        using var output = new MemoryStream();
        var written = MailWriter.Write(letter, new MailAddresses(from, to, replyTo), Now, dkim: null);
        written.Message.WriteTo(written.Format, output);
        return output.ToArray();
    }

    // Seven bits, CRLF alone, no line over 998, none of a body over 78.
    private static void CheckLines(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        Assert.DoesNotContain(text, c => c is > '~' or (< ' ' and not '\r' and not '\n' and not '\t'));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = text.Split("\r\n");
        var head = Array.IndexOf(lines, "");
        Assert.All(lines[..head], line => Assert.True(line.Length <= 998, line));
        Assert.All(lines[head..], line => Assert.True(line.Length <= 78, line));
        Assert.DoesNotContain(lines[head..], line => line.EndsWith(' ') || line.EndsWith('\t'));
    }

    private static async Task<List<JsonElement>> Read(IReadOnlyList<byte[]> messages)
    {
        var answers = await NodePackages.RunAsync("read-mail.mjs", [.. messages.Select(Convert.ToBase64String)]);
        return [.. answers.Select(a => JsonDocument.Parse(a).RootElement)];
    }

    // Readers trim the ends of a header and of a body; everything between must be the same.
    private static string Line(string text) => Whole(string.Concat(text.Replace("=?", "= ?", StringComparison.Ordinal).Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c))).Trim();

    private static string Single(string name) => string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string name) =>
        name.Length <= MailWriter.LongestName ? name : name[..(MailWriter.LongestName - (char.IsHighSurrogate(name[MailWriter.LongestName - 1]) ? 1 : 0))].Trim();

    private static string Body(string text) => Whole(text).ReplaceLineEndings("\n").TrimEnd('\n');

    // Half a surrogate pair is no character and leaves as the replacement character.
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
