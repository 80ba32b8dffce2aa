using System.Threading.Channels;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Testing;

/// <summary>
/// Keeps what became of findings after drafts have changed, so that what was mended is known as mended. A journey that
/// changes often is looked at once for all changes that wait.
/// </summary>
internal sealed class FindingKeeper(JourneyReader journeys, Examiner examiner, FindingNotes notes, ILogger<FindingKeeper> log) : BackgroundService
{
    private const int MostWaiting = 1_000;

    private readonly Channel<Guid> _changed = Channel.CreateBounded<Guid>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>A draft has changed; returns at once.</summary>
    public void Note(Guid journeyId) => _changed.Writer.TryWrite(journeyId);

    /// <summary>Looks at one draft and keeps what became of its findings.</summary>
    public async Task KeepAsync(Guid journeyId)
    {
        if (journeys.Whose(journeyId) is not { } journey) return;
        if (examiner.Examine(journey.WorkspaceId, journey.Key) is { } examined) await notes.KeepAsync(journey.WorkspaceId, journeyId, examined.Found);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Whoever stops before the server has started is no fault, and the host would say that it is one.
        await using var stopping = stoppingToken.Register(() => _changed.Writer.TryComplete());
        while (await _changed.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var waiting = new HashSet<Guid>();
            while (_changed.Reader.TryRead(out var journeyId)) waiting.Add(journeyId);
            foreach (var journeyId in waiting) await TryKeepAsync(journeyId);
        }
    }

    private async Task TryKeepAsync(Guid journeyId)
    {
        try
        {
            await KeepAsync(journeyId);
        }
#pragma warning disable CA1031 // one journey's trouble stops no other's; the next edit tries again
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.LogWarning(error, "What became of the findings of journey {Journey} could not be kept.", journeyId);
        }
    }
}
