using System.Collections.Immutable;
using System.Globalization;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting.Reading;
using Throughline.Primitives;

namespace Throughline.Linting;

/// <summary>One rule: what it is called for ever, what it says, why that matters, how it looks, and what one click can mend.</summary>
public sealed class LintRule
{
    internal LintRule(Severity severity, string code, string title, string sentence, string fix, string why, LintCheck check, Func<Mending,
        QuickFix?>? mend = null) =>
        (Kind, Title, Why, Check, Mend) = (new(code, severity, sentence, fix), title, why, check, mend);

    public FindingKind Kind { get; }

    public string Code => Kind.Code;

    /// <summary>An error keeps from publishing until it is mended, or accepted with a reason: only what is plainly broken is one.</summary>
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
    private readonly HashSet<(string Path, string Sentence)> _known = [];

    public void At(string path, params ReadOnlySpan<string> what) => About("", path, what);

    /// <param name="about">What tells this finding from another of the rule at the same place; the same as long as it is the same
    /// trouble.</param>
    public void About(string about, string path, params ReadOnlySpan<string> what) =>
        Add(about, path, places.PlaceInside(path, default), what);

    /// <summary>At a character of the text that stands at the path.</summary>
    public void Inside(string about, string path, string text, int offset, params ReadOnlySpan<string> what) =>
        Add(about, path, places.PlaceInside(path, TextPlace.Of(text, offset)), what);

    /// <summary>At a quotation of a text, which is shown beside the finding.</summary>
    /// <param name="there">The other place, where two do not go together.</param>
    public void Quote(Said here, Said? there, params ReadOnlySpan<string> what)
    {
        var about = there is null ? here.Words : $"{here.Words}/{there.Words}";
        var finding = kind.At(here.Text.Path, what);
        if (!IsNew(finding)) return;
        var place = PlaceOf(here, here.Words);
        findings.Add(finding with
        {
            Line = place.Line,
            Column = place.Column,
            About = about,
            Here = Placed(here),
            There = there is null ? null : Placed(there),
        });
    }

    /// <summary>At something that is no text, with the words beside it that it does not go together with.</summary>
    public void Beside(string path, Said told, params ReadOnlySpan<string> what)
    {
        if (kind.At(path, what) is not { } finding || !IsNew(finding)) return;
        var place = places.PlaceInside(path, default);
        findings.Add(finding with { Line = place.Line, Column = place.Column, About = told.Words, Here = Placed(told) });
    }

    private Quotation Placed(Said said)
    {
        var place = PlaceOf(said, said.Sentence.Text);
        return said.Quotation with { Line = place.Line, Column = place.Column };
    }

    private Place PlaceOf(Said said, string words) =>
        places.PlaceInside(said.Text.Path, TextPlace.Of(said.Text.Written, said.Text.OffsetOf(words)));

    private void Add(string about, string path, Place place, ReadOnlySpan<string> what)
    {
        if (kind.At(path, what) is var finding && IsNew(finding))
            findings.Add(finding with { Line = place.Line, Column = place.Column, About = about });
    }

    // The same sentence about the same text, from another word of it, is the same to whoever reads it.
    private bool IsNew(Finding finding) => _known.Add((finding.Path, finding.Sentence)) && ++_said <= Most;
}

/// <summary>What a one-click fix is made of: the finding, the document as it is now, and its place there by ids.</summary>
internal sealed record Mending(Finding Finding, DraftDocument Document, string Path, LintContext? Context)
{
    /// <summary>The number of the step that the finding is in; −1 where it is in none.</summary>
    public int Step => Finding.Path.StartsWith("steps[", StringComparison.Ordinal)
        && Finding.Path.IndexOf(']', StringComparison.Ordinal) is > 0 and var end
        && int.TryParse(Finding.Path.AsSpan(6, end - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    public ImmutableArray<StepDraft> Steps => Road.OrEmpty(Document.Draft.Steps);

    /// <summary>As the rules see it now.</summary>
    public Road Road => field ??= new(Document.Draft, Context ?? LintContext.Nothing(default));

    public QuickFix Set(string label, string? value) => Set(label, Path, value);

    public QuickFix Set(string label, string path, string? value) => new(label, new DraftEdit.Set(path, Document.Find(path), value));

    /// <summary>Writes what the other place says; null where that is not known, or where the words stand there more than once.</summary>
    /// <param name="label">Of the button, for the words of the other place.</param>
    public QuickFix? AsThere(Func<string, string> label) =>
        Finding.About.Split('/') is [var here, var there] && Document.Text(Path) is { } text
        && text.IndexOf(here, StringComparison.Ordinal) is >= 0 and var at && text.IndexOf(here, at + 1, StringComparison.Ordinal) < 0
            ? Set(label(there), text.Replace(here, there, StringComparison.Ordinal)) : null;

    public QuickFix Remove(string label) => new(label, new DraftEdit.Remove(Path, null));
}
