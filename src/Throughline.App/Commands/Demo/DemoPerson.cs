using NodaTime;
using Throughline.Time;

namespace Throughline.App.Commands.Demo;

/// <summary>Somebody made up. All chance about them is their own, so that one person's day changes nobody else's.</summary>
internal sealed class DemoPerson
{
    private static readonly string[] FirstNames =
    [
        "Amara", "Ana", "Ben", "Carla", "Chen", "Clara", "Daniel", "Dmitri", "Eva", "Farah", "Finn", "Grace", "Hana", "Hugo", "Ines", "Ivan", "Jonas", "Julia", "Kemal", "Lara",
        "Leo", "Lin", "Lucia", "Malik", "Maria", "Mateo", "Mei", "Mina", "Nadia", "Noor", "Olga", "Omar", "Paula", "Pedro", "Priya", "Rosa", "Sami", "Sofia", "Tariq", "Tomas",
        "Uma", "Vera", "Victor", "Wanda", "Yara", "Yusuf", "Zoe", "Jürgen", "Søren", "Zoë",
    ];

    private static readonly string[] LastNames =
    [
        "Abara", "Andersen", "Bauer", "Bianchi", "Castro", "Costa", "Duarte", "Fischer", "Garcia", "Haddad", "Horvat", "Ito", "Jansen", "Kaya", "Keller", "Kim", "Kovacs", "Lopez",
        "Marques", "Meyer", "Mori", "Novak", "Okafor", "Oliveira", "Patel", "Petrov", "Reyes", "Rossi", "Santos", "Silva", "Sato", "Tan", "Vogel", "Weber", "Wolf", "Yilmaz",
    ];

    private static readonly string[] Zones =
        ["Europe/Lisbon", "Europe/London", "Europe/London", "Europe/Berlin", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Warsaw", "America/New_York", "America/Sao_Paulo", "Asia/Dubai", "Asia/Kolkata"];

    private static readonly HoursOfDay Asleep = new(new LocalTime(22, 30), new LocalTime(7, 0));

    public DemoPerson(int number, int seed)
    {
#pragma warning disable CA5394 // made-up people need repeatable chance, not secret chance
        Chance = new Random(unchecked(seed * 486_187_739 + number));
        FirstName = FirstNames[Chance.Next(FirstNames.Length)];
        LastName = LastNames[Chance.Next(LastNames.Length)];
        Zone = LocalZone.Find(Zones[Chance.Next(Zones.Length)], null);
        Keenness = Math.Sqrt(Chance.NextDouble());
        Agreed = Chance.NextDouble() < 0.9;
        AddressIsBad = Chance.NextDouble() < 0.01;
        MayBeSeen = Agreed && number % 4 != 0;
        Number = number;
#pragma warning restore CA5394
    }

    public Random Chance { get; }
    public int Number { get; }
    public string FirstName { get; }
    public string LastName { get; }
    public string Email => $"{Letters(FirstName)}.{Letters(LastName)}.{Number}@example.com";
    public string UserId => $"demo-{Number}";
    public LocalZone Zone { get; }

    /// <summary>From 0 to 1, most people in the upper half.</summary>
    public double Keenness { get; }

    /// <summary>Whether they agreed to marketing when they came in.</summary>
    public bool Agreed { get; }

    /// <summary>Whether it may be noted that they read.</summary>
    public bool MayBeSeen { get; }

    public bool AddressIsBad { get; }

    /// <summary>Fell silent, for good.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Steps they have made up their mind to do.</summary>
    public HashSet<int> Intends { get; } = [];

#pragma warning disable CA5394 // as above
    public bool Happens(double probability) => Chance.NextDouble() < probability;

    /// <summary>From 0 to 1.</summary>
    public double Draw() => Chance.NextDouble();

    /// <summary>The moment itself by day; in the morning where it falls into the night.</summary>
    public Instant Awake(Instant at)
    {
        var awake = Asleep.FirstOutside(at, Zone);
        return awake == at ? at : awake + Duration.FromSeconds(Chance.Next(120, 7200));
    }
#pragma warning restore CA5394

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();
}
