using System.Collections.Immutable;
using System.Globalization;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Primitives;

namespace Throughline.Linting;

/// <summary>One rule: what it is called for ever, what it says, why that matters, how it looks, and what one click can mend.</summary>
public sealed class LintRule
{
    internal LintRule(Severity severity, string code, string title, string sentence, string fix, string why, LintCheck check, Func<Mending, QuickFix?>? mend = null) =>
        (Kind, Title, Why, Check, Mend) = (new(code, severity, sentence, fix), title, why, check, mend);

    public FindingKind Kind { get; }

    public string Code => Kind.Code;

    /// <summary>A warning or a hint: the linter never keeps anybody from publishing.</summary>
    public Severity Severity => Kind.Severity;

    /// <summary>A few words for lists of rules.</summary>
    public string Title { get; }

    /// <summary>One sentence for somebody who asks why they should care.</summary>
    public string Why { get; }

    /// <summary>Whether <see cref="JourneyLinter.Fix"/> can offer something.</summary>
    public bool HasFix => Mend is not null;

    /// <summary>True where it says how to mend what the compiler refuses as well, and so is said beside it.</summary>
    internal bool StandsBesideErrors { get; init; }

    internal LintCheck Check { get; }

    internal Func<Mending, QuickFix?>? Mend { get; }
}

/// <summary>What one click would do.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Edit">For <see cref="DraftEditor.Apply"/>, on what the document holds now.</param>
public sealed record QuickFix(string Label, DraftEdit Edit);

internal delegate void LintCheck(Road road, Say say);

/// <summary>Where a rule says what it noticed.</summary>
internal sealed class Say(FindingKind kind, FindingBag places, List<Finding> findings)
{
    /// <summary>Findings of one rule in one draft; what comes after them is more of the same.</summary>
    private const int Most = 120;

    private int _said;

    public void At(string path, params ReadOnlySpan<string> what) => About("", path, what);

    /// <param name="about">What tells this finding from another of the rule at the same place; the same as long as it is the same trouble.</param>
    public void About(string about, string path, params ReadOnlySpan<string> what) => Add(about, path, places.PlaceInside(path, default), what);

    /// <summary>At a character of the text that stands at the path.</summary>
    public void Inside(string about, string path, string text, int offset, params ReadOnlySpan<string> what) =>
        Add(about, path, places.PlaceInside(path, TextPlace.Of(text, offset)), what);

    private void Add(string about, string path, Place place, ReadOnlySpan<string> what)
    {
        if (++_said <= Most) findings.Add(kind.At(path, what) with { Line = place.Line, Column = place.Column, About = about });
    }
}

/// <summary>What a one-click fix is made of: the finding, the document as it is now, and its place there by ids.</summary>
internal sealed record Mending(Finding Finding, DraftDocument Document, string Path, LintContext? Context)
{
    /// <summary>The number of the step that the finding is in; −1 where it is in none.</summary>
    public int Step => Finding.Path.StartsWith("steps[", StringComparison.Ordinal)
        && Finding.Path.IndexOf(']', StringComparison.Ordinal) is > 0 and var end
        && int.TryParse(Finding.Path.AsSpan(6, end - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    public ImmutableArray<StepDraft> Steps => Road.OrEmpty(Document.Draft.Steps);

    public QuickFix Set(string label, string? value) => Set(label, Path, value);

    public QuickFix Set(string label, string path, string? value) => new(label, new DraftEdit.Set(path, Document.Find(path), value));

    public QuickFix Remove(string label) => new(label, new DraftEdit.Remove(Path, null));
}
