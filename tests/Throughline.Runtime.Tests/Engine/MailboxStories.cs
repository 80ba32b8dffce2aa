using Microsoft.Extensions.Logging.Abstractions;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Tests.Channels.Incoming;
using Throughline.Runtime.Tests.Channels.Support;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>A message leaves, something comes back into a real mailbox (Dovecot), and the road hears of it.</summary>
public sealed class MailboxStories
{
    private static Journey Talk => Road("talk", "Form Submitted",
        Step("ask", Sends("When can we talk?"), done: EventNames.EmailReplied),
        Step("thank", Sends("Thank you")));

    [Fact]
    public async Task An_answer_stands_on_the_person_and_moves_the_step_that_waits_for_it()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var world = await SentAsync();
        var watch = Watch(world, dovecot);

        await dovecot.ArriveAsync(ToUs(world, ReturnedLetters.Reply("Tuesday at ten.\n\n> When can we talk?")));
        await dovecot.ArriveAsync("this is no letter at all");
        await dovecot.ArriveAsync(ReturnedLetters.Stranger("A question", "Do you sell bread?"));
        await watch.LookAsync(Business, default);
        await watch.LookAsync(Business, default);
        await world.Engine.RunUntilStillAsync();

        const string words = "properties LIKE '%\"text\":\"Tuesday at ten.\"%' AND step = 'ask'";
        Assert.Equal(1, world.Count($"SELECT COUNT(*) FROM event WHERE name = '{EventNames.EmailReplied}' AND {words}"));
        Assert.Equal(["When can we talk?", "Thank you"], world.Letters.Taken.Select(letter => letter.Subject));
        Assert.Equal(0, dovecot.Seen());
        Assert.Equal(3, world.Count("SELECT last_uid FROM mailbox_state WHERE problem IS NULL"));
        Assert.True(world.Examine().IsWell);
    }

    [Fact]
    public async Task What_came_back_for_good_is_not_written_to_again_and_marked_as_read()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var world = await SentAsync();

        await dovecot.ArriveAsync(ToUs(world, ReturnedLetters.Gmail));
        await Watch(world, dovecot).LookAsync(Business, default);
        // A new mailbox number, as after the server was rebuilt: the same letter is read again and counts once.
        var states = new MailboxStates(world.Database);
        await states.SaveAsync(Business, states.Find(Business)! with { Validity = 1, LastUid = 900 });
        await Watch(world, dovecot).LookAsync(Business, default);

        Assert.Equal(1, world.Count($"SELECT COUNT(*) FROM event WHERE name = '{EventNames.EmailBounced}'"));
        Assert.NotNull(world.Parts.People.SuppressionOf(Business, Throughline.People.Channel.Email, "ana@example.com"));
        Assert.Equal(1, dovecot.Seen());
    }

    [Theory]
    [InlineData("reply", "*")]
    [InlineData("by mail", "the topic")]
    [InlineData("bare", "*")]
    public async Task Whoever_asks_for_no_more_gets_no_more(string how, string topic)
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var world = await SentAsync();
        var letter = Assert.Single(world.Letters.Taken);
        var mailto = letter.Headers[0].Value.Split("subject=")[1].Split('>')[0].Replace("%20", " ", StringComparison.Ordinal);

        await dovecot.ArriveAsync(how switch
        {
            "reply" => ToUs(world, ReturnedLetters.Reply("Please stop")),
            "by mail" => ReturnedLetters.Stranger(mailto, ""),
            _ => ReturnedLetters.Stranger("Unsubscribe", "").Replace("anna@", "ana@", StringComparison.Ordinal),
        });
        await Watch(world, dovecot).LookAsync(Business, default);

        Assert.Equal(1, world.Count($"SELECT COUNT(*) FROM event WHERE name = '{EventNames.Unsubscribed}'"));
        var scope = topic == "*" ? "topic = '*'" : "topic <> '*'";
        Assert.Equal(1, world.Count($"SELECT COUNT(*) FROM consent WHERE granted = 0 AND channel = 0 AND {scope}"));
        Assert.Equal(1, dovecot.Seen());
    }

    [Fact]
    public async Task A_mailbox_that_does_not_open_says_why_and_is_left_alone_for_a_while()
    {
        await using var dovecot = await Dovecot.StartAsync();
        await using var world = await SentAsync();
        var wrong = dovecot.Settings with { Login = new SmtpLogin("jill", "wrong") };
        var watch = new MailboxWatch(world.Parts, _ => wrong, NullLogger.Instance);
        await watch.LookAsync(Business, default);
        await watch.LookAsync(Business, default);
        var state = new MailboxStates(world.Database).Find(Business);
        Assert.Contains("user name or password were not accepted", state!.Problem, StringComparison.Ordinal);
    }

    private static async Task<World> SentAsync()
    {
        var world = await BeginAsync(Talk);
        await world.TellAsync(Identify("u1", null, "ana@example.com"), Track("Form Submitted", "u1"));
        await world.Engine.RunUntilStillAsync();
        Assert.Single(world.Letters.Taken);
        world.Clock.Now = NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()); // the mailbox is read by its server's clock
        return world;
    }

    private static string ToUs(World world, string letter) =>
        letter.Replace(ReturnedLetters.MessageId, $"{world.Letters.Taken.First().SignedId}@example.org", StringComparison.Ordinal);

    private static MailboxWatch Watch(World world, Dovecot dovecot) => new(world.Parts, _ => dovecot.Settings, NullLogger.Instance);
}
