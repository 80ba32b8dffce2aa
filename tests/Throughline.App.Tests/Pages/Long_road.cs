using System.Collections.Immutable;
using System.Globalization;
using Throughline.Journeys;

namespace Throughline.App.Tests.Pages;

/// <summary>Journeys of any length, filled in as a careful owner would.</summary>
internal static class LongRoad
{
    public static JourneyDraft Fill(JourneyDraft draft, int steps) => draft with
    {
        Persona = "owner-who-does-everything",
        Owner = "jill",
        Pain = "Works sixty hours a week and still loses enquiries",
        Result = new OutcomeDraft("A business that runs for a week without them", "Rested", "I was away and nothing broke"),
        Steps = [.. Enumerable.Range(1, steps).Select(number => Step(number, steps))],
    };

    private static StepDraft Step(int number, int of)
    {
        var step = new StepDraft
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"step-{number}"),
            Stage = (number * 3 / (of + 1)) switch { 0 => "know-like-trust", 1 => "engage", _ => "loyal" },
            Title = $"I take step {number} and see that it was worth it",
            Purpose = "Take away one worry, and show what comes next without asking for anything",
            Platform = number % 3 == 0 ? "phone" : "email",
            Tone = number % 4 == 0 ? "plain" : "warm",
            Owner = number % 2 == 0 ? "jill" : "michael",
            Tool = number % 3 == 0 ? "phone" : "mailer",
            Goal = "nurture",
            Does = "Opens it on the phone between two jobs, reads the first lines and puts it aside for the evening",
            Thinks = "Is this one more thing I will never get round to?",
            Feels = (number % 5 - 2).ToString(CultureInfo.InvariantCulture),
            Obstacle = "No time to read anything long",
            Answer = "One page, ten minutes, and only the first part this week",
            Done = new DoneDraft("Email Link Clicked", null, "5 days", null),
            Makes = number % 5 == 1 ? [$"promise-{number}"] : [],
            Keeps = number % 5 == 4 ? [$"promise-{number - 3}"] : [],
        };
        return number % 3 == 0
            ? step with { Assignment = new AssignmentDraft("Ring them at the time they chose", "Say **hello** to {{firstName}} and listen.", ["Listened", "Wrote it down"], "2 days"), Done = null }
            : step with { Message = new MessageDraft($"A letter for step {number}", "Hello {{firstName}},\n\n[Read it](https://example.com/page)\n\nIt is one page. Take ten minutes and a pen.\n\nJill", null, null, null, null) };
    }
}
