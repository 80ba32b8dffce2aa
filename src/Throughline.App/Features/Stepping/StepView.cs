using System.Collections.Immutable;
using System.Globalization;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.People;
using Throughline.Time;

namespace Throughline.App.Features.Stepping;

/// <summary>One step of a draft as the panel shows it, with what the rest of the journey has to say about it.</summary>
public sealed class StepView : DraftView
{
    private readonly ILookup<string, Finding> _findings;

    internal StepView(
        OpenDraft open, string id, IReadOnlyCollection<Finding> findings, bool readOnly, bool keyIsFixed, ImmutableArray<string> events,
            string nameFallback)
        : base(open, findings, readOnly, events)
    {
        (Id, KeyIsFixed, NameFallback) = (id, keyIsFixed, nameFallback);
        Ids = open.Document.Ids("steps");
        Index = Ids.IndexOf(id);
        var own = findings.Where(finding => finding.Path == $"steps[{Index}]" || finding.Path.StartsWith($"steps[{Index}].", StringComparison.Ordinal));
        _findings = own.ToLookup(finding => open.Document.PathOf(finding.Path) ?? Path);
    }

    /// <summary>Lasting id of the step in the draft.</summary>
    public string Id { get; }

    /// <summary>True once people are counted under the step's key.</summary>
    public bool KeyIsFixed { get; }

    /// <summary>The step in the version that newcomers enter; null where there is none, or its numbers are not for whoever asks.</summary>
    internal StepPlace? Live { get; init; }

    public ImmutableArray<string> Ids { get; }
    public int Index { get; }

    public StepDraft Step => Journey.Steps[Index];
    public override string Path => $"steps[#{Id}]";
    public string Address => $"/journeys/{Open.Key}/steps/{Id}";
    public string Title => string.IsNullOrWhiteSpace(Step.Title) ? $"Step {Number}" : Step.Title;
    public int Number => Index + 1;
    public StepKind Kind => StepKinds.Of(Step);
    public string? Previous => Index > 0 ? Ids[Index - 1] : null;
    public string? Next => Index + 1 < Ids.Length ? Ids[Index + 1] : null;
    public ImmutableArray<Stage> Stages => DraftStages.Of(Journey);

    /// <inheritdoc/>
    public override IEnumerable<Finding> FindingsAt(string path, bool below = false) =>
        path.StartsWith(Path, StringComparison.Ordinal) ? At(_findings, path, below) : base.FindingsAt(path, below);

    /// <summary>Everything that was found about this step, with the path of the box it is about.</summary>
    internal IEnumerable<(string Path, Finding Finding)> AllFindings =>
        from @group in _findings
        from finding in @group
        where !(finding.Path.EndsWith("].key", StringComparison.Ordinal) && Step.Title is null)
        select (@group.Key, finding);

    /// <summary>Values that other steps have at this key, for suggestions.</summary>
    public IEnumerable<string> Used(Func<StepDraft, string?> of) =>
        Journey.Steps.Select(of).Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Promises said at earlier steps, with the step that says them.</summary>
    public IEnumerable<(string Promise, string Title)> PromisesBefore =>
        from before in Journey.Steps.Take(Index).Index()
        from promise in before.Item.Makes.IsDefault ? [] : before.Item.Makes
        select (promise, before.Item.Title ?? string.Create(CultureInfo.InvariantCulture, $"Step {before.Index + 1}"));

    /// <summary>The steps as choices, by the key that ways in name.</summary>
    public IEnumerable<FieldOption> StepChoices =>
        from step in Journey.Steps.Index()
        where step.Item.Key is not null
        select new FieldOption(step.Item.Key!, string.Create(CultureInfo.InvariantCulture, $"{step.Index + 1} · {step.Item.Title ?? step.Item.Key}"));

    /// <summary>Ids of the ways in that join here.</summary>
    public IEnumerable<string> WaysHere =>
        from way in Document.Ids("entryPoints").Zip(Journey.EntryPoints)
        where string.IsNullOrWhiteSpace(way.Second.Joins) ? Index == 0 : way.Second.Joins == Step.Key
        select way.First;

    /// <summary>Forms that anything in this journey names.</summary>
    internal IEnumerable<string> Forms =>
        Journey.EntryPoints.Select(way => way.Form).Concat(Journey.Steps.Select(step => step.Done is { Event: EventNames.FormSubmitted } done ? FormOf(done.Where) : null))
            .OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Keys of the events of the business.</summary>
    internal ImmutableArray<string> Occasions { get; init; } = [];

    /// <summary>The links of this step's messages whose clicks can be waited for: key, and words.</summary>
    internal IEnumerable<(string Key, string Words)> Links => Messages.Where(message => !message.IsText).SelectMany(LinksOf).DistinctBy(link => link.Key);

    /// <summary>Files of the library that its messages lead to, and the one that it hands over.</summary>
    internal IEnumerable<string> Files => Messages.SelectMany(message => FileLinks.NamedIn(message.Body ?? ""))
        .Concat(FileLinks.IsKey(Step.Gives) ? [Step.Gives!] : []).Distinct(StringComparer.Ordinal);

    /// <summary>False where all that it sends are text messages.</summary>
    internal bool WritesMail => !Messages.Any() || Messages.Any(message => !message.IsText);

    /// <summary>The moment by a date at which our half begins, or their time is over; null where the step hangs on no date.</summary>
    internal DateWait? Moment => DateWait.TryParse(Step.Wait, out var wait) || DateWait.TryParse(Step.Done?.Within, out wait) ? wait : null;

    /// <summary>How the date is called by which the step goes: "their call". Null where it goes by none.</summary>
    internal string? DateName => Moment is { } moment ? DateNames.In(Journey)(moment.Date) : null;

    /// <summary>The file that it hands over; null where it names none.</summary>
    private string? Given => FileLinks.IsKey(Step.Gives) ? Step.Gives : null;

    private IEnumerable<MessageDraft> Messages =>
        new[] { Step.Message, Step.Survey?.Message }
            .Concat(Step.Variants.Select(variant => variant.Message))
            .Concat(Step.Wordings.SelectMany(words => words.Nudges.Select(nudge => nudge.Message).Prepend(words.Message)))
            .Concat(Step.Nudges.Select(nudge => nudge.Message))
            .OfType<MessageDraft>();

    private IEnumerable<(string Key, string Words)> LinksOf(MessageDraft message)
    {
        try
        {
            var written = new Message(message.Subject ?? "…", message.Body ?? "") { Gives = Given };
            var compiled = MessageTemplates.Compile(written, FieldsOf(Journey));
            return compiled.Links.Select(link => (link.Key, Words.Plain(link.Key)));
        }
        catch (MessageTemplateException)
        {
            return []; // said beside the text already
        }
    }

    /// <summary>The journey's own merge fields, its dates among them: those have no words that stand in.</summary>
    internal static MergeField[] FieldsOf(JourneyDraft journey) =>
    [
        .. OwnFieldsOf(journey),
        .. journey.Dates.SelectMany(date => JourneyDate.MergeNamesOf(date.Key ?? "")).Where(MergeFields.IsName).Select(name =>
            new MergeField(name, null)),
    ];

    internal static MergeField[] OwnFieldsOf(JourneyDraft journey) =>
        [.. journey.Fields.Where(field => MergeFields.IsName(field.Name ?? "")).Select(field => new MergeField(field.Name!, field.Fallback))];

    private static string? FormOf(string? where) => WhereText.Read(where, out _) is [.., { Property: "form", Comparator: Comparator.Equal, Value: var form }] ? form : null;
}
