using System.Text.Json.Nodes;
using Throughline.People;

namespace Throughline.App.Public;

/// <summary>
/// What the script on a website adds to a form that leads to us, in fields that nobody sees: the browser, where it may be
/// recognised, and where they came from first. Anybody could write them; they say nothing of who somebody is.
/// </summary>
/// <param name="Visitor">The browser's own id; null where it keeps none.</param>
/// <param name="Source">In a word; null where nobody can say.</param>
/// <param name="Medium">As the link that brought them says; null where it does not.</param>
/// <param name="Campaign">As the link that brought them says; null where it does not.</param>
internal sealed record FirstTouch(string? Visitor, string? Source, string? Medium, string? Campaign)
{
    private const int LongestVisitor = 100;

    /// <summary>The fields that say it, and travel along from page to page of a form.</summary>
    internal static readonly string[] Fields = ["_visitor", "_source", "_referrer", "_medium", "_campaign"];

    public static FirstTouch Of(IFormCollection fields) => new(
        fields["_visitor"].ToString() is { Length: > 0 and <= LongestVisitor } visitor ? visitor : null,
        CameFrom.Of(fields["_source"], fields["_referrer"], site: "") is { Length: > 0 } source ? source : null,
        CameFrom.Word(fields["_medium"]),
        CameFrom.Word(fields["_campaign"]));

    /// <summary>Says it of the form that was sent, so that a way in can tell them apart; what the form asks itself stays.</summary>
    public void WriteInto(JsonObject about)
    {
        foreach (var (name, word) in new[] { ("source", Source), ("medium", Medium), ("campaign", Campaign) })
            if (word is not null && !about.ContainsKey(name)) about[name] = word;
    }
}
