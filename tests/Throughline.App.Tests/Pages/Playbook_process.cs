using Throughline.App.Features.Playbooks;
using Throughline.Journeys;

namespace Throughline.App.Tests.Pages;

/// <summary>A page of the playbook says how a step is done part by part, and what is said at it.</summary>
public sealed class Playbook_process(PagesHost host) : IClassFixture<PagesHost>
{
    [Fact]
    public async Task It_stands_on_the_page_in_order()
    {
        var file = FirstWeek.File.Replace("    assignment:\n      title: Ring them",
            "    process:\n      - { part: Look it up, owner: ana, minutes: 5, waits: 1 hour, "
                + "risk: Nobody wrote it down, ifItFails: Ask again }\n      - part: Ring\n"
                + "    says: Good morning, this is Jill\n    assignment:\n      title: Ring them",
                    StringComparison.Ordinal);
        await host.SaveAsync(file);
        await host.PublishDraftAsync(FirstWeek.Key);
        var page = await host.Owner.GetAsync("/playbooks/jill");
        var parts = page.Document.QuerySelectorAll("#guide-call .guide-parts > li").ToList();
        Assert.Equal(["Look it up", "Ring"], parts.Select(part => part.QuerySelector("b")!.TextContent));
        Assert.Equal("ana · 5 minutes · then waits 1 hour", parts[0].QuerySelector(".quiet")!.TextContent);
        Assert.Equal(["What goes wrong: Nobody wrote it down. ", "Then: Ask again"],
            parts[0].QuerySelectorAll("p > span").Select(span => span.TextContent));
        Assert.Equal("Good morning, this is Jill", page.Document.QuerySelector("#guide-call .guide-says")!.TextContent);
    }

    // Pages that people signed before a process could be written must not be out of date for it.
    [Fact]
    public void The_print_of_a_page_without_them_is_what_it_was()
    {
        var step = JourneyFile.Compile(FirstWeek.File).Journey!.Find("call")!;
        Assert.Equal("70a232402bafbf6372e3947890b2d5f939dff7dfd623e9c109eb5ccb0bdd2f9d",
            Convert.ToHexStringLower(StepGuide.Of(step).Print()));
    }

    [Fact]
    public void A_change_of_it_is_named()
    {
        var step = JourneyFile.Compile(FirstWeek.File).Journey!.Find("call")!;
        var more = StepGuide.Of(step with
        {
            Notes = step.Notes with
            {
                Process = [new("Look it up") { Minutes = 1 }],
                Says = "Good morning"
            }
        });
        Assert.NotEqual(StepGuide.Of(step).Print(), more.Print());
        Assert.Equal([("What is said", null, "Good morning"), ("How it is done", null, "Look it up; 1 minute")],
            more.ChangesSince(StepGuide.Of(step)).Select(change => (change.What, change.Before, change.After)));
    }
}
