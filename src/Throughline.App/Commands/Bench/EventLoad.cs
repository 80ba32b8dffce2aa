using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Throughline.App.Commands.Bench;

/// <summary>Bodies as the clients of Segment's specification send them, made before the measurement.</summary>
internal sealed class EventLoad(int people, Instant now)
{
    public const int BatchSize = 100;

    /// <summary>Of so many events one is a newcomer's sign-up.</summary>
    private const int NewcomerEvery = 50;

    /// <summary>Steps through the people far from one another, so that neighbours in a batch are strangers. Prime.</summary>
    private const long Stride = 7_368_787;

    private readonly int[] _lessons = new int[people];
    private readonly string _at = InstantPattern.ExtendedIso.Format(now - Duration.FromSeconds(2));
    private int _made;
    private int _newcomers;

    /// <summary>Half the events finish a lesson and so move somebody on; the others only look at pages; a few sign up.</summary>
    /// <param name="together">Events in one body. Two loads of the same people and time bring the same events, in whatever bodies.</param>
    public List<byte[]> Batches(int events, int together = BatchSize)
    {
        var bodies = new List<byte[]>(events / together);
        for (var made = 0; made < events; made += together) bodies.Add(Body(Next, together));
        return bodies;
    }

    /// <summary>Two events a newcomer: who they are, and that they sign up and agree to mail.</summary>
    public List<byte[]> SignUps(int count)
    {
        var bodies = new List<byte[]>();
        for (var made = 0; made < count; made += BatchSize / 2) bodies.Add(Body(NewcomerKnown, BatchSize / 2));
        return bodies;
    }

    public string One() => Next();

    private static byte[] Body(Func<string> next, int count)
    {
        var text = new StringBuilder("""{"batch":[""");
        for (var i = 0; i < count; i++) text.Append(i == 0 ? "" : ",").Append(next());
        return Encoding.UTF8.GetBytes(text.Append("]}").ToString());
    }

    private string Next()
    {
        var number = _made++;
        if (number % NewcomerEvery == 0) return Track(BenchJourneys.SignedUp, Newcomer(_newcomers++), """{"form":"course"}""");
        var person = (int)(number * Stride % people);
        var isTheirTurn = (person + number / people) % 2 == 0; // round by round the other half moves on
        if (!isTheirTurn || _lessons[person] == BenchJourneys.Steps)
            return Track(BenchJourneys.PageViewed, Crowd.UserId(person), $$"""{"path":"/lessons/{{number % 40}}","title":"Lessons","referrer":"https://search.example"}""");
        return Track(BenchJourneys.LessonFinished, Crowd.UserId(person), $$"""{"lesson":{{++_lessons[person]}},"minutes":{{number % 30}}}""");
    }

    private string NewcomerKnown()
    {
        var user = Newcomer(_newcomers++);
        var identify = $$$"""{"type":"identify","messageId":"{{{Id(_made++)}}}","userId":"{{{user}}}","timestamp":"{{{_at}}}","traits":{"email":"{{{user}}}@example.com","firstName":"Ana"},{{{Context}}}}""";
        _made++;
        return identify + "," + Track(BenchJourneys.SignedUp, user, """{"form":"course","consent":true}""");
    }

    private const string Context = "\"context\":{\"library\":{\"name\":\"analytics-node\",\"version\":\"2.1.2\"}}";

    private string Track(string name, string user, string properties) =>
        $$"""{"type":"track","event":"{{name}}","messageId":"{{Id(_made)}}","userId":"{{user}}","timestamp":"{{_at}}","properties":{{properties}},{{Context}}}""";

    private static string Newcomer(int number) => "n" + number.ToString(CultureInfo.InvariantCulture);

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"node-next-{number:D12}-4f6c-9a3b");
}

/// <summary>Sends bodies over kept connections, each waiting for its answer before it sends the next.</summary>
internal sealed class EventSender : IDisposable
{
    private readonly HttpClient _http;

    public EventSender(BenchServer server, int connections)
    {
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(server.WriteKey + ":")));
        Connections = connections;
    }

    public int Connections { get; }

    /// <summary>Sends all of them; returns how many were acknowledged.</summary>
    public async Task<int> SendAllAsync(string path, IReadOnlyList<byte[]> bodies, CancellationToken cancel)
    {
        var next = -1;
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            for (int at; (at = Interlocked.Increment(ref next)) < bodies.Count;)
            {
                await SendAsync(path, bodies[at], cancel);
                Interlocked.Increment(ref taken);
            }
        }, cancel)));
        return taken;
    }

    /// <summary>Comes again while the server is busy, as the clients do.</summary>
    public async Task SendAsync(string path, byte[] body, CancellationToken cancel)
    {
        while (true)
        {
            using var content = new ByteArrayContent(body);
            using var answer = await _http.PostAsync(path, content, cancel);
            if (answer.StatusCode == HttpStatusCode.OK) return;
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                throw new InvalidOperationException($"The server answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
    }

    public void Dispose() => _http.Dispose();
}
