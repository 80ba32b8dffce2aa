namespace Throughline.App.Commands.Bench;

/// <summary>What became of everything after so many kills.</summary>
internal sealed record KillVerdict(int Rounds, int Seed)
{
    /// <summary>Events that a server answered for.</summary>
    public int Acknowledged { get; init; }

    /// <summary>Batches that had to be sent again.</summary>
    public int SentAgain { get; init; }
    public int People { get; init; }

    /// <summary>Messages that the mail server took.</summary>
    public int Mails { get; init; }

    public int LostEvents { get; init; }
    public int DoubledEvents { get; init; }

    /// <summary>Stored, and nobody acknowledged them.</summary>
    public int UncalledEvents { get; init; }
    public long MissingPeople { get; init; }
    public long MissingRoads { get; init; }
    public int MissingDeliveries { get; init; }

    /// <summary>The same message queued twice.</summary>
    public int DoubledDeliveries { get; init; }

    /// <summary>Deliveries that were claimed more than once.</summary>
    public int TriedTwice { get; init; }

    /// <summary>Called sent, and the mail server never had them.</summary>
    public int LostMails { get; init; }

    /// <summary>Message-IDs that the mail server took twice.</summary>
    public int DoubledMails { get; init; }

    /// <summary>The mail server took them, and no delivery is of that name.</summary>
    public int UncalledMails { get; init; }

    /// <summary>Neither sent nor unknown at the end.</summary>
    public int Unsettled { get; init; }
    public int Unknown { get; init; }

    /// <summary>Of those, how many the mail server took.</summary>
    public int UnknownArrived { get; init; }

    /// <summary>One a connection for each kill.</summary>
    public int MostUnknown { get; init; }

    /// <summary>What the doctor found.</summary>
    public IReadOnlyList<string> Ailments { get; init; } = [];

    public bool Holds => Broken.Count == 0;

    /// <summary>Everything that should be nothing and is not, by its name.</summary>
    public IReadOnlyList<string> Broken =>
    [
        .. Named().Where(one => one.Count != 0).Select(one => $"{one.What}: {one.Count}"),
        .. Unknown > MostUnknown ? [$"unknown deliveries: {Unknown}, and {MostUnknown} are the most"] : Array.Empty<string>(),
        .. Ailments,
    ];

    public void WriteTo(TextWriter output)
    {
        output.WriteLine($"{Rounds} kills under load, seed {Seed}.");
        output.WriteLine($"{Acknowledged:#,0} events of {People:#,0} people acknowledged, {SentAgain:#,0} batches sent again.");
        output.WriteLine($"{Mails:#,0} messages taken by the mail server.");
        output.WriteLine();
        foreach (var (what, count) in Named()) output.WriteLine($"{what,-58}{count,8:#,0}");
        output.WriteLine($"{"unknown deliveries",-58}{Unknown,8:#,0}  of {MostUnknown:#,0} allowed, {UnknownArrived:#,0} had arrived");
        output.WriteLine($"{"what the doctor found",-58}{Ailments.Count,8:#,0}");
        foreach (var ailment in Ailments) output.WriteLine("  " + ailment);
        output.WriteLine();
        output.WriteLine(Holds ? "Nothing was lost and nothing was doubled." : "This must not be.");
    }

    private IEnumerable<(string What, long Count)> Named() =>
    [
        ("lost: acknowledged events that are not stored", LostEvents),
        ("lost: messages called sent that never arrived", LostMails),
        ("lost: people", MissingPeople),
        ("lost: roads", MissingRoads),
        ("lost: deliveries", MissingDeliveries),
        ("doubled: events stored twice", DoubledEvents),
        ("doubled: deliveries queued twice", DoubledDeliveries),
        ("doubled: deliveries tried twice", TriedTwice),
        ("doubled: messages the mail server took twice", DoubledMails),
        ("stored events that were never acknowledged", UncalledEvents),
        ("messages taken that belong to no delivery", UncalledMails),
        ("deliveries neither sent nor unknown", Unsettled),
    ];
}
