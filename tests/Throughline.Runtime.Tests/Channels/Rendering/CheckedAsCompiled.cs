using FsCheck;
using FsCheck.Fluent;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Tests.Channels.Rendering;

/// <summary>What the quick look lets pass while somebody types can be published; what it refuses cannot.</summary>
public sealed class CheckedAsCompiled
{
    private static readonly string[] _pieces =
    [
        "{{firstName}}", "{{#if firstName}}", "{{else}}", "{{/if}}", "{{#unless email}}", "{{/unless}}", "{{nobody}}", "{{{firstName}}}", "{{", "}}", "{", "}", "\\", "\\{{firstName}}",
        "**", "_", "`", "\n\n", "\n- ", "\n> ", "\n# ", "[go](https://a.com/{{email}})", "[go](javascript:x)", "[go](https://{{email}}.com)", "[go]({{surveyLink}})", "![p](https://a.com/p.png)", "<b>", "&amp;", "words", " ", "\uE100", "\uF000",
    ];

    [Fact]
    public void Both_say_the_same_of_any_message() =>
        Prop.ForAll(Gen.Elements(_pieces).ArrayOf().Select(string.Concat).Two().ToArbitrary(), parts =>
        {
            var message = new Message("Hello " + parts.Item1.ReplaceLineEndings(" "), "Body " + parts.Item2);
            return Said(() => MessageTemplates.Check(message, [])) == Said(() => MessageTemplates.Compile(message, []));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static string? Said(Action attempt)
    {
        try
        {
            attempt();
            return null;
        }
        catch (MessageTemplateException refused)
        {
            return $"{refused.Part}: {refused.Sentence}";
        }
    }
}
