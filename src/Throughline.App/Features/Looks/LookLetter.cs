using System.Collections.Immutable;
using Throughline.App.Design;
using Throughline.App.Public;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.App.Features.Looks;

/// <summary>A letter of ours, put together like every other, by which a look is tried on.</summary>
internal static class LookLetter
{
    private static readonly Message _letter = new(
        "The list you asked for",
        """
        Hello {{firstName}},

        here is the list you asked for, as short as we could make it.

        ## Three things that help

        - **Begin with the one that nags most.** The others can wait a week.
        - **Leave out** what nobody would miss.
        - Keep the rest for an evening with [a cup of tea](https://example.com/tea).

        [Read the whole list](https://example.com/list)

        > We had it done by Friday, and on Saturday we sat outside.

        If anything is not clear, answer this letter. It reaches us.
        """);

    public static IResult Show(PublicFace face, HttpContext context)
    {
        var sender = new Sender(face.Look.Business, "there", face.PostalAddress, []) { Look = face.Look };
        var ana = new PersonFacts(default, "Ana", null, "ana@example.org", null, null, null, Lifecycle.Lead,
            ImmutableDictionary<string, string>.Empty);
        return MessageTemplates.Compile(_letter, []).Render(MergeValues.Of(ana, sender, owner: null, ""), MessageLinks.Preview)
            is RenderOutcome.Rendered { Message.Html: var html }
            ? LetterDocument.Of(LetterDocument.AsIf(html, face.Shade == Shade.Dark), context)
            : throw new InvalidOperationException("The letter that shows a look cannot be put together.");
    }
}
