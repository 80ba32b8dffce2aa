using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.App.Features.Planning;

/// <summary>One answer to "How do people come in?": an entry point that is there when it is ticked.</summary>
/// <param name="Key">The entry point's key.</param>
/// <param name="Name">As the owner would say it.</param>
/// <param name="Hint">What ticking it means.</param>
/// <param name="Source">Where such people come from.</param>
internal sealed record WayIn(string Key, string Name, string Hint, string Source)
{
    public string? Event { get; init; }
    public bool IsForm { get; init; }

    /// <summary>What they are asked whether you may write to them; null where the form or the list says it.</summary>
    public string? Consent { get; init; }

    private const string Question = "May we write to you about this and related things? You can stop it at any time.";

    public static ImmutableArray<WayIn> All { get; } =
    [
        new("our-form", "They fill in a form on a page of ours", "Throughline makes the page; you share its address or put it on your website.", "website") { IsForm = true },
        new("from-my-list", "We have a list of them already", "You import it from a file, whenever you like.", "import"),
        new("by-hand", "We type them in, after a call or a chat", "A helper adds them in half a minute.", "word-of-mouth") { Consent =
            Question },
        new("from-an-event", "We meet them at a fair, a talk or in the shop", "You add them afterwards, one by one or as a list.", "event")
        {
            Consent = Question,
        },
        new("from-a-friend", "Somebody recommends us to them",
            "Your website or booking system tells Throughline that a friend sent them, and who. You connect it later, under Settings.", "referral")
        { Event = EventNames.ReferralReceived },
        new("from-our-shop", "They do something in our shop or booking system", "That system tells Throughline. You connect it later, under Settings.", "website") { Event = "Enquiry Received" },
    ];

    /// <summary>The id of this way's entry point in the draft; null where it is not ticked.</summary>
    public string? IdIn(DraftDocument document)
    {
        var at = document.Draft.EntryPoints.ToList().FindIndex(entry => entry.Key == Key);
        return at < 0 ? null : document.Ids("entryPoints")[at];
    }

    /// <summary>
    /// The key of the step at which such people join; null for the first. Whoever is added by hand or comes from elsewhere is
    /// past what is only seen, and past the form that others fill in.
    /// </summary>
    public string? JoinsIn(JourneyDraft draft)
    {
        if (IsForm) return null;
        var at = 0;
        while (at < draft.Steps.Length && IsBehindThem(draft.Steps[at])) at++;
        return at == 0 || at == draft.Steps.Length ? null : draft.Steps[at].Key;
    }

    private static bool IsBehindThem(StepDraft step) =>
        step.Makes.IsDefaultOrEmpty && (StepWays.Of(step) == StepWay.See || step is { Done.Event: EventNames.FormSubmitted }
            && StepWays.Of(step) == StepWay.Theirs);

    /// <summary>The edit that opens or closes it; null where it is so already.</summary>
    public DraftEdit? Set(DraftDocument document, bool open)
    {
        var id = IdIn(document);
        if (open == (id is not null)) return null;
        if (id is not null) return new DraftEdit.Remove($"entryPoints[#{id}]", null);
        var entry = new JsonObject
        {
            ["key"] = Key,
            ["source"] = Source,
            ["form"] = IsForm ? PlanForms.OfRoad(document.Draft) ?? document.Draft.Journey : null,
            ["event"] = Event,
            ["joins"] = JoinsIn(document.Draft),
            ["consent"] = Consent,
        };
        return new DraftEdit.Insert("entryPoints", document.Ids("entryPoints").LastOrDefault(), entry);
    }
}
