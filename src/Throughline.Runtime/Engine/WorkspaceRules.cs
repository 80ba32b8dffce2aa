using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Throughline.Businesses;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Storage;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>A workspace as the engine sees it.</summary>
internal sealed record WorkspaceRules(Guid Id, string Name, string Zone, WorkspaceSettings Settings, SendLimits Limits)
{
    /// <summary>Who writes for it.</summary>
    public required Sender Sender { get; init; }

    /// <summary>False for what a row names and the store does not hold: its days are counted in UTC, and nothing leaves for it.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>Why nothing can leave for it at present, as a sentence; null where all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>True once a mail server is named; until then things are tried out, and everything stays in the outbox.</summary>
    public bool SendsInEarnest => !string.IsNullOrWhiteSpace(Settings.Mail.Host);

    /// <summary>Where the business keeps its days.</summary>
    public DateTimeZone DayZone { get; } = LocalZone.Find(null, Zone).Zone;

    /// <summary>What the business keeps of its people, in its order.</summary>
    public ImmutableArray<PersonAttribute> Attributes => Settings.Attributes;

    /// <summary>Whether 3/4/2027 is the fourth of March, as where the business is; see <see cref="PersonDay.TryRead"/>.</summary>
    public bool MonthFirst => Country == "US";

    /// <summary>When the business works: its hours, its holidays and the days it is closed.</summary>
    public BusinessCalendar Calendar { get; } = Settings.Hours.Calendar(LocalZone.Find(null, Zone).Zone);

    /// <summary>
    /// Where the business is, by its zone; two letters, null where that does not say. Phone numbers without a country are read as
    /// its own.
    /// </summary>
    public string? Country { get; } = ZoneCountry.Of(Zone);

    /// <summary>The days of its events, by key.</summary>
    public ImmutableDictionary<string, OccasionDay> Occasions { get; private init; } = ImmutableDictionary<string, OccasionDay>.Empty;

    /// <summary>When each of them was last changed, so that nobody is told of a change by what was known before it.</summary>
    public ImmutableDictionary<string, Instant> OccasionsChanged { get; private init; } = ImmutableDictionary<string, Instant>.Empty;

    /// <summary>Files of its library, by name.</summary>
    public ImmutableDictionary<string, LibraryFile> Files { get; init; } = ImmutableDictionary<string, LibraryFile>.Empty;

    /// <summary>With the events of the business; a day that cannot be read is none.</summary>
    public WorkspaceRules With(IEnumerable<StoredOccasion> occasions)
    {
        var all = occasions.ToList();
        if (all.Count == 0) return this;
        return this with
        {
            Occasions = all.Select(row => (row.Key, Day: DayOf(row))).Where(one => one.Day is not null)
                .ToImmutableDictionary(one => one.Key, one => one.Day!.Value),
            OccasionsChanged = all.ToImmutableDictionary(row => row.Key, row => Instant.FromUnixTimeMilliseconds(row.ChangedAt)),
        };
    }

    private OccasionDay? DayOf(StoredOccasion row) => !DateValue.TryRead(row.Starts, DayZone, out var value) ? null
        : new OccasionDay(value, row.CancelledAt is { } at ? Instant.FromUnixTimeMilliseconds(at) : null);

    /// <summary>The day of a moment as the business has it, counted from 1970-01-01.</summary>
    public int DayOf(Instant at) => (int)Math.Floor((at.ToUnixTimeSeconds() + DayZone.GetUtcOffset(at).Seconds) / 86400.0);

    public static WorkspaceRules Of(StoredBusiness row)
    {
        try
        {
            var settings = JsonSerializer.Deserialize<WorkspaceSettings>(row.Settings,
                JsonSerializerOptions.Web) ?? new WorkspaceSettings();
            return new WorkspaceRules(row.Id, row.Name, row.Zone, settings, LimitsOf(settings.Sending))
            {
                Sender = settings.Sender(row.Name, row.Team),
                Problem = row.BookIsDamaged ? "The book of this business cannot be read, so nobody knows who signs. Restore a backup."
                    : null,
            };
        }
        catch (Exception error) when (error is JsonException or UnparsableValueException or ArgumentException or OverflowException)
        {
            return Without(row.Id, row.Name, row.Zone) with { Problem = "The settings of this business cannot be read. Open its settings and save them anew, or restore a backup." };
        }
    }

    /// <summary>Stands for a business that no row is of.</summary>
    public static WorkspaceRules Missing(Guid id) => Without(id, "", "UTC") with
    {
        IsKnown = false,
        Problem = "The business it belonged to does not exist."
    };

    private static WorkspaceRules Without(Guid id, string name, string zone)
    {
        var settings = new WorkspaceSettings();
        return new WorkspaceRules(id, name, zone, settings, LimitsOf(settings.Sending)) { Sender = settings.Sender(name, []) };
    }

    private static SendLimits LimitsOf(SendSettings settings) => new(
        settings.CapCount,
        Duration.FromDays(settings.CapDays),
        TimeOfDay(settings.QuietFrom),
        TimeOfDay(settings.QuietUntil),
        Duration.FromHours(settings.PastDueHours),
        settings.ConsentNeeded)
    {
        AskToConfirm = settings.AskToConfirm switch
        {
            "nobody" => AskToConfirm.Nobody,
            "forms-and-browsers" =>
            AskToConfirm.FormsAndBrowsers,
            _ => AskToConfirm.Forms
        },
    };

    private static LocalTime TimeOfDay(string text) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).GetValueOrThrow();
}
