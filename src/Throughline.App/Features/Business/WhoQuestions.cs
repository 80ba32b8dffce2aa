using NodaTime;
using NodaTime.Text;
using Throughline.Businesses;

namespace Throughline.App.Features.Business;

/// <summary>One question that a business asks itself.</summary>
/// <param name="Key">Names its box and its place on the sheet.</param>
/// <param name="Heading">What its answer is called on the sheet.</param>
internal sealed record WhoQuestion(string Key, string Heading, string Question, string Hint)
{
    public required Func<WhoWeAre, string?> Get { get; init; }
    public required Func<WhoWeAre, string?, WhoWeAre> Set { get; init; }

    /// <summary>Each line of its answer is one.</summary>
    public bool IsList { get; init; }

    /// <summary>Its answer is a day.</summary>
    public bool IsDay { get; init; }

    public string Box => $"Who.{Key}";
}

/// <summary>The questions of the self-diagnosis, in the order in which they are asked.</summary>
internal static class WhoQuestions
{
    public const string NoDay = "Type the day as year, month and day, such as 2027-06-30, or nothing.";

    public static IReadOnlyList<WhoQuestion> All { get; } =
    [
        new("Mission", "What we are here for", "What do you do, for whom, and what becomes different for them?",
            "As you would tell it to somebody at a party.") { Get = who => who.Mission, Set = (who, text) => who with { Mission = text } },
        new("Ideals", "What we believe in", "What would you not give up, even if it paid?", "A sentence or two.")
            { Get = who => who.Ideals, Set = (who, text) => who with { Ideals = text } },
        new("Goals", "Goals", "What do you want to reach, and by when?", "One on each line, with a number: “40 members: by December”.")
            { Get = who => who.Goals, Set = (who, text) => who with { Goals = text }, IsList = true },
        new("Values", "Values", "What do you stand for, and how does one see it?",
            "One on each line: “Honesty: we say what it costs first”.")
            { Get = who => who.Values, Set = (who, text) => who with { Values = text }, IsList = true },
        new("Advantage", "What only we can do", "What can only you do? What is your secret?", "One on each line, by the name you give it.")
            { Get = who => who.Advantage, Set = (who, text) => who with { Advantage = text }, IsList = true },
        new("Competitors", "Who else there is", "Who else could people go to, and what sets you apart?",
            "One on each line: “The chain in town: we come the same day”. Doing nothing is one too.")
            { Get = who => who.Competitors, Set = (who, text) => who with { Competitors = text }, IsList = true },
        new("Nurture", "How we stay close", "How do you stay close to people who are not ready to buy?", "A sentence.")
            { Get = who => who.Nurture, Set = (who, text) => who with { Nurture = text } },
        new("EasyBuying", "How we make buying easy", "What makes it easy to buy from you, and what still does not?", "A sentence.")
            { Get = who => who.EasyBuying, Set = (who, text) => who with { EasyBuying = text } },
        new("Expand", "How we become known", "How do people who do not know you yet hear of you?", "A sentence.")
            { Get = who => who.Expand, Set = (who, text) => who with { Expand = text } },
        new("Scale", "How we grow without wearing out", "What could run without you, so that more people can be served?", "A sentence.")
            { Get = who => who.Scale, Set = (who, text) => who with { Scale = text } },
        new("FallsShort", "Where we fall short", "Where do you not keep up to all this today?", "Nobody but your team reads it.")
            { Get = who => who.FallsShort, Set = (who, text) => who with { FallsShort = text } },
        new("LookAgain", "Look at it again", "By which day will you look at all this again?",
            "In half a year, say: it grows old unnoticed.")
            { Get = who => Text(who.LookAgain), Set = (who, text) => who with { LookAgain = Day(text) }, IsDay = true },
    ];

    public static LocalDate? Day(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } ? day : null;

    private static string? Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
