using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.App.Features.Planning;

/// <summary>Who does a step, and how: the one quick question about each.</summary>
internal enum StepWay
{
    /// <summary>We write to them.</summary>
    Write,

    /// <summary>Somebody of ours does something.</summary>
    Ours,

    /// <summary>They do it themselves, and something tells us.</summary>
    Theirs,

    /// <summary>We ask them a question.</summary>
    Ask,

    /// <summary>They come across something that is there for everybody: a post, a sign, a page. Nobody does anything for this one
    /// person.</summary>
    See,
}

/// <summary>Makes a step that can run of an idea, and changes who does it. What is plain
/// from the words is a proposal that the owner sees and may change; for the rest the owner is asked.</summary>
internal static partial class StepWays
{
    private static readonly string[] Halves = ["message", "variants", "assignment", "survey", "webhook", "standing"];

    // The first pattern that fits gives the event; all are whole words.
    private static readonly (Regex Fits, string Event)[] Events =
    [
        (Deposit(), "Deposit Paid"), (Invoice(), "Invoice Paid"), (Order(), "Order Completed"), (Sign(), "Agreement Signed"), (Booking(), "Call Booked"),
        (Referring(), "Referral Accepted"), (Reviewing(), "Review Submitted"), (Form(), "Form Submitted"),
    ];

    /// <summary>What a step's halves say now; null where nothing happens in it yet, or another system is called.</summary>
    public static StepWay? Of(StepDraft step) => step switch
    {
        { Survey: not null } => StepWay.Ask,
        { Assignment: not null } => StepWay.Ours,
        { Message: not null } or { Variants.IsDefaultOrEmpty: false } => StepWay.Write,
        { Webhook: not null } => null,
        { Done: not null } => StepWay.Theirs,
        { Standing: not null } => StepWay.See,
        _ => null,
    };

    /// <summary>What the words of an idea make plain; null where they do not, so that the owner is asked.</summary>
    public static StepWay? Guess(string title) =>
        Acting().IsMatch(title) && EventOf(title) is not null ? StepWay.Theirs
        : IsMerelySeen(title) ? StepWay.See
        : Writing().IsMatch(title) ? StepWay.Write
        : Asking().IsMatch(title) ? StepWay.Ask
        : Staff().IsMatch(title) ? StepWay.Ours
        : EventOf(title) is not null ? StepWay.Theirs
        : null;

    // What stands somewhere for everybody, or what they notice; a letter or a person that comes to them is no such thing.
    private static bool IsMerelySeen(string title) =>
        !Personal().IsMatch(title) && !Deciding().IsMatch(title)
            && (Medium().IsMatch(title) || Noticing().IsMatch(title) && !Letter().IsMatch(title));

    /// <summary>Where the words of an idea suggest that a step leads: a goal of the journey file, or null.</summary>
    public static string? GoalOf(string title) =>
        Referring().IsMatch(title) || Reviewing().IsMatch(title) ? "referral"
        : Order().IsMatch(title) || Deposit().IsMatch(title) || Sign().IsMatch(title) ? "purchase"
        : Using().IsMatch(title) ? "consumption"
        : null;

    /// <summary>The name of the event that the words of a step suggest, or null.</summary>
    public static string? EventOf(string title)
    {
        foreach (var (fits, name) in Events)
            if (fits.IsMatch(title)) return name;
        return null;
    }

    /// <summary>The halves of a step of this way, as small as they can be and still run; a message waits for its words.</summary>
    /// <param name="form">The key of the form that such a step waits for, where it waits for one.</param>
    public static JsonObject Shape(StepWay way, string title, string form) => way switch
    {
        StepWay.See => new() { ["standing"] = new JsonObject() },
        StepWay.Write => new() { ["message"] = new JsonObject { ["purpose"] = "marketing" } },
        StepWay.Ours => new() { ["assignment"] = new JsonObject { ["title"] = title } },
        StepWay.Theirs => new() { ["done"] = Done(title, form) },
        _ => new()
        {
            ["survey"] = new JsonObject
            {
                ["question"] = "How was it for you?",
                ["kind"] = "rating",
                ["message"] = new JsonObject { ["subject"] = "May we ask you one question?", ["body"] = "Hello{{#if firstName}} {{firstName}}{{/if}},\n\none question, and half a minute of your time: how was it for you?\n\n[Answer here]({{surveyLink}})\n\n{{businessName}}" },
            },
        },
    };

    /// <summary>The edit that gives a step another way. What it says about the customer's half stays, as long as it does not hang on what goes.</summary>
    public static DraftEdit Change(DraftDocument document, string stepId, StepWay way)
    {
        var at = $"steps[#{stepId}]";
        var title = document.Text($"{at}.title") ?? "";
        var shape = Shape(way, title, PlanForms.Free(document.Draft, document.Text($"{at}.key") ?? "step"));
        var edits = new List<DraftEdit>();
        foreach (var half in Halves)
            if (document.Find($"{at}.{half}") is { } there && shape[half] is null) edits.Add(new DraftEdit.Set($"{at}.{half}", there, null));
        if (document.Find($"{at}.done") is { } done && (way == StepWay.See || way != StepWay.Theirs && HangsOnWork(done))) edits
            .Add(new DraftEdit.Set($"{at}.done", done, null));
        if (document.Find($"{at}.nudges") is { } nudges && way != StepWay.Theirs) edits.Add(new DraftEdit.Set($"{at}.nudges", nudges, null));
        foreach (var (half, value) in shape)
            if (document.Find($"{at}.{half}") is var there && (there is null || half == "done" && HangsOnWork(there))) edits.Add(new DraftEdit.Set($"{at}.{half}", there, value?.DeepClone()));
        return new DraftEdit.Several([.. edits]);
    }

    private static bool HangsOnWork(JsonNode done) => done["event"]?.ToString() is not { } name || EventNames.BelongsToStep(name);

    private static JsonObject Done(string title, string form) => EventOf(title) switch
    {
        "Form Submitted" => new() { ["event"] = "Form Submitted", ["where"] = PlanForms.Where(form) },
        { } known => new() { ["event"] = known },
        _ => new() { ["event"] = Named(title) },
    };

    /// <summary>"I unpack the box" → "Unpack The Box".</summary>
    private static string Named(string title)
    {
        var words = NotAWord().Split(title).Where(word => word.Length > 0 && !word.Equals("I", StringComparison.OrdinalIgnoreCase)).Take(5).Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant());
        return string.Join(' ', words) is { Length: > 0 } name ? name : "Step Done";
    }

    [GeneratedRegex(@"\b(e-?mails?|newsletters?|mails?|write|writes|message|messages|text|sms|letter|checklist|guide|tips?|reminders?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Writing();

    [GeneratedRegex(@"\b(ask|asks|asked|survey|question|questions|quiz|feedback|rate|rating)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asking();

    [GeneratedRegex(
        @"\b(phone|rings?|talk|talks|meet|meets|visits? (us|me|them)|delivers?|delivery|pack|packs|install|fit|card"
        + @"|somebody|someone|team|staff|comes|walks|listens)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Staff();

    // "They see a reel", "I hear of them": seen and heard in passing.
    [GeneratedRegex(
        @"^\W*(I|we|they|he|she|people|somebody|someone) (first )?(sees?|notices?|hears?|comes? across|spots?|discovers?|finds?|stumbles?"
        + @"|scrolls?|watch|watches|pass|passes|walks? past|reads? about|looks? round|looks? at)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noticing();

    [GeneratedRegex(
        @"\b((?<!by )posts?|blog|website|home ?page|social media|instagram|facebook|linkedin|tiktok|youtube|pinterest|reels?"
        + @"|(?<!phone |zoom )videos?(?! calls?)|podcast|adverts?|ads?|advertisement|poster|flyer|billboard|banner|shop window"
        + @"|signboard|brochure|leaflet|article)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Medium();

    [GeneratedRegex(@"\b(e-?mails?|newsletters?|mails?|letter|message|messages|text|sms|reminders?)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letter();

    // "I see the price and order": the end of it is what they do.
    [GeneratedRegex(@"\b(and|then) (fill|buy|order|pay|book|sign|enquire|download|subscribe|say yes)s?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Deciding();

    // A person or a thing that comes to this one customer.
    [GeneratedRegex(
        @"\b(e-?mails? (me|us|them)|phones?|rings?|talks? (to|with)|meets?|visits? (us|me|them)|delivers?|delivery|packs?|installs?"
        + @"|with (me|us|them)|(sends?|gives?|hands?|brings?|shows?) (me|us|them))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Personal();

    // Titles are in the customer's words: what begins like this is theirs to do, whatever else is named in it.
    [GeneratedRegex(@"^\W*I (fill|buy|order|pay|book|sign|enquire|download|subscribe|decide|say yes|review|refer|recommend|tell (a|my) (friend|neighbour))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Acting();

    [GeneratedRegex(@"\bdeposits?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Deposit();

    [GeneratedRegex(@"\b(invoices?|pay|pays|paid|payment)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Invoice();

    [GeneratedRegex(@"\b(buy|buys|bought|order|orders|purchase|checkout|subscribe|say yes|decide)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Order();

    [GeneratedRegex(@"\b(sign|signs|signed|contract|agreement)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sign();

    [GeneratedRegex(@"\b(book|books|booked|appointment)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Booking();

    [GeneratedRegex(@"\b(refer|refers|referral|recommend|recommends|tells? (a|my|their) (friend|neighbour))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Referring();

    [GeneratedRegex(@"\b(review|reviews|testimonial|my story)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reviewing();

    [GeneratedRegex(@"\b(form|sign up|enquire|enquiry|download)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"\b(unpack|unpacks|use|uses|delivered|delivery|arrives|arrived|parcel|first result|ready|done|receive|receives|enjoy)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotAWord();
}
