using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Messages;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Journeys;

/// <summary>
/// The only maker of a <see cref="Journey"/>. First every value is looked at on its own (the table in
/// <see cref="JourneyShape"/>), then what values mean together; a draft with an error gives findings and no journey.
/// </summary>
public static class JourneyCompiler
{
    public static Compilation Compile(JourneyDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var findings = new FindingBag(draft.Source);
        JourneyShape.Journey.Check(draft, "", findings);
        // A draft of that size is refused already, and putting it together would take long.
        if (OrEmpty(draft.Steps).Length > Journey.MaxSteps) return new(null, findings.ToSorted());
        var journey = Put(draft, findings);
        RoadRules.Check(draft, journey, findings);
        if (!findings.HasErrors) CheckSize(draft, findings);
        return new(findings.HasErrors ? null : journey, findings.ToSorted());
    }

    /// <summary>The journey as far as the draft goes; whatever is wrong has been found and stands in for nothing.</summary>
    private static Journey Put(JourneyDraft draft, FindingBag findings)
    {
        var stages = Stages(draft, findings);
        var dates = new DateCompiler(draft, findings);
        ImmutableArray<string> asked = [.. FormCompiler.AskedNames(draft)];
        var scope = new MergeScope([.. OrEmpty(draft.Fields).Select(field => field.Name ?? ""), .. asked, .. dates.MergeNames], findings);
        var care = new CareCompiler(scope, findings);
        var steps = new StepCompiler(stages, new(dates, care, scope), findings);
        var reEntry = ReadReEntry(draft.ReEntry);
        var keys = OrEmpty(draft.Steps).Select(step => step.Key ?? "").ToImmutableArray();
        return new Journey
        {
            Key = draft.Journey ?? "",
            Name = draft.Name ?? "",
            Persona = draft.Persona ?? "",
            Offer = Clean(draft.Offer),
            Owner = Clean(draft.Owner),
            Language = Clean(draft.Language),
            ReviewBy = Date.TryRead(draft.ReviewBy, out var review) ? review : null,
            Pain = draft.Pain ?? "",
            Result = new(draft.Result?.Gets ?? "", draft.Result?.Feels ?? "", Clean(draft.Result?.Says)),
            Voice = draft.Voice is { } voice ? new(OrEmpty(voice.Tones), Clean(voice.KeyMessage), OrEmpty(voice.Use), OrEmpty(voice.Avoid)) : Voice.Unset,
            Stages = stages,
            EntryPoints = [.. OrEmpty(draft.EntryPoints).Select((entry, i) => EntryPoint(entry, Path("entryPoints", i), new(keys, reEntry, dates), findings))],
            Dates = dates.Dates,
            Care = care.OfJourney(OrEmpty(draft.Care)),
            Fields =
            [
                .. OrEmpty(draft.Fields).Select(field => new MergeField(field.Name ?? "", field.Fallback))
                    .Concat(asked.Concat(dates.MergeNames).Select(name => new MergeField(name, null))).DistinctBy(field => field.Name),
            ],
            ReEntry = reEntry,
            RestLimit = ReadWait(draft.RestLimit, JourneyShape.DefaultRestLimit),
            Steps = [.. OrEmpty(draft.Steps).Select((step, i) => steps.Compile(step, Path("steps", i)))],
        };
    }

    /// <summary>One way in of a draft with its form, whatever else is wrong with the draft.</summary>
    public static EntryPoint WayIn(EntryPointDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new(draft.Key ?? "", Clean(draft.Source), null, 0)
        {
            Consent = Clean(draft.Consent),
            Page = FormCompiler.Page(draft.Page, "", new FindingBag(SourceMap.Empty)),
        };
    }

    private static ImmutableArray<Stage> Stages(JourneyDraft draft, FindingBag findings)
    {
        if (draft.Stages.IsDefaultOrEmpty) return Stage.Defaults;
        CheckKeys(draft.Stages.Select(stage => stage.Key), "stages", findings);
        return [.. draft.Stages.Select(PaperCompiler.Stage)];
    }

    /// <summary>What a way in may name.</summary>
    private readonly record struct RoadSoFar(ImmutableArray<string> Steps, ReEntry ReEntry, DateCompiler Dates);

    private static EntryPoint EntryPoint(EntryPointDraft draft, string path, RoadSoFar road, FindingBag findings)
    {
        var (steps, reEntry, _) = road;
        var rule = EntryRule(draft, path, findings);
        var joins = Clean(draft.Joins) is { } step ? steps.IndexOf(step) : 0;
        if (joins < 0) findings.Add(StructuralFindings.UnknownJoin, path + ".joins", FindingBag.Short(draft.Joins!), FindingBag.DidYouMean(Nearest.To(draft.Joins!, steps)));
        var per = Clean(draft.Per);
        if (rule is null && per is not null) findings.Add(StructuralFindings.WhereWithoutEvent, path + ".per", "per");
        else if (rule is not null && per is null && reEntry == ReEntry.OncePerKey) findings.Add(StructuralFindings.PerMissing, path);
        else if (per is not null && reEntry != ReEntry.OncePerKey)
            findings.Add(StructuralFindings.PerNotUsed, path + ".per", reEntry == ReEntry.Once ? "only once" : "again after finishing");
        return new(draft.Key ?? "", Clean(draft.Source), rule, joins, per)
        {
            NotOlderThan = ReadWait(draft.NotOlderThan, JourneyShape.DefaultNotOlderThan),
            Opens = road.Dates.Opens(draft, path),
            Consent = Clean(draft.Consent),
            Page = FormCompiler.Page(draft.Page, $"{path}.page", findings),
        };
    }

    private static EventRule? EntryRule(EntryPointDraft draft, string path, FindingBag findings)
    {
        var form = Clean(draft.Form)?.Trim();
        if (form is not null && Clean(draft.Event) is not null) findings.Add(StructuralFindings.FormAndEvent, path + ".form");
        if (form is null && Clean(draft.Event) is null)
        {
            if (Clean(draft.Where) is not null) findings.Add(StructuralFindings.WhereWithoutEvent, path + ".where", "where");
            return null;
        }
        return form is null
            ? RuleText.Read(draft.Event!, draft.Where, [], path, findings)
            : RuleText.Read(EventNames.FormSubmitted, draft.Where, [new("form", Comparator.Equal, form)], path, findings);
    }

    private static ReEntry ReadReEntry(string? text) => text switch
    {
        "after-finishing" => ReEntry.AfterFinishing,
        "once-per-key" => ReEntry.OncePerKey,
        _ => ReEntry.Once,
    };

    private static void CheckSize(JourneyDraft draft, FindingBag findings)
    {
        var bytes = Encoding.UTF8.GetByteCount(JourneyFile.Write(draft));
        if (bytes > JourneyFile.MaxBytes)
            findings.Add(StructuralFindings.FileTooLarge, "", bytes.ToString("N0", CultureInfo.InvariantCulture), JourneyFile.MaxBytes.ToString("N0", CultureInfo.InvariantCulture));
    }

    /// <summary>Adds a finding for every key that an earlier entry of the list has.</summary>
    internal static void CheckKeys(IEnumerable<string?> keys, string path, FindingBag findings)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (i, key) in keys.Index())
        {
            var at = Path(path, i);
            if (!string.IsNullOrWhiteSpace(key) && !first.TryAdd(key, at)) findings.Add(StructuralFindings.KeyTaken, at + ".key", FindingBag.Short(key), first[key]);
        }
    }

    internal static Wait ReadWait(string? text, string fallback)
    {
        if (Wait.TryParse(text, out var wait)) return wait;
        return Wait.TryParse(fallback, out wait) ? wait : Wait.None;
    }

    internal static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    /// <summary>A text of nothing but spaces is no text.</summary>
    internal static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    internal static string Path(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
