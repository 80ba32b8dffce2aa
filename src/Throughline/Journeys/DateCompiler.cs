using System.Collections.Immutable;
using Throughline.Messages;
using Throughline.Primitives;
using Throughline.Time;
using static Throughline.Journeys.JourneyCompiler;

namespace Throughline.Journeys;

/// <summary>Makes the dates of a journey of their drafts, and knows them afterwards: every wait that names one asks here.</summary>
internal sealed class DateCompiler
{
    private readonly FindingBag _findings;
    private readonly ImmutableHashSet<string> _keys;

    public DateCompiler(JourneyDraft draft, FindingBag findings)
    {
        _findings = findings;
        var drafts = OrEmpty(draft.Dates);
        _keys = [.. drafts.Select(date => date.Key).OfType<string>()];
        CheckKeys(drafts.Select(date => date.Key), "dates", findings);
        var fields = OrEmpty(draft.Fields).Select(field => field.Name).OfType<string>().ToHashSet();
        Dates = [.. drafts.Select((date, i) => Compile(date, Path("dates", i), fields))];
    }

    public ImmutableArray<JourneyDate> Dates { get; }

    /// <summary>The names that messages may merge in because of the dates.</summary>
    public IEnumerable<string> MergeNames => Dates.SelectMany(date => date.MergeNames);

    /// <summary>Reads a moment by a date; null where the text is none. One that names no date is found, and kept.</summary>
    public DateWait? Read(string? text, string path)
    {
        if (!DateWait.TryParse(text, out var wait)) return null;
        if (!_keys.Contains(wait.Date)) _findings.Add(StructuralFindings.UnknownDate, path, FindingBag.Short(wait.Date),
            FindingBag.DidYouMean(Nearest.To(wait.Date, _keys)));
        return wait;
    }

    /// <summary>The moment that brings people in; null where none is given.</summary>
    public DateWait? Opens(EntryPointDraft draft, string path)
    {
        if (Read(draft.Opens, path + ".opens") is not { } opens) return null;
        if (Clean(draft.Event) is not null || Clean(draft.Form) is not null) _findings.Add(StructuralFindings.OpensAndEvent,
            path + ".opens");
        if (Dates.FirstOrDefault(date => date.Key == opens.Date) is { Occasion: not null })
            _findings.Add(StructuralFindings.OpensByOccasion, path + ".opens", FindingBag.Short(opens.Date));
        return opens;
    }

    private JourneyDate Compile(DateDraft draft, string path, HashSet<string> fields)
    {
        CheckWord(draft.Key, path, fields);
        var (name, attribute, occasion) = (Clean(draft.Event)?.Trim(), Clean(draft.Attribute)?.Trim(), Clean(draft.Occasion)?.Trim());
        if (new[] { name, attribute, occasion }.Count(source => source is not null) != 1) _findings.Add(StructuralFindings.DateSource,
            path);
        CheckCompany(draft, path);
        return new JourneyDate(draft.Key ?? "")
        {
            Set = name is null ? null : RuleText.Read(name, draft.Where, [], path, _findings),
            Moved = OfEvent(draft.Moved, name, path),
            Cancelled = OfEvent(draft.Cancelled, name, path),
            Property = name is null ? null : Clean(draft.Property)?.Trim(),
            Booking = name is null ? null : Clean(draft.Booking)?.Trim(),
            Attribute = attribute,
            IsYearly = draft.Every == "year",
            Occasion = occasion,
        };

        EventRule? OfEvent(string? text, string? set, string at) =>
            set is null || Clean(text)?.Trim() is not { } found ? null : new(found, RuleText.Read(found, draft.Where, [], at,
                new FindingBag(SourceMap.Empty)).Where);
    }

    private void CheckWord(string? key, string path, HashSet<string> fields)
    {
        if (Clean(key) is null || !Key.IsKey(key!)) return;
        var names = JourneyDate.MergeNamesOf(key!);
        var isTaken = WaitText.Words.Contains(key!) || names.IsEmpty || names.Any(name => MergeFields.FindBuiltIn(name) is not null
            || fields.Contains(name) || !MergeFields.IsName(name));
        if (isTaken) _findings.Add(StructuralFindings.DateWord, path + ".key", FindingBag.Short(key!));
    }

    private void CheckCompany(DateDraft draft, string path)
    {
        var hasEvent = Clean(draft.Event) is not null;
        foreach (var (key, text) in new[] { ("where", draft.Where), ("property", draft.Property), ("booking", draft.Booking), ("moved",
            draft.Moved), ("cancelled", draft.Cancelled) })
            if (!hasEvent && Clean(text) is not null) _findings.Add(StructuralFindings.DateKeyNotUsed, $"{path}.{key}", key, "'event'");
        if (Clean(draft.Attribute) is null && Clean(draft.Every) is not null) _findings.Add(StructuralFindings.DateKeyNotUsed,
            path + ".every", "every", "'attribute'");
    }
}
