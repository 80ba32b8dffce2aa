using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Wording;

/// <summary>What to say to one person, with what is known of them merged in by the same rules as in a message.</summary>
internal sealed class Scripts(Catalogue catalogue, Senders senders, CompiledMessages compiled)
{
    /// <summary>The assignment of a step, or what care asks for; null where there is neither.</summary>
    public AssignmentWork? WorkOf(AssignmentEntry row) => row.Care is not null
        ? CareOf(row) is { } care ? new AssignmentWork(care.Title, care.Script, care.Checklist, care.Within) : null
        : StepWorkOf(row);

    /// <summary>What called for care; null where the row is a step's own, or its version does not say any more.</summary>
    public CareRule? CareOf(AssignmentEntry row) =>
        row.Care is not { } key || catalogue.FindVersion(row.VersionId)?.Journey is not { } journey ? null
        : row.Step >= 0 && row.Step < journey.Steps.Length ? journey.Steps[row.Step].Care
        : journey.Care.FirstOrDefault(care => care.Key == key);

    private AssignmentWork? StepWorkOf(AssignmentEntry row) =>
        catalogue.FindVersion(row.VersionId)?.Journey is { } journey && row.Step >= 0 && row.Step < journey.Steps.Length ? journey.Steps[row.Step].Work as AssignmentWork : null;

    /// <summary>The file that whoever does it gives to the person; null where there is none.</summary>
    public string? GivenAt(AssignmentEntry row) => row.Care is null && row.Step >= 0
        && catalogue.FindVersion(row.VersionId)?.Journey is { } journey && row.Step < journey.Steps.Length
            ? journey.Steps[row.Step].Gives : null;

    /// <summary>The step's own title where the assignment has none.</summary>
    public string TitleOf(AssignmentEntry row) => row.Care is not null ? CareOf(row)?.Title ?? $"Look after {row.Name}" :
        catalogue.FindVersion(row.VersionId)?.Journey is { } journey && row.Step >= 0 && row.Step < journey.Steps.Length
            ? (journey.Steps[row.Step].Work as AssignmentWork)?.Title ?? journey.Steps[row.Step].Title
            : "A task";

    /// <summary>
    /// The scripts of a page of assignments as safe HTML, by the assignment's id; what is not known of the
    /// person stands as its name: "[last name]". Asks the store once, however many there are.
    /// </summary>
    public IReadOnlyDictionary<Guid, MarkupString> Show(Guid workspace, IReadOnlyList<AssignmentEntry> rows)
    {
        var written = rows.Where(row => WorkOf(row)?.Script is { Length: > 0 }).ToList();
        if (written.Count == 0) return new Dictionary<Guid, MarkupString>();
        var sender = senders.Of(workspace);
        return written.ToDictionary(row => row.Id, row => Show(catalogue.FindVersion(row.VersionId)!, row, sender));
    }

    private MarkupString Show(PublishedVersion version, AssignmentEntry row, Sender sender)
    {
        var (journey, script) = (version.Journey, WorkOf(row)!.Script!);
        var values = MergeValues.Of(PersonValues.FactsOf(row), sender, journey, row.Step);
        return Shown(script, () =>
        {
            var text = compiled.ScriptOf(version, row.Step, script, row.Care);
            return text.Render(values, MessageLinks.Preview) is var shown && shown is RenderOutcome.MissingValue missing
                ? text.Render(WithNames(values, missing), MessageLinks.Preview) : shown;
        });
    }

    private static MergeValues WithNames(MergeValues values, RenderOutcome.MissingValue missing)
    {
        string? Or(string name, string? value) => missing.Names.Contains(name) ? Plain(name) : value;
        var person = values.Person;
        return values with
        {
            OwnerName = Or(BuiltInFields.OwnerName, values.OwnerName),
            Person = person with
            {
                FirstName = Or(BuiltInFields.FirstName, person.FirstName),
                LastName = Or(BuiltInFields.LastName, person.LastName),
                Email = Or(BuiltInFields.Email, person.Email),
                Phone = Or(BuiltInFields.Phone, person.Phone),
                Traits = person.Traits.SetItems(missing.Names.Select(name => KeyValuePair.Create(name, Plain(name)))),
            },
        };
    }

    /// <summary>The script of a step for whoever learns it: about nobody in particular, so each merge field stands as its name.</summary>
    public static MarkupString Show(Journey journey, string script)
    {
        var names = MergeFields.BuiltIn.Select(field => field.Name).Concat(journey.Fields.Select(field => field.Name)).Distinct(StringComparer.Ordinal).ToDictionary(name => name, Plain);
        return Shown(script, () => MessageTemplates.Compile(new Message("script", script), journey.Fields).Replay(names, MessageLinks.Preview));
    }

    private static MarkupString Shown(string script, Func<RenderOutcome> render)
    {
        try
        {
            return render() is RenderOutcome.Rendered { Message: var message }
                ? Inner(message.Html)
                : AsWritten(script);
        }
        catch (MessageTemplateException)
        {
            return AsWritten(script);
        }
    }

    // "firstName" is "[first name]".
    private static string Plain(string name) => "[" + string.Concat(name.Select(letter => char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString())) + "]";

    // The words without the sheet of paper that a mail has around them, and without its styles, which our own replace.
    private static MarkupString Inner(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        if (document.QuerySelector(".tl-sheet") is not { } sheet) return new MarkupString("");
        foreach (var name in (string[])["style", "bgcolor", "width"])
            foreach (var element in sheet.QuerySelectorAll($"[{name}]")) element.RemoveAttribute(name);
        foreach (var link in sheet.QuerySelectorAll("a"))
        {
            link.SetAttribute("target", "_blank");
            link.SetAttribute("rel", "noopener noreferrer");
        }
        return new MarkupString(sheet.InnerHtml);
    }

    private static MarkupString AsWritten(string script) => new($"<p>{System.Net.WebUtility.HtmlEncode(script).ReplaceLineEndings("<br>")}</p>");
}
