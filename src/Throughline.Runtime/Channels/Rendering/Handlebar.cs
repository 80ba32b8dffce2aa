using System.Linq.Expressions;
using System.Text;
using HandlebarsDotNet;
using Ready = HandlebarsDotNet.HandlebarsTemplate<System.IO.TextWriter, object, object>;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A compiled template. Names that the sheet does not hold are noted there and write nothing.</summary>
internal delegate void Template(TextWriter output, MergeSheet sheet);

/// <summary>The words merged into one message, by their name in the template, and the ones that were missing.</summary>
internal sealed class MergeSheet(int capacity) : Dictionary<string, object>(capacity, StringComparer.Ordinal)
{
    public List<string> Missing { get; } = [];
}

/// <summary>
/// The three ways a value is written: into HTML, into text, and into an address. A template is interpreted at first and made into
/// machine code once it was written often: the code that the runtime keeps for good is that of letters which many people get, and
/// not that of each letter that was looked at, tried or sent once.
/// </summary>
internal static class Handlebar
{
    /// <summary>From this time on a template is machine code.</summary>
    private const int Often = 50;

    private static readonly Way Html = new(NoEscape: false, Encoder: null);
    private static readonly Way Plain = new(NoEscape: true, Encoder: null);
    private static readonly Way Address = new(NoEscape: false, new AddressEncoder());
    private static readonly Lock Reading = new();

    public static Template CompileHtml(string source) => Compile(Html, source);

    public static Template CompileText(string source) => Compile(Plain, source);

    /// <summary>Values are percent-encoded, so that none adds a path, a query or a fragment.</summary>
    public static Template CompileAddress(string source) => Compile(Address, source);

    private static Template Compile(Way way, string source) =>
        new Tiered(Read(way.Interpreted, source), () => Read(way.Compiled, source)).Write;

    private static Ready Read(IHandlebars environment, string source)
    {
        lock (Reading)
        {
            try
            {
                return environment.Compile(new StringReader(source));
            }
            catch (HandlebarsException problem)
            {
                throw new MessageTemplateException("message", $"Its merge fields cannot be read: {problem.Message}");
            }
        }
    }

    /// <summary>A template that is interpreted until it was written often.</summary>
    private sealed class Tiered(Ready interpreted, Func<Ready> compile)
    {
        private Ready _write = interpreted;
        private int _times;

        public void Write(TextWriter output, MergeSheet sheet)
        {
            if (_times < Often && Interlocked.Increment(ref _times) == Often) Volatile.Write(ref _write, compile());
            Volatile.Read(ref _write)(output, sheet, null!);
        }
    }

    private sealed record Way(bool NoEscape, ITextEncoder? Encoder)
    {
        public IHandlebars Interpreted { get; } = Create(NoEscape, Encoder, new Interpreter());
        public IHandlebars Compiled { get; } = Create(NoEscape, Encoder, compiler: null);
    }

    private sealed class Interpreter : IExpressionCompiler
    {
        public T Compile<T>(Expression<T> expression) where T : class, Delegate => expression.Compile(preferInterpretation: true);
    }

    private static IHandlebars Create(bool noEscape, ITextEncoder? encoder, IExpressionCompiler? compiler)
    {
        var configuration = new HandlebarsConfiguration { NoEscape = noEscape };
        if (encoder is not null) configuration.TextEncoder = encoder;
        if (compiler is not null) configuration.CompileTimeConfiguration.ExpressionCompiler = compiler;
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
