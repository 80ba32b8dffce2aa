using System.Collections.Immutable;

namespace Throughline.App.Features.Planning;

/// <summary>Questions that come round during the fifteen minutes, so that no corner of the business is forgotten.</summary>
internal static class IdeaPrompts
{
    public static ImmutableArray<(string About, string Question)> All { get; } =
    [
        ("E-mails", "Which e-mail do you always end up writing?"),
        ("Social posts", "What could you show that would make them stop scrolling?"),
        ("Website", "What do they look for on your website, and do not find?"),
        ("Blog", "Which question could you answer once, in writing, for everybody?"),
        ("Calls", "When do they ring you? When should you ring them?"),
        ("Money", "When do they pay something: a deposit, an instalment, the last invoice?"),
        ("Delivery", "How does it reach them? Who brings it, what is it wrapped in?"),
        ("Unpacking", "What happens in the first five minutes after they have it?"),
        ("Staff", "Whom of your people do they meet, and what is said?"),
        ("Small surprises", "What could you do that nobody expects, for next to nothing?"),
        ("After the sale", "What happens a week later? A month? A year?"),
        ("Coming back", "What would they need next, and when?"),
        ("Recommending", "When are they happiest? What could they pass on then?"),
        ("First meeting", "Where do they hear your name for the very first time?"),
        ("Trust", "What would make a stranger believe you?"),
        ("Doubts", "What do they worry about before they say yes?"),
        ("Waiting", "When do they wait for you, and what do they hear meanwhile?"),
        ("Promises", "What do you promise early, and when is it kept?"),
        ("Feedback", "When could you ask how it is going?"),
        ("Events", "Which fair, talk or open day brings you together?"),
        ("The shop", "What do they see, smell and hear when they come in?"),
        ("Paper", "What do you hand over: a card, a checklist, a receipt, a note?"),
        ("Going wrong", "What goes wrong now and then, and what do you do about it?"),
        ("Already there", "What do you do today without thinking about it?"),
    ];
}
