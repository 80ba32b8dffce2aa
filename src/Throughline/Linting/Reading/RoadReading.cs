using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Linting.Reading;

/// <summary>Every text of a road, in the order in which customers get it: what all rules about words share.</summary>
internal sealed class RoadReading
{
    private const int MaxEntryPoints = 50;

    private readonly Dictionary<string, ReadText> _byPath;

    private RoadReading(ImmutableArray<ReadText> texts, Tongue? tongue)
    {
        (Texts, Tongue) = (texts, tongue);
        _byPath = texts.ToDictionary(text => text.Path, StringComparer.Ordinal);
    }

    public ImmutableArray<ReadText> Texts { get; }

    /// <summary>What the journey is written in: what its file says, or else what most of its words are in. Null where it cannot be
    /// told.</summary>
    public Tongue? Tongue { get; }

    /// <summary>Of one step, in order.</summary>
    public IEnumerable<ReadText> Of(RoadStep step) => Texts.Where(text => text.Step == step);

    /// <summary>The text at a path; null where none stands.</summary>
    public ReadText? Find(string path) => _byPath.GetValueOrDefault(path);

    public static RoadReading Of(Road road)
    {
        var parts = Parts(road).Where(part => !string.IsNullOrWhiteSpace(part.Plain)).ToArray();
        var tongue = Tongue.Of(Road.Clean(road.Draft.Language)) ?? Most(parts);
        return new([.. parts.Select(part => new ReadText(
            part.Step, part.Path, part.Kind, part.Message, part.Written, PlainReading.Of(part.Plain, tongue)))], tongue);
    }

    private static Tongue? Most(Part[] parts) => parts
        .Select(part => (Reading: PlainReading.Of(part.Plain), part.Plain.Length))
        .Where(part => part.Reading.Tongue is not null)
        .GroupBy(part => part.Reading.Tongue!)
        .MaxBy(group => group.Sum(part => part.Length))?.Key;

    private readonly record struct Part(RoadStep? Step, string Path, TextKind Kind, RoadText? Message, string Written, string Plain);

    private static IEnumerable<Part> Parts(Road road)
    {
        foreach (var (i, entry) in Road.OrEmpty(road.Draft.EntryPoints).Take(MaxEntryPoints).Index())
            if (entry is not null)
                foreach (var part in OfEntry(entry, Road.At("entryPoints", i))) yield return part;
        foreach (var step in road.Steps)
        {
            foreach (var text in step.Texts.Where(text => !text.IsNudge))
                foreach (var part in OfMessage(text)) yield return part;
            foreach (var part in OfStep(step)) yield return part;
            foreach (var text in step.Texts.Where(text => text.IsNudge))
                foreach (var part in OfMessage(text)) yield return part;
        }
    }

    private static IEnumerable<Part> OfEntry(EntryPointDraft entry, string path)
    {
        Part Line(string key, string? text) => new(null, $"{path}.{key}", TextKind.Page, null, text ?? "", text ?? "");
        if (entry.Page is { } page)
        {
            yield return Line("page.heading", page.Heading);
            yield return Line("page.text", page.Text) with { Plain = new MessageBody(page.Text).Lines(_ => "") };
            yield return Line("page.button", page.Button);
            yield return Line("page.thanks", page.Thanks);
            foreach (var (i, ask) in Road.OrEmpty(page.Asks).Index())
            {
                yield return Line($"page.asks[{i}].ask", ask?.Ask);
                yield return Line($"page.asks[{i}].hint", ask?.Hint);
            }
        }
        yield return Line("consent", entry.Consent);
    }

    private static IEnumerable<Part> OfMessage(RoadText text)
    {
        if (!text.Message.IsText)
            foreach (var (key, written) in ((string, string?)[])[("subject", text.Message.Subject), ("preheader", text.Message.Preheader)])
                yield return new(text.Step, $"{text.Path}.{key}", TextKind.Line, text, written ?? "", MessageBody.Line(written,
                    text.Field));
        yield return new(text.Step, $"{text.Path}.body", TextKind.Letter, text, text.Message.Body ?? "", text.Body);
    }

    private static IEnumerable<Part> OfStep(RoadStep step)
    {
        var draft = step.Draft;
        yield return new(step, $"{step.Path}.survey.question", TextKind.Question, null, draft.Survey?.Question ?? "",
            draft.Survey?.Question ?? "");
        yield return new(step, $"{step.Path}.assignment.script", TextKind.Script, null, draft.Assignment?.Script ?? "", step.Script);
        yield return new(step, $"{step.Path}.care.script", TextKind.Script, null, draft.Care?.Script ?? "", step.CareScript);
        yield return new(step, $"{step.Path}.says", TextKind.Said, null, draft.Says ?? "", draft.Says ?? "");
        foreach (var (i, line) in Road.OrEmpty(draft.Assignment?.Checklist ?? []).Index())
            yield return new(step, Road.At($"{step.Path}.assignment.checklist", i), TextKind.Checklist, null, line ?? "", line ?? "");
    }
}
