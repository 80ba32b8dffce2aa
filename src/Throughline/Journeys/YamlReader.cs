using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Throughline.Journeys;

/// <summary>
/// YAML to a tree of plain values, within bounds. Anchors, aliases and tags are refused, so that a small file cannot
/// grow in memory and every value stands where it is written. Reading stops at the first thing that cannot be read.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>A journey file needs six levels.</summary>
    public const int MaxDepth = 24;

    public const int MaxValues = 50_000;

    private readonly string _text;
    private readonly Parser _parser;
    private readonly List<Finding> _findings;
    private int _values;

    private YamlReader(string text, List<Finding> findings)
    {
        _text = text;
        _findings = findings;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The tree, or null where a finding says why there is none.</summary>
    public static YamlNode? Read(string text, List<Finding> findings)
    {
        if (text.StartsWith('\uFEFF')) text = text[1..];
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > JourneyFile.MaxBytes)
        {
            findings.Add(StructuralFindings.FileTooLarge.At("", Count(size), Count(JourneyFile.MaxBytes)) with { Line = 1, Column = 1 });
            return null;
        }
        return FindBadCharacter(text, findings) ? null : new YamlReader(text, findings).Document();
    }

    private YamlNode? Document()
    {
        try
        {
            Next();
            Next();
            if (_parser.Current is StreamEnd) return Stop(StructuralFindings.EmptyFile, new(1, 1));
            Next();
            var root = Node(1);
            if (root is null) return null;
            Next();
            Next();
            if (_parser.Current is DocumentStart second) return Stop(StructuralFindings.SeveralDocuments, At(second.Start));
            return root;
        }
        catch (YamlException exception)
        {
            return Broken(At(exception.Start), exception.Message);
        }
        catch (InvalidOperationException)
        {
            // The parser throws this for some unfinished lists.
            return Broken(_parser.Current is { } last ? At(last.End) : new(1, 1), "a list or a group that begins here is not finished");
        }
    }

    private void Next() => _parser.MoveNext();

    private YamlNode? Node(int depth)
    {
        var current = _parser.Current!;
        var at = At(current.Start);
        if (current is AnchorAlias || current is NodeEvent { Anchor.IsEmpty: false }) return Stop(StructuralFindings.Anchor, at);
        if (current is NodeEvent { Tag.IsEmpty: false } tagged) return Stop(StructuralFindings.Tag, at, Tag(tagged));
        if (++_values > MaxValues) return Stop(StructuralFindings.TooManyValues, at, Count(MaxValues));
        if (depth > MaxDepth) return Stop(StructuralFindings.TooDeep, at, Count(MaxDepth));
        return current switch
        {
            Scalar scalar => new YamlText(IsNull(scalar) ? null : scalar.Value, at, Inside(scalar)),
            SequenceStart => List(at, depth),
            _ => Map(at, depth),
        };
    }

    private YamlList? List(Place at, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        for (Next(); _parser.Current is not SequenceEnd; Next())
        {
            if (Node(depth + 1) is not { } item) return null;
            items.Add(item);
        }
        return new(items.ToImmutable(), at);
    }

    private YamlMap? Map(Place at, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            if (Key() is not { } key) return null;
            var keyAt = At(_parser.Current!.Start);
            Next();
            if (Node(depth + 1) is not { } value) return null;
            entries.Add(new(key, value is YamlText { Value: null } ? value with { At = keyAt } : value, keyAt));
        }
        return new(entries.ToImmutable(), at);
    }

    private string? Key()
    {
        if (_parser.Current is Scalar { Anchor.IsEmpty: true, Tag.IsEmpty: true } key) return key.Value;
        if (_parser.Current is Scalar or AnchorAlias) Node(0);
        else Stop(StructuralFindings.KeyNotText, At(_parser.Current!.Start));
        return null;
    }

    private YamlNode? Stop(FindingKind kind, Place at, params ReadOnlySpan<string> what)
    {
        _findings.Add(kind.At("", what) with { Line = at.Line, Column = at.Column });
        return null;
    }

    private YamlNode? Broken(Place at, string why)
    {
        if (why.Contains(" tab ", StringComparison.Ordinal) && FindTab(at.Line) is { } tab) return Stop(StructuralFindings.Tab, tab);
        if (why.Contains("anchor", StringComparison.OrdinalIgnoreCase) || why.Contains("alias", StringComparison.OrdinalIgnoreCase))
            return Stop(StructuralFindings.Anchor, at);
        return Stop(StructuralFindings.Syntax, at, why.TrimEnd('.').ToLowerInvariant());
    }

    /// <summary>The first line at or soon after <paramref name="from"/> that is indented with a tab.</summary>
    private Place? FindTab(int from)
    {
        var line = 0;
        foreach (var content in _text.AsSpan().EnumerateLines())
        {
            line++;
            var indent = content[..(content.Length - content.TrimStart().Length)];
            if (line >= from && indent.IndexOf('\t') is >= 0 and var tab) return new(line, tab + 1);
        }
        return null;
    }

    private static bool IsNull(Scalar scalar) =>
        scalar is { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };

    private TextSpan? Inside(Scalar scalar) => scalar.Value.Length == 0 ? null : new(_text, scalar.Value, scalar, Verbatim(scalar));

    /// <summary>The place of the text's own first character, if every line of it is a line of the file.</summary>
    private Place? Verbatim(Scalar scalar)
    {
        var at = At(scalar.Start);
        if (scalar.Style == ScalarStyle.Literal) return BlockStart(scalar);
        if (scalar.Style == ScalarStyle.Folded) return null;
        var quotes = scalar.Style == ScalarStyle.Plain ? 0 : 1;
        var isVerbatim = scalar.End.Index - scalar.Start.Index == scalar.Value.Length + 2 * quotes;
        return isVerbatim ? new(at.Line, at.Column + quotes) : null;
    }

    /// <summary>The first character of a literal block: on the next line, behind the block's indentation.</summary>
    private Place? BlockStart(Scalar scalar)
    {
        var rest = _text.AsSpan((int)scalar.Start.Index);
        if (rest.IndexOf('\n') is not (>= 0 and var header) || rest[..header].IndexOfAnyInRange('0', '9') >= 0) return null;
        rest = rest[(header + 1)..].TrimStart("\r\n");
        return new((int)scalar.Start.Line + 1, rest.Length - rest.TrimStart(' ').Length + 1);
    }

    private static Place At(Mark mark) => new((int)mark.Line, (int)mark.Column);

    private static string Tag(NodeEvent node) => node.Tag.IsNonSpecific ? "!" : node.Tag.Value;

    private static string Count(int n) => n.ToString("N0", CultureInfo.InvariantCulture);

    private static bool FindBadCharacter(string text, List<Finding> findings)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                start = i + 1;
            }
            else if (!IsAllowed(text, ref i))
            {
                findings.Add(StructuralFindings.BadCharacter.At("", $"U+{(int)text[i]:X4}") with { Line = line, Column = i - start + 1 });
                return true;
            }
        }
        return false;
    }

    private static bool IsAllowed(string text, ref int index)
    {
        var c = text[index];
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            index++;
            return true;
        }
        return c is '\t' or '\r' or (>= ' ' and not '\u007F' and < '\uD800') or (> '\uDFFF' and < '\uFFFE');
    }
}
