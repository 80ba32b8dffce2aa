using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Throughline.App.Tests.Proofs.Support;

/// <summary>
/// Programs that send batches of events over connections of their own, as fast as they are answered. Each sends a batch
/// again, with the same ids, until it is acknowledged, whatever happens to the server in between.
/// </summary>
internal sealed class Crowd(Uri address, string writeKey, int senders) : IDisposable
{
    private const int PeopleInBatch = 20;

    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    private readonly CancellationTokenSource _enough = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private TaskCompletionSource _isUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task[] _running = [];
    private int _people;
    private int _sentAgain;

    /// <summary>Message ids of every event that a server answered for.</summary>
    public ICollection<string> Acknowledged => _acknowledged.Keys;

    public int People => _people;

    public int SentAgain => _sentAgain;

    /// <summary>Steps at each batch that is acknowledged.</summary>
    public Tripwire Batches { get; } = new();

    public void Begin()
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(writeKey + ":")));
        _running = Enumerable.Range(0, senders).Select(number => Task.Run(() => SendAsync(number))).ToArray();
    }

    public void ServerIsUp() => Volatile.Read(ref _isUp).TrySetResult();

    public void ServerIsDown() => Volatile.Write(ref _isUp, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Nothing new any more; comes back when the last batch is acknowledged.</summary>
    public async Task FinishAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_running);
    }

    public void Dispose()
    {
        _http.Dispose();
        _enough.Dispose();
    }

    private async Task SendAsync(int sender)
    {
        for (var batch = 0; !_enough.IsCancellationRequested; batch++)
        {
            var events = Enumerable.Range(0, PeopleInBatch).SelectMany(person => Arrives($"{sender}-{batch}-{person}")).ToList();
            while (!await IsTakenAsync(events)) Interlocked.Increment(ref _sentAgain);
            foreach (var one in events) _acknowledged[one.MessageId] = true;
            Interlocked.Add(ref _people, PeopleInBatch);
            Batches.Step();
        }
    }

    private async Task<bool> IsTakenAsync(List<Event> events)
    {
        await Volatile.Read(ref _isUp).Task;
        try
        {
            using var answer = await _http.PostAsJsonAsync("/v1/batch", new { batch = events, sentAt = DateTimeOffset.UtcNow });
            Assert.True(answer.StatusCode is HttpStatusCode.OK or >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests, await answer.Content.ReadAsStringAsync());
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }

    // One of them says it twice in the same breath, as some programs do.
    private static Event[] Arrives(string who)
    {
        var known = new Event("identify", $"i-{who}", who, null, new { email = $"{who}@example.com", firstName = $"N{who}" });
        var signedUp = new Event("track", $"t-{who}", who, "Signed Up", null);
        return who.EndsWith("-0", StringComparison.Ordinal) ? [known, signedUp, signedUp] : [known, signedUp];
    }

    private sealed record Event(string Type, string MessageId, string UserId, string? @event, object? Traits);
}
