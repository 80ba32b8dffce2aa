using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Tests.Shell;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Pages;

/// <summary>A page of tasks asks the store for the page, and not for each task.</summary>
public sealed class What_my_day_costs(PagesHost host) : IClassFixture<PagesHost>
{
    /// <summary>Who asks, which business, the changed pages of the playbook, the tasks, and who signs the scripts.</summary>
    private const int Handful = 9;

    [Fact]
    public async Task My_day_asks_as_often_for_fourteen_tasks_as_for_one()
    {
        await host.PublishAsync();
        await AtTheCallAsync(1);
        await host.Owner.GetAsync("/my-day"); // what is kept from now on
        var (one, forOne) = await AskedAsync("/my-day");
        await AtTheCallAsync(13);
        var (fourteen, forFourteen) = await AskedAsync("/my-day");

        Assert.Equal((1, 14), (Cards(one), Cards(fourteen)));
        Assert.All(
            fourteen.Document.QuerySelectorAll(".task .script"),
            script => Assert.Matches("Say hello to Call[0-9]+\\.", script.TextContent));
        Assert.Equal(forOne, forFourteen);
        Assert.InRange(forFourteen, 1, Handful);
    }

    [Fact]
    public async Task The_outbox_asks_as_often_for_many_messages_as_for_one()
    {
        await host.PublishAsync();
        await host.WalkerAsync("Otto0", agreed: false);
        await host.Owner.GetAsync("/outbox");
        var (_, forOne) = await AskedAsync("/outbox");
        for (var i = 1; i < 12; i++) await host.WalkerAsync($"Otto{i}", agreed: false);
        var (page, forMany) = await AskedAsync("/outbox");
        Assert.True(page.Document.QuerySelectorAll("#messages li").Length >= 12);
        Assert.Equal(forOne, forMany);
    }

    private static int Cards(Visit page) => page.Document.QuerySelectorAll(".task .script").Length;

    private async Task<(Visit Page, int Reads)> AskedAsync(string path)
    {
        var store = host.Services.GetRequiredService<Database>();
        var reads = 0;
        store.BeforeRead = () => Interlocked.Increment(ref reads);
        try
        {
            return (await host.Owner.GetAsync(path), reads);
        }
        finally
        {
            store.BeforeRead = null;
        }
    }

    private async Task AtTheCallAsync(int people)
    {
        for (var i = 0; i < people; i++)
        {
            var called = new NewPerson($"Call{i}", null, $"{Guid.CreateVersion7():N}@example.org", null, null, "Said so");
            var person = await host.Engine.People.AddAsync(host.Business, called);
            Assert.True(await host.EnterAsync(person, FirstWeek.Key, "walk-in"));
        }
        await host.StillAsync();
    }
}
