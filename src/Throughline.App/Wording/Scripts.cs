using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Wording;

/// <summary>What to say to one person, with what is known of them merged in by the same rules as in a message.</summary>
internal sealed class Scripts(Catalogue catalogue, Workspaces workspaces, Books books, PersonReader people)
{
    /// <summary>The assignment of a step; null where the step has none.</summary>
    public AssignmentWork? WorkOf(AssignmentEntry row) =>
        catalogue.FindVersion(row.VersionId)?.Journey is { } journey && row.Step >= 0 && row.Step < journey.Steps.Length ? journey.Steps[row.Step].Work as AssignmentWork : null;

    /// <summary>The step's own title where the assignment has none.</summary>
    public string TitleOf(AssignmentEntry row) =>
        catalogue.FindVersion(row.VersionId)?.Journey is { } journey && row.Step >= 0 && row.Step < journey.Steps.Length
            ? (journey.Steps[row.Step].Work as AssignmentWork)?.Title ?? journey.Steps[row.Step].Title
            : "A task";

    /// <summary>The script as safe HTML. What is not known of the person stands as its name: "[last name]".</summary>
    public MarkupString? Show(Guid workspace, AssignmentEntry row)
    {
        if (WorkOf(row)?.Script is not { Length: > 0 } script || catalogue.FindVersion(row.VersionId)?.Journey is not { } journey) return null;
        var person = PersonValues.FactsOf(people.Find(PeopleScope.Whole(workspace), row.PersonId), row.PersonId);
        var values = MergeValues.Of(person, workspaces.Sender(books, workspace), journey.OwnerOf(journey.Steps[row.Step]), journey.Name);
        return Show(journey, script, compiled => compiled.Render(values, MessageLinks.Preview) is RenderOutcome.MissingValue missing
            ? compiled.Render(WithNames(values, missing), MessageLinks.Preview) : compiled.Render(values, MessageLinks.Preview));
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
        return Show(journey, script, compiled => compiled.Replay(names, MessageLinks.Preview));
    }

    private static MarkupString Show(Journey journey, string script, Func<CompiledMessage, RenderOutcome> render)
    {
        try
        {
            return render(MessageTemplates.Compile(new Message("script", script), journey.Fields)) is RenderOutcome.Rendered { Message: var message }
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
        foreach (var element in sheet.QuerySelectorAll("[style]")) element.RemoveAttribute("style");
        foreach (var link in sheet.QuerySelectorAll("a"))
        {
            link.SetAttribute("target", "_blank");
            link.SetAttribute("rel", "noopener noreferrer");
        }
        return new MarkupString(sheet.InnerHtml);
    }

    private static MarkupString AsWritten(string script) => new($"<p>{System.Net.WebUtility.HtmlEncode(script).ReplaceLineEndings("<br>")}</p>");
}
