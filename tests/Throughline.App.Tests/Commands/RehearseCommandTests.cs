using System.Text.Json;
using Throughline.App.Commands;

namespace Throughline.App.Tests.Commands;

/// <summary>The rehearsal as an owner reads it.</summary>
public sealed class RehearseCommandTests : TempFolder
{
    private const string Journey =
        """
        journey: small
        name: A small road
        persona: busy-owner
        owner: Jill
        pain: Too much to do
        result:
          gets: A free week
          feels: Calm
        entryPoints:
          - key: door
            source: social
            form: five-steps
            joins: welcome
        steps:
          - key: welcome
            stage: know-like-trust
            title: I get what I asked for
            message:
              subject: Your list, {{firstName}}
              body: |
                Dear {{firstName}},

                here is [the list](https://example.com/list).
              purpose: service
            done:
              event: Email Link Clicked
              where: link = the-list
              within: 5 days
            nudges:
              - after: 2 days
                message:
                  subject: Did you see it
                  body: Look here.
                  purpose: service

          - key: call
            stage: engage
            title: Somebody rings me
            owner: Michael
            assignment:
              title: Ring them
              script: Hello {{firstName}}, how are you?
              checklist: [ring, write it down]
              due: 1 day

          - key: tell
            stage: loyal
            title: Others hear of it
            wait: 1 day at 10:00
            webhook:
              url: https://example.com/hook
              type: told

        """;

    [Fact]
    public async Task Somebody_silent_on_paper()
    {
        var run = await Do("rehearse", Write("small.yaml", Journey), "--start", "2026-03-02T09:00", "--zone", "europe/lisbon", "--silent", "--business", "Bright Rails");
        Assert.Equal(
            """
            A small road
            A rehearsal: nothing is sent, and nothing is kept.

            Ana <ana@example.com> lives in the time zone Europe/Lisbon and agreed to get marketing mail.
            Ana does nothing. Leave out --silent to see what somebody gets who does what each step waits for.
            Staff settle their tasks before they are due. Other systems and the mail server take everything at once.

            Monday 2 March 2026 (UTC+00:00)
              09:00  Ana comes in by “door”: Form Submitted (form = five-steps).
              09:00  Step 1 of 3: I get what I asked for (welcome)
              09:00  Mail to ana@example.com
                     | Subject: Your list, Ana
                     |
                     | Dear Ana,
                     |
                     | here is the list <https://example.com/list>.
                     |
                     | --
                     | Bright Rails
                     | You get this because you are in touch with Bright Rails.
              09:00  Waits for: Email Link Clicked (link = the-list). Until Sat 7 Mar 2026, 09:00; then the road goes on.

            Wednesday 4 March 2026
              09:00  Reminder 1 to ana@example.com
                     | Subject: Did you see it
                     |
                     | Look here.
                     |
                     | --
                     | Bright Rails
                     | You get this because you are in touch with Bright Rails.

            Saturday 7 March 2026
              09:00  Given up: “I get what I asked for”. The road goes on.
              09:00  Step 2 of 3: Somebody rings me (call)
              09:00  Task for Michael, due Sun 8 Mar 2026, 09:00: Ring them
                     | Hello Ana, how are you?
                     | [ ] ring
                     | [ ] write it down

            """.ReplaceLineEndings("\n"),
            run.Out[..(run.Out.IndexOf("write it down\n", StringComparison.Ordinal) + "write it down\n".Length)]);
        Assert.Matches(@"\d\d:\d\d  Michael settles the task\.\n", run.Out);
        Assert.Contains("10:00  Calls https://example.com/hook (type “told”).\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("The end of the road. Ana has walked all of it.\n\n2 mails, 1 task, 1 call to another system in 6 days.\n", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Programs_get_the_same_as_json()
    {
        var run = await Do("rehearse", Write("small.yaml", Journey), "--start", "2026-07-01", "--zone", "Europe/Lisbon", "--format", "json", "--does", "Email Link Clicked after 2 hours");
        var told = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("completed", told.GetProperty("end").GetString());
        var happenings = told.GetProperty("happenings").EnumerateArray().ToList();
        var mail = happenings.Single(happening => happening.GetProperty("type").GetString() == "sent");
        Assert.Equal(("2026-07-01T08:00:00Z", "2026-07-01T09:00:00", "Your list, Ana"), (mail.GetProperty("at").GetString(), mail.GetProperty("local").GetString(), mail.GetProperty("subject").GetString()));
        Assert.Contains("Dear Ana", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        var did = happenings.Single(happening => happening.GetProperty("type").GetString() == "did");
        Assert.Equal(("2026-07-01T11:00:00", "the-list"), (did.GetProperty("local").GetString(), did.GetProperty("properties").GetProperty("link").GetString()));
    }

    [Theory]
    [InlineData("coaching.yaml")]
    [InlineData("product.yaml")]
    [InlineData("service.yaml")]
    [InlineData("seven-points.yaml")]
    public async Task Every_sample_can_be_rehearsed_to_its_end(string sample)
    {
        Assert.Contains("The end of the road.", (await Do("rehearse", Sample(sample))).Out, StringComparison.Ordinal);
        Assert.Contains("Reminder 1 to ana@example.com", (await Do("rehearse", Sample(sample), "--silent")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--zone", "Europe/Lisbonn", "--zone: “Europe/Lisbonn” is not a time zone we know. Did you mean “Europe/Lisbon”?")]
    [InlineData("--start", "tomorrow", "--start: “tomorrow” is not a date and time. Write it like 2026-03-02T09:00")]
    [InlineData("--start", "2026-02-30T09:00", "--start: “2026-02-30T09:00” is not a date and time.")]
    [InlineData("--entry", "window", "--entry: this journey has no entry point “window”. It has: door.")]
    [InlineData("--does", "Order Completed after 3 days", "--does: no step of this journey waits for “Order Completed”. It waits for: Email Link Clicked, Form Submitted.")]
    [InlineData("--does", "Email Link Clicked after lunch", "--does: “Email Link Clicked after lunch” cannot be read: “lunch” is not a length of time.")]
    [InlineData("--email", "ana", "--email: “ana” is not an e-mail address. Write it like ana@example.com.")]
    [InlineData("--knows", "company", "--knows: “company” has no name and value. Write it like company=Bakery.")]
    public async Task What_cannot_be_understood_names_the_option_and_the_fix(string option, string value, string expected)
    {
        var run = await CommandRun.Of("rehearse", Write("small.yaml", Journey), option, value);
        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Levers_change_the_walk_and_are_said()
    {
        var late = await Do("rehearse", Write("small.yaml", Journey), "--start", "2026-03-02T09:00", "--zone", "Europe/Lisbon", "--late",
            "--unhappy");
        Assert.Contains("Ana does each thing that a step waits for, when the time for it is nearly over.", late.Out,
            StringComparison.Ordinal);
        Assert.Contains("Ana is unhappy: the lowest score", late.Out, StringComparison.Ordinal);
        Assert.Contains("Reminder 1 to ana@example.com", late.Out, StringComparison.Ordinal);
        Assert.Contains("Ana does this: Email Link Clicked (link = the-list).", late.Out, StringComparison.Ordinal);
        Assert.Contains("Dear there,", (await Do("rehearse", Write("small.yaml", Journey), "--no-name")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lever_that_does_not_fit_says_why()
    {
        var run = await CommandRun.Of("rehearse", Write("small.yaml", Journey), "--referral");
        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.StartsWith("--referral: This road has no way in by recommendation.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_road_that_nobody_gets_to_the_end_of_is_refused_where_that_is()
    {
        var file = Write("stuck.yaml", Journey.Replace("      within: 5 days\n", "      within: 5 days\n    otherwise: leave\n",
            StringComparison.Ordinal).Replace("where: link = the-list", "where: link = the-other", StringComparison.Ordinal));
        var lint = await CommandRun.Of("lint", file);
        Assert.Equal(ExitCode.BadInput, lint.ExitCode);
        Assert.Contains("it waits for a click on “the-other”, and the links in its messages are called “the-list”", lint.Out,
            StringComparison.Ordinal);
        var run = await CommandRun.Of("rehearse", file);
        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.Contains("TL1701", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_journey_is_told_as_lint_tells_it()
    {
        var file = Write("broken.yaml", Journey.Replace("title: Somebody rings me", "titel: Somebody rings me", StringComparison.Ordinal));
        var run = await CommandRun.Of("rehearse", file);
        Assert.Equal((ExitCode.BadInput, ""), (run.ExitCode, run.Out));
        Assert.Contains($"{file}:38:", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was done. Put this right first.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_nobody_knows_is_asked_for()
    {
        var file = Write("missing.yaml", Journey.Replace("entryPoints:", "fields:\n  price:\nentryPoints:", StringComparison.Ordinal).Replace("Look here.", "It costs {{price}}.", StringComparison.Ordinal));
        var silent = await Do("rehearse", file, "--silent");
        Assert.Contains("Reminder 1 does not go out. A word it needs is not known about this person. Not known: price. Say it with --knows NAME=VALUE", silent.Out, StringComparison.Ordinal);
        Assert.Contains("It costs 12 €.", (await Do("rehearse", file, "--silent", "--knows", "price=12 €")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_message_does_not_go_out_and_says_why()
    {
        var file = Write("texted.yaml", Journey.Replace("          subject: Did you see it\n", "          channel: sms\n", StringComparison.Ordinal).Replace("      subject: Your list, {{firstName}}\n", "      subject: Your list, {{firstName}}\n      channel: sms\n", StringComparison.Ordinal).Replace("event: Email Link Clicked\n      where: link = the-list", "event: Call Booked", StringComparison.Ordinal));
        var told = await Do("rehearse", file, "--silent");
        Assert.Contains("Text message does not go out. It was to go as a text message, and those cannot be sent yet.", told.Out, StringComparison.Ordinal);
        Assert.Contains("2 messages that did not go out", told.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Subject: Your list", told.Out, StringComparison.Ordinal);
    }
}
