using BenchmarkDotNet.Attributes;
using Throughline.Journeys;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Benchmarks;

/// <summary>From a step's message to the bytes that leave.</summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    private static readonly Guid Delivery = new("0198a000-0000-7000-8000-000000000003");
    private static readonly DateTimeOffset Date = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private readonly CompiledMessage _compiled;
    private readonly MergeValues _values = new(Subjects.Ana, "there", "Sound Works", "Jill", "From a first look to a good habit", "1 High Street, London");
    private readonly MessageLinks _links = new(new SignedLinks(new byte[SignedLinks.KeyLength], new Uri("https://journeys.example.com")), Subjects.Ana.Id, Delivery);
    private readonly MailAddresses _addresses;
    private readonly DkimKey _key = new(DkimKey.Create().PrivateKey, "throughline1");
    private readonly OutgoingMessage _message;

    public MessageBenchmarks()
    {
        var message = ((MessageWork)Subjects.Course.Steps[1].Work!).Variants[0].Message;
        _compiled = MessageTemplates.Compile(message, Subjects.Course.Fields);
        var rendered = ((RenderOutcome.Rendered)Render()).Message;
        _ = MailAddress.TryParse("jill@example.com", out var from, out _);
        _ = MailAddress.TryParse("ana@example.com", out var to, out _);
        _addresses = new MailAddresses(from!, to!, null);
        _message = new OutgoingMessage(
            new Permit(default, Delivery, "ana@example.com", default), new Mailbox("jill@example.com", "Jill"), new Mailbox("ana@example.com", "Ana Lima"), null,
            rendered.Subject, rendered.Html, rendered.Text, []);
    }

    [Benchmark]
    public object Render() => _compiled.Render(_values, _links);

    [Benchmark]
    public object Write_as_mail() => Write(null);

    [Benchmark]
    public object Write_as_signed_mail() => Write(_key);

    private SmtpLetter Write(DkimKey? key)
    {
        var letter = MailWriter.Write(_message, _addresses, Date, key);
        letter.Message.WriteTo(letter.Format, Stream.Null);
        return letter;
    }
}
