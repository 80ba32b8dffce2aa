using System.Text;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

internal enum MustacheKind
{
    Value,
    If,
    Unless,
    Else,
    EndIf,
    EndUnless,
}

/// <summary>One <c>{{…}}</c> of a message. <paramref name="Name"/> is empty for else and the ends.</summary>
internal readonly record struct Mustache(MustacheKind Kind, string Name)
{
    public bool IsBlock => Kind != MustacheKind.Value;
}

/// <summary>
/// Takes the <c>{{…}}</c> out of a text before anything else reads it, and leaves one private-use character for each,
/// which Markdown takes for an ordinary letter. So Markdown never sees a value, and a value never becomes Markdown.
/// </summary>
internal sealed class MustacheBook
{
    /// <summary>Most expressions in one message.</summary>
    public const int MaxCount = 500;

    private const char First = '\uE100';
    private readonly List<Mustache> _all = [];

    public IReadOnlyList<Mustache> All => _all;

    /// <summary>The expression that <paramref name="character"/> stands for, or null for any other character.</summary>
    public Mustache? At(char character) =>
        character >= First && character - First < _all.Count ? _all[character - First] : null;

    /// <summary>The text with every expression replaced by its character.</summary>
    /// <exception cref="MessageTemplateException">Something in double braces that a message may not hold.</exception>
    public string TakeOut(string part, string text)
    {
        var marked = new StringBuilder(text.Length);
        var open = new Stack<(MustacheKind Kind, string Source)>();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            AppendPlain(marked, text.AsSpan(at, start - at));
            var end = text.IndexOf("}}", start, StringComparison.Ordinal);
            if (end < 0) throw new MessageTemplateException(part, $"“{Excerpt(text[start..])}” is opened with two braces and never closed. Close it with }}}}.");
            marked.Append(Add(part, Read(part, text[start..(end + 2)]), text[start..(end + 2)], open));
            at = end + 2;
        }
        AppendPlain(marked, text.AsSpan(at));
        if (open.TryPeek(out var left)) throw new MessageTemplateException(part, $"{left.Source} is never ended. End it with {(left.Kind == MustacheKind.If ? "{{/if}}" : "{{/unless}}")}.");
        return marked.ToString();
    }

    private char Add(string part, Mustache mustache, string source, Stack<(MustacheKind Kind, string Source)> open)
    {
        if (_all.Count == MaxCount) throw new MessageTemplateException(part, $"A message may hold at most {MaxCount} merge fields and conditions. Shorten it.");
        switch (mustache.Kind)
        {
            case MustacheKind.If or MustacheKind.Unless:
                if (open.Count == MergeFields.MaxNesting) throw new MessageTemplateException(part, $"Conditions stand more than {MergeFields.MaxNesting} deep in one another at {source}. Make it simpler.");
                open.Push((mustache.Kind, source));
                break;
            case MustacheKind.Else when open.Count == 0:
                throw new MessageTemplateException(part, "{{else}} stands outside of a condition. Put it between {{#if …}} and {{/if}}.");
            case MustacheKind.EndIf or MustacheKind.EndUnless:
                var begun = mustache.Kind == MustacheKind.EndIf ? MustacheKind.If : MustacheKind.Unless;
                if (!open.TryPop(out var last) || last.Kind != begun)
                    throw new MessageTemplateException(part, $"{source} ends a condition that was not begun there. Begin it with {(begun == MustacheKind.If ? "{{#if …}}" : "{{#unless …}}")}.");
                break;
        }
        _all.Add(mustache);
        return (char)(First + _all.Count - 1);
    }

    private static Mustache Read(string part, string source)
    {
        var inside = source.AsSpan(2, source.Length - 4).Trim();
        if (inside is "else") return new(MustacheKind.Else, "");
        if (inside is "/if") return new(MustacheKind.EndIf, "");
        if (inside is "/unless") return new(MustacheKind.EndUnless, "");
        if (Block(inside, "#if ") is { } tested) return new(MustacheKind.If, tested);
        if (Block(inside, "#unless ") is { } untested) return new(MustacheKind.Unless, untested);
        if (MergeFields.IsName(inside.ToString())) return new(MustacheKind.Value, inside.ToString());
        throw new MessageTemplateException(part, $"{Excerpt(source)} is not something a message may hold. Allowed are a name such as {{{{firstName}}}}, {{{{#if name}}}} and {{{{#unless name}}}} with {{{{else}}}}, and their ends.");
    }

    private static string? Block(ReadOnlySpan<char> inside, string opening) =>
        inside.StartsWith(opening, StringComparison.Ordinal) && MergeFields.IsName(inside[opening.Length..].Trim().ToString())
            ? inside[opening.Length..].Trim().ToString()
            : null;

    // Private-use characters come from pasted symbol fonts; only the bullet of word processors is worth keeping.
    private static void AppendPlain(StringBuilder marked, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (c == '\uF0B7') marked.Append('•');
            else if (c is < '\uE000' or > '\uF8FF') marked.Append(c);
    }

    private static string Excerpt(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
