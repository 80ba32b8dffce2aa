using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Throughline.App.Commands.Bench;

/// <summary>
/// Programs that send batches of events over connections of their own, as fast as they are answered and mail leaves. Each
/// sends a batch again, with the same ids, until it is acknowledged, whatever happens to the server in between.
/// </summary>
internal sealed class StubbornSenders : IDisposable
{
    public const int MessagesAPerson = 2;
    private const int Senders = 4;
    private const int PeopleInBatch = 20;

    /// <summary>Messages that may wait to leave before nobody new arrives.</summary>
    private const int MostWaiting = 2_000;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly HttpClient _http;
    private readonly Func<int> _left;
    private readonly CancellationTokenSource _enough = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private TaskCompletionSource _isUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task[] _running = [];
    private int _people;
    private int _sentAgain;

    /// <param name="left">How many messages have left so far, or may never leave.</param>
    public StubbornSenders(Uri address, string writeKey, Func<int> left)
    {
        _left = left;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        var login = Convert.ToBase64String(Encoding.UTF8.GetBytes(writeKey + ":"));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", login);
    }

    /// <summary>Message ids of every event that a server answered for.</summary>
    public ICollection<string> Acknowledged => _acknowledged.Keys;

    public int People => _people;

    public int SentAgain => _sentAgain;

    /// <summary>Steps at each batch that is acknowledged.</summary>
    public Tripwire Batches { get; } = new();

    public void Begin() => _running = [.. Enumerable.Range(0, Senders).Select(number => Task.Run(() => SendAsync(number)))];

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
            while (_people * MessagesAPerson - _left() > MostWaiting && !_enough.IsCancellationRequested) await Task.Delay(Look);
        }
    }

    private async Task<bool> IsTakenAsync(List<Event> events)
    {
        await Volatile.Read(ref _isUp).Task;
        try
        {
            using var answer = await _http.PostAsJsonAsync("/v1/batch", new { batch = events, sentAt = TimeProvider.System.GetUtcNow() });
            if (answer.StatusCode == HttpStatusCode.OK) return true;
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError) return false;
            var said = await answer.Content.ReadAsStringAsync();
            throw new InvalidOperationException($"The server answered {(int)answer.StatusCode}: {said}");
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
        var signedUp = new Event("track", $"t-{who}", who, BenchJourneys.SignedUp, null);
        return who.EndsWith("-0", StringComparison.Ordinal) ? [known, signedUp, signedUp] : [known, signedUp];
    }

    private sealed record Event(string Type, string MessageId, string UserId, string? @event, object? Traits);
}
