using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Languages;
using Throughline.Messages;
using Throughline.People;

namespace Throughline.App.Public;

/// <summary>What happens first to somebody who comes in.</summary>
internal enum FirstThing
{
    /// <summary>Nothing that could be promised.</summary>
    Unknown,

    /// <summary>A mail that everybody gets.</summary>
    Mail,

    /// <summary>A mail for those who agreed to it.</summary>
    MailToWhoAgreed,

    /// <summary>Somebody of the business does something.</summary>
    Person,
}

/// <summary>What the steps of a road promise to somebody who comes in by a way.</summary>
internal static class FirstThings
{
    public static FirstThing Of(Journey journey, EntryPoint way)
    {
        foreach (var step in journey.Steps.Skip(way.Joins))
        {
            if (IsPassed(step, way)) continue;
            return step.Work switch
            {
                MessageWork { Variants: [var first, ..] } => Of(first.Message),
                SurveyWork survey => Of(survey.Message),
                AssignmentWork => FirstThing.Person,
                _ => FirstThing.Unknown,
            };
        }
        return FirstThing.Unknown;
    }

    // What is there for everybody, what another system is told, and the step that waits for this very form.
    private static bool IsPassed(Step step, EntryPoint way) => step switch
    {
        { Done: null, Work: null or WebhookWork } => true,
        { Done: { } rule, Work: null } => way.Rule is { } entry && rule.Event == entry.Event && rule.Where.SequenceEqual(entry.Where),
        _ => false,
    };

    private static FirstThing Of(Message message) => message switch
    {
        { Channel: not Channel.Email } => FirstThing.Unknown,
        { Purpose: Purpose.Service } => FirstThing.Mail,
        _ => FirstThing.MailToWhoAgreed,
    };
}

/// <summary>Everything that the page of a form says: the owner's words, or else what the journey leads to and what comes next.</summary>
/// <param name="Gets">What the road leads to.</param>
internal sealed record FormSays(string Business, EntryPoint Way, string Gets)
{
    private static readonly string[] _paragraphs = ["\n\n"];

    /// <summary>What we say where the owner says nothing.</summary>
    public PublicWords Words { get; init; } = PublicWords.In(null);

    /// <summary>What the road sells, as the book calls it; null where it names nothing.</summary>
    public string? Offer { get; init; }
    public FirstThing Comes { get; init; }
    public bool ConsentNeeded { get; init; }

    /// <summary>True where an address that came by a form is asked about first.</summary>
    public bool AsksToConfirm { get; init; }

    /// <summary>What it is about; never a step's title, which is no promise.</summary>
    public string Heading => Way.Page.Heading ?? Offer ?? Gets.ReplaceLineEndings(" ").Trim().TrimEnd('.');

    public IReadOnlyList<string> Text => Paragraphs(Way.Page.Text);

    /// <summary>What it asks.</summary>
    public ImmutableArray<FormAsk> Asks => FormFilling.AsksOf(Way.Page);

    /// <summary>One question on a page.</summary>
    public bool IsOneByOne => Way.Page.IsOneByOne && Asks.Length > 1;

    /// <summary>A picture of the library lies with us, any other where the owner says; null where there is none.</summary>
    public string? Picture { get; init; }

    /// <summary>Empty where the picture is only there to be pretty.</summary>
    public string PictureShows => Way.Page.Shows ?? "";
    public string Button => Way.Page.Button ?? Words.Say(PublicWord.Send);

    /// <summary>A question in the owner's words, or in ours.</summary>
    public string QuestionOf(FormAsk ask) => ask.Words ?? ask.Key switch
    {
        FormAsk.FirstName => Words.Say(PublicWord.FirstName),
        FormAsk.LastName => Words.Say(PublicWord.LastName),
        FormAsk.Phone => Words.Say(PublicWord.Phone),
        FormAsk.Email => Words.Say(PublicWord.Email),
        _ => "",
    };

    /// <summary>What stands beside the box; ticking it is a yes to marketing.</summary>
    public string Consent => Way.Consent ?? ConsentOf(Words, Business);

    public static string ConsentOf(PublicWords words, string business) => string.IsNullOrWhiteSpace(business)
        ? words.Say(PublicWord.ConsentOfUs) : words.Say(PublicWord.ConsentOf, ("business", business));

    /// <summary>What they read when it is sent.</summary>
    /// <param name="agreed">Whether they ticked the box.</param>
    public IReadOnlyList<string> Thanks(bool agreed) =>
        Way.Page.Thanks is { } own ? Paragraphs(own) : [Words.Say(PublicWord.Arrived), .. Next(agreed)];

    /// <summary>What comes next, as far as it can be promised.</summary>
    private string[] Next(bool agreed) => Comes switch
    {
        FirstThing.Mail => [Words.Say(PublicWord.MailComes)],
        FirstThing.MailToWhoAgreed when agreed && AsksToConfirm => [Words.Say(PublicWord.MailComesAfterAsking)],
        FirstThing.MailToWhoAgreed when agreed || !ConsentNeeded && !AsksToConfirm => [Words.Say(PublicWord.MailComes)],
        FirstThing.Person => [Words.Say(PublicWord.SomebodyHasIt, ("business", Business))],
        _ => [],
    };

    private static string[] Paragraphs(string? text) =>
        text?.ReplaceLineEndings("\n").Split(_paragraphs, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
