using System.Collections.Immutable;
using Throughline.Messages;
using Throughline.People;

namespace Throughline.Journeys;

/// <summary>The page of a form, and what it asks.</summary>
internal static class FormCompiler
{
    /// <summary>What stands in the file for each kind, in the order of <see cref="AskKind"/>.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["text", "paragraph", "number", "date", "choice", "several", "tick"];

    public const string OneByOne = "one-by-one";
    public const string Together = "together";
    public const string Yes = "yes";

    public static FormPage Page(FormPageDraft? draft, string path, FindingBag findings)
    {
        if (draft is null) return FormPage.Unset;
        return new(Clean(draft.Heading), Clean(draft.Text), PictureAddress.Read(draft.Picture), Clean(draft.Shows), Clean(draft.Button),
            Clean(draft.Thanks))
        {
            PictureFile = FileLinks.KeyOf(Clean(draft.Picture)),
            IsOneByOne = draft.Asked == OneByOne,
            Asks = Asks(draft.Asks, $"{path}.asks", findings),
        };
    }

    /// <summary>The names of a road's own attributes that its forms ask, which letters may merge in.</summary>
    public static IEnumerable<string> AskedNames(JourneyDraft draft) =>
        from entry in JourneyCompiler.OrEmpty(draft.EntryPoints)
        from ask in JourneyCompiler.OrEmpty(entry?.Page?.Asks ?? [])
        let key = Clean(ask?.Key)
        where key is not null && AskKey.IsOne(key) && MergeFields.FindBuiltIn(key) is null
        select key;

    private static ImmutableArray<FormAsk> Asks(ImmutableArray<FormAskDraft> drafts, string path, FindingBag findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, ask) in JourneyCompiler.OrEmpty(drafts).Index())
            if (Clean(ask.Key) is { } key && !seen.Add(key))
                findings.Add(StructuralFindings.AskedTwice, $"{JourneyCompiler.Path(path, i)}.key", FindingBag.Short(key));
        return [.. JourneyCompiler.OrEmpty(drafts).Select((draft, i) => Ask(draft, JourneyCompiler.Path(path, i), findings))];
    }

    private static FormAsk Ask(FormAskDraft draft, string path, FindingBag findings)
    {
        var key = Clean(draft.Key) ?? "";
        var kind = Clean(draft.As) is { } word && Kinds.IndexOf(word) is >= 0 and var place ? (AskKind)place : AskKind.Text;
        var choices = JourneyCompiler.OrEmpty(draft.Choices);
        if (kind is AskKind.Choice or AskKind.Several)
        {
            if (choices.Length < 2) findings.Add(StructuralFindings.AskWithoutChoices, $"{path}.choices");
        }
        else if (!choices.IsEmpty)
        {
            findings.Add(StructuralFindings.AskChoicesNotUsed, $"{path}.choices");
        }
        if (FormAsk.Everybodys.Contains(key) && kind != AskKind.Text) findings.Add(StructuralFindings.AskKindFixed, $"{path}.as", key);
        if (Clean(draft.Ask) is null && key.Length > 0 && !FormAsk.Everybodys.Contains(key))
            findings.Add(StructuralFindings.AskWithoutWords, $"{path}.ask");
        return new FormAsk(key, kind)
        {
            Words = Clean(draft.Ask),
            Hint = Clean(draft.Hint),
            Choices = kind is AskKind.Choice or AskKind.Several ? choices : [],
            IsNeeded = key == FormAsk.Email || draft.Needed == Yes,
        };
    }

    private static string? Clean(string? text) => JourneyCompiler.Clean(text);
}

/// <summary>The attribute that the answer to a question of a form becomes.</summary>
internal sealed record AskKey() : TextRule(Longest)
{
    private const int Longest = 64;

    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!IsOne(text)) findings.Add(StructuralFindings.AskKey, path, FindingBag.Short(text));
    }

    public override System.Text.Json.Nodes.JsonObject Schema()
    {
        var schema = base.Schema();
        schema["pattern"] = "^[a-z][A-Za-z0-9_]*$";
        return schema;
    }

    /// <summary>As messages can merge it in, and nothing that has a meaning of its own with us.</summary>
    public static bool IsOne(string text) => text.Length is > 0 and <= Longest && char.IsAsciiLetterLower(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
        && text != "form" && TraitName.Reserved(text) switch
        {
            null => MergeFields.FindBuiltIn(text) is null,
            var known => known == text && FormAsk.Everybodys.Contains(text),
        };
}
