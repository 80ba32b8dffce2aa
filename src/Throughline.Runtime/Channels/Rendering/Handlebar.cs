using System.Text;
using HandlebarsDotNet;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A compiled template. Names that the sheet does not hold are noted there and write nothing.</summary>
internal delegate void Template(TextWriter output, MergeSheet sheet);

/// <summary>The words merged into one message, by their name in the template, and the ones that were missing.</summary>
internal sealed class MergeSheet(int capacity) : Dictionary<string, object>(capacity, StringComparer.Ordinal)
{
    public List<string> Missing { get; } = [];
}

/// <summary>The three ways a value is written: into HTML, into text, and into an address.</summary>
internal static class Handlebar
{
    private static readonly IHandlebars Html = Create(noEscape: false, encoder: null);
    private static readonly IHandlebars Plain = Create(noEscape: true, encoder: null);
    private static readonly IHandlebars Address = Create(noEscape: false, new AddressEncoder());
    private static readonly Lock Compiling = new();

    public static Template CompileHtml(string source) => Compile(Html, source);

    public static Template CompileText(string source) => Compile(Plain, source);

    /// <summary>Values are percent-encoded, so that none adds a path, a query or a fragment.</summary>
    public static Template CompileAddress(string source) => Compile(Address, source);

    private static Template Compile(IHandlebars environment, string source)
    {
        lock (Compiling)
        {
            try
            {
                var compiled = environment.Compile(new StringReader(source));
                return (output, sheet) => compiled(output, sheet, null);
            }
            catch (HandlebarsException problem)
            {
                throw new MessageTemplateException("message", $"Its merge fields cannot be read: {problem.Message}");
            }
        }
    }

    private static IHandlebars Create(bool noEscape, ITextEncoder? encoder)
    {
        var configuration = new HandlebarsConfiguration { NoEscape = noEscape };
        if (encoder is not null) configuration.TextEncoder = encoder;
        var environment = Handlebars.Create(configuration);
        environment.RegisterHelper("helperMissing", (in EncodedTextWriter _, in HelperOptions options, in Context context, in Arguments _) =>
        {
            if (context.Value is MergeSheet sheet) sheet.Missing.Add(options.Name);
        });
        return environment;
    }

    private sealed class AddressEncoder : ITextEncoder
    {
        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target) => target.Write(Uri.EscapeDataString(text ?? ""));

        public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
        {
            var gathered = new StringBuilder();
            while (text is not null && text.MoveNext()) gathered.Append(text.Current);
            Encode(gathered.ToString(), target);
        }
    }
}

/// <summary>Gathers what a template writes, and stops one that writes too much.</summary>
internal sealed class BoundedWriter(int limit) : TextWriter
{
    private readonly StringBuilder _text = new(4096);

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        Reserve(1);
        _text.Append(value);
    }

    public override void Write(string? value)
    {
        if (value is null) return;
        Reserve(value.Length);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Reserve(count);
        _text.Append(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Reserve(buffer.Length);
        _text.Append(buffer);
    }

    /// <summary>What was written; the writer is empty afterwards.</summary>
    public string Take()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }

    private void Reserve(int count)
    {
        if (_text.Length + count <= limit) return;
        _text.Clear();
        throw new OutputTooLongException();
    }
}

internal sealed class OutputTooLongException() : Exception("A template wrote more than a message may hold.");
