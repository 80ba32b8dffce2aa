using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Throughline.App.Tests.Shell;
using Throughline.Businesses;
using Throughline.Journeys;

namespace Throughline.App.Tests.Pages;

/// <summary>Dates, care and words for some of them, as the pages of a draft change them.</summary>
public sealed class Dates_and_care(PagesHost host) : IClassFixture<PagesHost>
{
    // ---- dates ----

    [Fact]
    public async Task A_date_is_added_named_moved_to_another_source_removed_and_taken_back()
    {
        var draft = await DraftVisitor.BeginAsync(host, "a-date");
        await draft.PressAsync("dates", "#add-date");
        var date = draft.Document.Draft.Dates.Single();
        Assert.Equal(("appointment", "Appointment Booked", "startsAt"), (date.Key, date.Event, date.Property));
        await draft.SetAsync($"{Date(draft)}.key", "Their call");
        Assert.Equal(
            "Their call: said by Appointment Booked in startsAt, moved by Appointment Rescheduled, cancelled by Appointment Cancelled.",
            (await draft.PageAsync("dates")).QuerySelector(".date-says")!.TextContent);

        await draft.PressAsync("dates", $"#date-{DateId(draft)}-attribute");
        Assert.Equal("Their call: what you know of them as “call”, each year anew.", await SaysAsync(draft));
        Assert.DoesNotContain(draft.Findings(), finding => finding.Severity == Severity.Error);
        await draft.PressAsync("dates", $"#date-{DateId(draft)}-occasion");
        Assert.Equal("The call: the day of your event “call”, whenever you set it.", await SaysAsync(draft));
        Assert.DoesNotContain(draft.Findings(), finding => finding.Severity == Severity.Error);
        await draft.SendAsync("undo");
        await draft.SendAsync("undo");
        Assert.StartsWith("Their call: said by Appointment Booked", await SaysAsync(draft), StringComparison.Ordinal);

        await draft.PressAsync("dates", "#date-1 [data-said]");
        Assert.Empty(draft.Document.Draft.Dates);
        await draft.SendAsync("undo");
        Assert.Equal("call", draft.Document.Draft.Dates.Single().Key);
    }

    [Fact]
    public async Task A_new_name_goes_along_wherever_the_date_is_named()
    {
        var draft = await DraftVisitor.BeginAsync(host, "renamed-date", change: WithCall);
        await draft.SetAsync($"{Date(draft)}.key", "First talk");
        Assert.Equal("until first-talk", draft.Document.Draft.Steps[2].Wait);
        Assert.Contains("{{firstTalkDay}}", draft.Document.Draft.Steps[2].Nudges[0].Message!.Body, StringComparison.Ordinal);
        Assert.Equal("Undone: the name of a date.", (await draft.SendAsync("undo")).Json["said"]!.ToString());
        Assert.Equal("until call", draft.Document.Draft.Steps[2].Wait);
    }

    [Fact]
    public async Task The_name_of_a_date_that_people_have_stays()
    {
        var draft = await DraftVisitor.BeginAsync(host, "kept-date", change: WithCall);
        Assert.False((await draft.BoxAsync("dates", $"{Date(draft)}.key")).HasAttribute("readonly"));
        await host.PublishDraftAsync("kept-date");
        Assert.True((await draft.BoxAsync("dates", $"{Date(draft)}.key")).HasAttribute("readonly"));
    }

    [Fact]
    public async Task What_is_wrong_with_a_date_stands_beside_its_box()
    {
        var draft = await DraftVisitor.BeginAsync(host, "wrong-date");
        await draft.PressAsync("dates", "#add-date");
        await draft.SetAsync($"{Date(draft)}.key", "Monday");
        var page = await draft.PageAsync("dates");
        Assert.Contains("no date can be called by it", page.GetElementById($"d-dates-{DateId(draft)}-key-problem")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("No step and no way in waits for their monday", page.QuerySelector("#date-1")!.TextContent,
            StringComparison.Ordinal);
    }

    // ---- waits ----

    [Theory]
    [InlineData("2 working days at 09:00", "Two working days later, at 9:00", "2|working days|||09:00")]
    [InlineData("1 day before call at 09:00", "The day before their call, at 9:00", "1|days|before:call||09:00")]
    [InlineData("until call", "When their call begins", "|days|until:call||")]
    [InlineData("3 weeks on monday", "Three weeks later, on the first Monday from then", "3|weeks||monday|")]
    [InlineData("90 minutes", "90 minutes later", "90|minutes|||")]
    [InlineData("soonish", "Choose …", "|days|||")]
    public async Task A_wait_says_what_it_means_and_its_boxes_show_it(string wait, string said, string boxes)
    {
        var draft = await DraftVisitor.BeginAsync(host, $"wait-{wait.Replace(' ', '-').Replace(':', '-')}", change: WithCall);
        var step = draft.Step(2);
        await draft.SetAsync($"steps[#{step}].wait", wait);
        var panel = (await draft.PanelAsync(2)).Document;
        var pick = panel.QuerySelector($"[data-wait-for='d-steps-{step}-wait']")!;
        Assert.Equal(said, pick.QuerySelector("summary [aria-live]")!.TextContent);
        Assert.Equal(boxes, string.Join('|', new[] { "number", "unit", "from", "on", "at" }.Select(part =>
            pick.QuerySelector($"[data-wait-part={part}]")!.ValueOf())));
        Assert.Equal(wait, panel.GetElementById($"d-steps-{step}-wait")!.GetAttribute("value"));
        Assert.Equal(wait == "soonish", panel.GetElementById($"d-steps-{step}-wait")!.GetAttribute("aria-invalid") == "true");
    }

    [Fact]
    public async Task What_is_longer_than_the_boxes_stays_as_it_is_written()
    {
        var draft = await DraftVisitor.BeginAsync(host, "long-wait");
        await draft.SetAsync($"steps[#{draft.Step(2)}].wait", "1 month 2 days");
        var pick = (await draft.PanelAsync(2)).Document.QuerySelector($"[data-wait-for='d-steps-{draft.Step(2)}-wait']")!;
        Assert.Contains("longer than these boxes can show", pick.TextContent, StringComparison.Ordinal);
        Assert.Equal("One month and two days later", pick.QuerySelector("summary [aria-live]")!.TextContent);
    }

    [Fact]
    public async Task A_step_waits_for_a_date_and_reminds_of_it_the_day_before()
    {
        var draft = await DraftVisitor.BeginAsync(host, "waits-for");
        Assert.Contains("Write down which date it is", await draft.PartAsync(2, "date"), StringComparison.Ordinal);
        await draft.PressAsync("dates", "#add-date");
        await draft.SetAsync($"{Date(draft)}.key", "call");
        await draft.PressAsync(2, $"#wait-{draft.Step(2)}-call");
        Assert.Contains("Our half begins when their call begins.", await draft.PartAsync(2, "date"), StringComparison.Ordinal);
        await draft.PressAsync(2, $"#remind-{draft.Step(2)}");
        var nudge = draft.Document.Ids($"steps[#{draft.Step(2)}].nudges").Single();
        Assert.Contains("The day before their call, at 9:00", await draft.PartAsync(2, "date"), StringComparison.Ordinal);

        await draft.PressAsync(2, $"#after-{draft.Step(2)}-{nudge}");
        Assert.Equal(("1 day at 09:00", null), (draft.Document.Draft.Steps[2].Nudges[0].After,
            draft.Document.Draft.Steps[2].Nudges[0].Before));
        await draft.SendAsync("undo");
        Assert.Equal((null, "1 day at 09:00"), (draft.Document.Draft.Steps[2].Nudges[0].After,
            draft.Document.Draft.Steps[2].Nudges[0].Before));

        await draft.SetAsync($"steps[#{draft.Step(2)}].cancelled", "leave");
        Assert.Equal("leave",
            (await draft.PanelAsync(2)).Document.QuerySelector("[data-path$='.cancelled'] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_way_in_opens_by_a_date()
    {
        var draft = await DraftVisitor.BeginAsync(host, "opens", change: WithCall);
        var way = draft.Document.Ids("entryPoints")[1];
        await draft.SetAsync($"entryPoints[#{way}].opens", "2 days after call");
        Assert.Equal("Two days after their call",
            (await draft.PageAsync("ways")).QuerySelector($"[data-wait-for='w-entryPoints-{way}-opens'] summary [aria-live]")!.TextContent);
        await draft.SetAsync($"entryPoints[#{way}].opens", "2 days after cal");
        Assert.Contains("did you mean 'call'?",
            (await draft.PageAsync("ways")).GetElementById($"w-entryPoints-{way}-opens-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_can_say_when_it_is_and_the_preview_fills_it_in()
    {
        var draft = await DraftVisitor.BeginAsync(host, "says-when", change: WithCall);
        var names = (await draft.PanelAsync(0)).Document.QuerySelectorAll("[data-merge]").Select(one => one.GetAttribute("data-merge"));
        Assert.Equal(["call", "callDay", "callTime"], names.Where(name => name!.StartsWith("call", StringComparison.Ordinal)).Distinct());
        var body = new JsonObject { ["at"] = "message", ["subject"] = "Hello", ["body"] = "On {{callDay}} at {{callTime}}." }
            .ToJsonString();
        var shown = (await draft.SendAsync($"steps/{draft.Step(0)}/letter", body)).Json["html"]!.ToString();
        Assert.Matches(@"On \w+day, \d+ \w+( \d{4})? at 10:00\.", shown);
    }

    // ---- care ----

    [Fact]
    public async Task A_tap_on_the_scale_says_which_answers_need_care_and_undo_takes_it_back()
    {
        var draft = await DraftVisitor.BeginAsync(host, "care");
        var step = draft.Step(1);
        var before = draft.Document.File;
        Assert.Equal(11, (await draft.PanelAsync(1)).Document.QuerySelectorAll(".score-scale button").Length);
        await draft.PressAsync(1, $"#care-{step}-6");
        Assert.Equal("score <= 6", draft.Document.Draft.Steps[1].Care!.When);
        Assert.Contains("6 or less: looked after.", await draft.PartAsync(1, "care"), StringComparison.Ordinal);
        Assert.Equal(7, (await draft.PanelAsync(1)).Document.QuerySelectorAll(".score-scale .in").Length);
        await draft.SetAsync($"steps[#{step}].care.owner", "ana");
        await draft.SetAsync($"steps[#{step}].care.checklist", new JsonArray("Listened"));
        Assert.Equal(("ana", "Listened"), (draft.Document.Draft.Steps[1].Care!.Owner,
            draft.Document.Draft.Steps[1].Care!.Checklist.Single()));
        Assert.DoesNotContain(draft.Findings(), finding => finding.Path.Contains("care", StringComparison.Ordinal));
        await draft.PressAsync(1, $"#no-care-{step}");
        Assert.Equal(before, draft.Document.File);
    }

    [Fact]
    public async Task Of_choices_those_are_ticked_that_mean_not_yet()
    {
        var draft = await DraftVisitor.BeginAsync(host, "not-yet");
        var step = draft.Step(1);
        await draft.SetAsync($"steps[#{step}].survey.kind", "choice");
        await draft.SetAsync($"steps[#{step}].survey.choices", new JsonArray("Yes", "Not yet"));
        await draft.PressAsync(1, $"#not-yet-{step}-1");
        Assert.Equal(["Not yet"], draft.Document.Draft.Steps[1].Survey!.NotYet);
        await draft.PressAsync(1, $"#not-yet-{step}-1");
        Assert.Empty(draft.Document.Draft.Steps[1].Survey!.NotYet);
    }

    [Fact]
    public async Task An_event_calls_for_care_wherever_they_are()
    {
        var draft = await DraftVisitor.BeginAsync(host, "complaint");
        await draft.PressAsync("dates", "#add-care");
        var care = $"care[#{draft.Document.Ids("care").Single()}]";
        await draft.SetAsync($"{care}.owner", "ana");
        await draft.SetAsync($"{care}.within", "4 hours");
        var made = draft.Document.Draft.Care.Single();
        Assert.Equal(("complaint", "Complaint Received", "ana", "4 hours"), (made.Key, made.Event, made.Owner, made.Within));
        var page = await draft.PageAsync("dates");
        Assert.Equal("Four hours", page.QuerySelector("#care-1 [data-wait-for] summary [aria-live]")!.TextContent);
        await draft.PressAsync("dates", "#care-1 > [data-said]");
        Assert.Empty(draft.Document.Draft.Care);
    }

    // ---- whose they are ----

    [Fact]
    public async Task A_viewer_reads_all_of_it_and_changes_nothing()
    {
        var draft = await DraftVisitor.BeginAsync(host, "viewed", change: WithCall);
        await host.RoleAsync(Role.Viewer);
        try
        {
            foreach (var page in (IDocument[])[await draft.PageAsync("dates"), (await draft.PanelAsync(2)).Document,
                (await draft.PanelAsync(1)).Document])
            {
                Assert.All(page.QuerySelectorAll("[data-path]"), box => Assert.True(box.HasAttribute("readonly")
                    || box.HasAttribute("disabled")));
                Assert.Empty(page.QuerySelectorAll("[data-edit]:not([disabled]), [data-wait-part], [data-rule-part]"));
            }
            Assert.Contains("The day before their call, at 9:00", await draft.PartAsync(2, "date"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await draft.SetAsync($"{Date(draft)}.key", "mine")).Status);
        }
        finally
        {
            await host.RoleAsync(Role.Owner);
        }
    }

    [Fact]
    public async Task Another_businesss_dates_are_nowhere()
    {
        await DraftVisitor.BeginAsync(host, "not-ours", host.OtherBusiness);
        foreach (var path in (string[])["dates", "dates/list"])
            Assert.Equal(HttpStatusCode.NotFound, (await host.Owner.GetAsync($"/journeys/not-ours/{path}")).Status);
    }

    // ---- parts ----

    private static string DateId(DraftVisitor draft) => draft.Document.Ids("dates")[0];

    private static string Date(DraftVisitor draft) => $"dates[#{DateId(draft)}]";

    private static async Task<string> SaysAsync(DraftVisitor draft) =>
        (await draft.PageAsync("dates")).QuerySelector(".date-says")!.TextContent;

    private static string WithCall(string file) => file
        .Replace("reEntry:", "dates:\n  - { key: call, event: Appointment Booked, property: startsAt }\nreEntry:", StringComparison.Ordinal)
        .Replace("    title: Somebody listens to me\n", "    title: Somebody listens to me\n    wait: until call\n",
            StringComparison.Ordinal)
        .Replace("      due: 2 days\n", "      due: 2 days\n    nudges:\n      - before: 1 day at 09:00\n"
            + "        message: { subject: Tomorrow, body: \"We ring you on {{callDay}}.\" }\n", StringComparison.Ordinal);
}
