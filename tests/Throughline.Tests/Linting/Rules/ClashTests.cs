using Throughline.Journeys;
using static Throughline.Tests.Linting.Rules.ShortRoad;

namespace Throughline.Tests.Linting.Rules;

/// <summary>What one place says and another takes back, and what only looks like it.</summary>
public sealed class ClashTests
{
    /// <summary>
    /// Two letters before they buy, the one at which they do, and a letter and a call after it; each place holds what is said there,
    /// between sentences that say nothing of it.
    /// </summary>
    private static JourneyDraft Road(params (string Place, string Text)[] said)
    {
        string At(string place) => string.Join(' ', said.Where(at => at.Place == place).Select(at => at.Text));
        MessageDraft Mail(string place) => Letter($"Hello Ana,\n\nthis is the letter that you have been waiting for since last week. "
            + $"{At(place)} Have a quiet look at all of it when the house is asleep.\n\nGary");
        return Of(
            new() { Title = "I read the first letter", Goal = "nurture", Message = Mail("first"), Nudges = [new("3 days", Mail("nudge"))] },
            new() { Title = "I read the second letter", Goal = "nurture", Message = Mail("second") },
            new() { Title = "I decide", Goal = "purchase", Message = Mail("offer") },
            new() { Title = "I begin", Goal = "consumption", Message = Mail("start") },
            new()
            {
                Title = "I am asked how it goes",
                Goal = "consumption",
                Platform = "phone",
                Assignment = new("Ask them", $"Hello, this is Gary. {At("script")} How is it going?", [], null),
            });
    }

    private static void AssertClash(string code, string one, string says, string other, string saysToo, string? clashesAt) =>
        Assert.Equal(clashesAt is null ? [] : [clashesAt], Heard(code, Road((one, says), (other, saysToo)) with { Language = "en" }));

    [Theory]
    [InlineData("first", "You don't need a card to begin.", "second", "Please have your card ready.", "steps[1].message.body")]
    [InlineData("first", "You don't need a card to begin.", "offer", "Please have your card ready.", null)]
    [InlineData("first", "You don't need a card to begin.", "script", "Please have your card ready.", null)]
    [InlineData("start", "You don't need a card to begin.", "script", "Please have your card ready.", "steps[4].assignment.script")]
    [InlineData("first", "The £45 comes off the bill later.", "script", "The £45 does not come off the bill.",
        "steps[4].assignment.script")]
    [InlineData("first", "The £45 comes off the bill later.", "script", "The £60 does not come off the bill.", null)]
    [InlineData("first", "Aprons are provided.", "second", "Please bring an apron.", "steps[1].message.body")]
    [InlineData("first", "Aprons are provided.", "first", "Please bring an apron.", null)]
    [InlineData("second", "You don't have to be at home.", "first", "You must be at home.", "steps[1].message.body")]
    [InlineData("first", "You don't have to be at home.", "second", "You must be at home.", "steps[1].message.body")]
    [InlineData("first", "You don't have to be at home.", "start", "You must be at home.", null)]
    [InlineData("first", "Others don't have to be at home.", "second", "You must be at home.", null)]
    public void Two_answers_to_one_question(string one, string says, string other, string saysToo, string? at) =>
        AssertClash("TL2241", one, says, other, saysToo, at);

    [Theory]
    [InlineData("first", "We never ring you.", "second", "We will ring you tomorrow.", "steps[1].message.body")]
    [InlineData("second", "We will ring you tomorrow.", "first", "We never ring you.", "steps[1].message.body")]
    [InlineData("second", "We never ring you.", "script", "It is a good day.", "steps[1].message.body")]
    [InlineData("first", "We never ring you.", "first", "You can ring us.", "steps[0].message.body")]
    public void What_is_said_never_to_happen(string one, string says, string other, string saysToo, string? at) =>
        AssertClash("TL2531", one, says, other, saysToo, at);

    [Theory]
    [InlineData("first", "You do not need a card.", "second", "Please have a credit card ready.", "steps[1].message.body")]
    [InlineData("first", "You do not need a card.", "offer", "Please have a credit card ready.", null)]
    [InlineData("first", "You do not need a card.", "start", "Please have a credit card ready.", null)]
    [InlineData("start", "You do not need a card.", "script", "Please have a credit card ready.", null)]
    [InlineData("first", "You do not need a card.", "first", "Please have a credit card ready.", null)]
    [InlineData("first", "You do not need a card.", "second", "Please have a parking ticket ready.", null)]
    public void Not_needed_and_then_needed(string one, string says, string other, string saysToo, string? at) =>
        AssertClash("TL2533", one, says, other, saysToo, at);

    [Theory]
    [InlineData("first", "There is no contract.", "second", "The contract runs for twelve months.", "steps[1].message.body")]
    [InlineData("first", "There is no contract.", "second", "The minimum term is twelve months.", null)]
    [InlineData("first", "The contract runs for six months.", "second", "The contract runs for twelve months.", null)]
    public void None_of_it_and_then_some(string one, string says, string other, string saysToo, string? at) =>
        AssertClash("TL2534", one, says, other, saysToo, at);
}
