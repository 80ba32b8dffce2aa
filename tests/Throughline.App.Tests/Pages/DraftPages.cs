using System.Net;
using AngleSharp.Dom;
using Throughline.Journeys;

namespace Throughline.App.Tests.Pages;

/// <summary>The pages of a draft, and their buttons.</summary>
internal static class DraftPages
{
    public static async Task<IDocument> PageAsync(this DraftVisitor draft, string path) =>
        (await draft.Host.Owner.GetAsync($"/journeys/{draft.Key}/{path}")).Document;

    public static async Task<IElement> BoxAsync(this DraftVisitor draft, string path, string box) =>
        (await draft.PageAsync(path)).QuerySelector($"[data-path='{box}']")!;

    /// <summary>The words of a part of a step's panel, with single spaces.</summary>
    public static async Task<string> PartAsync(this DraftVisitor draft, int step, string part) => string.Join(' ',
        (await draft.PanelAsync(step)).Document.GetElementById($"part-{draft.Step(step)}-{part}")!.TextContent
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Makes the edit that a button of a page carries, as the page's script does.</summary>
    public static async Task PressAsync(this DraftVisitor draft, string path, string button)
    {
        var pressed = (await draft.PageAsync(path)).QuerySelector(button);
        Assert.True(pressed?.GetAttribute("data-edit") is not null, $"There is no button {button} that changes anything.");
        Assert.Equal(HttpStatusCode.OK, (await draft.SendAsync("edits", pressed.GetAttribute("data-edit")!)).Status);
    }

    /// <summary>The same on a step's panel.</summary>
    public static Task PressAsync(this DraftVisitor draft, int step, string button) => draft.PressAsync($"steps/{draft.Step(step)}/panel",
        button);

    /// <summary>What a box shows; nothing where no choice is made.</summary>
    public static string ValueOf(this IElement box) => box.LocalName == "select"
        ? box.QuerySelector("option[selected]")?.GetAttribute("value") ?? ""
        : box.GetAttribute("value") ?? "";

    /// <summary>What the compiler says of it as it is now.</summary>
    public static IEnumerable<Finding> Findings(this DraftVisitor draft) => JourneyCompiler.Compile(draft.Document.Draft).Findings;
}
