using Throughline.App.Tests.Api.Support;


namespace Throughline.App.Tests.Api;

/// <summary>The unmodified clients for Node, while the server fails, is busy and answers too late.</summary>
public sealed class NodeClientTests
{
    [Fact]
    public async Task Every_event_of_Segments_client_arrives_through_failures_and_time_outs()
    {
        await using var host = await DoorHost.StartAsync(new KeepingSink(Trouble.Fails, Trouble.IsBusy, Trouble.AnswersTooLate));

        var sent = SentEvent.ReadAll(await NodeClients.RunAsync("segment-node.mjs", host.Address, host.Key));

        Assert.Equal(0, host.Sink.TroublesLeft);
        Assert.Equal(56, sent.Count);
        SentEvent.AllArrived(sent, host.Sink);
        Retried_with_the_same_ids(host.Sink, repeatsTaken: true);
    }

    [Fact]
    public async Task Every_event_of_RudderStacks_client_arrives_though_it_calls_its_gzip_a_form()
    {
        await using var host = await DoorHost.StartAsync(new KeepingSink(Trouble.Fails, Trouble.IsBusy));
        host.DropNext(1);

        var sent = SentEvent.ReadAll(await NodeClients.RunAsync("rudder-node.mjs", host.Address, host.Key));

        Assert.Equal(0, host.Sink.TroublesLeft + host.DropsLeft);
        Assert.Equal(36, sent.Count);
        SentEvent.AllArrived(sent, host.Sink);
        Retried_with_the_same_ids(host.Sink, repeatsTaken: false);
    }

    [Fact]
    public async Task Every_event_of_CustomerIos_pipelines_client_arrives_through_failures_and_time_outs()
    {
        await using var host = await DoorHost.StartAsync(new KeepingSink(Trouble.Fails, Trouble.AnswersTooLate, Trouble.IsBusy));

        var sent = SentEvent.ReadAll(await NodeClients.RunAsync("customerio-node.mjs", host.Address, host.Key));

        Assert.Equal(0, host.Sink.TroublesLeft);
        Assert.Equal(9, sent.Count);
        SentEvent.AllArrived(sent, host.Sink);
        Retried_with_the_same_ids(host.Sink, repeatsTaken: true);
    }

    private static void Retried_with_the_same_ids(KeepingSink sink, bool repeatsTaken)
    {
        Assert.NotEmpty(sink.TurnedAway);
        Assert.Subset(sink.Taken.Select(taken => taken.MessageId).ToHashSet(), sink.TurnedAway.Select(away => away.MessageId).ToHashSet());
        Assert.Equal(repeatsTaken, sink.Taken.Count > sink.Distinct.Count);
    }
}
