using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Throughline.Runtime.Engine;

/// <summary>What the engine tells any collector: <c>throughline.*</c>. No personal data.</summary>
internal static class EngineMetrics
{
    public const string Name = "Throughline";

    private static readonly Meter Meter = new(Name);

    /// <summary>Events that are durable with all they caused.</summary>
    public static Counter<long> Events { get; } = Meter.CreateCounter<long>("throughline.events", "{event}", "Events accepted.");

    /// <summary>Timers that were applied.</summary>
    public static Counter<long> Timers { get; } = Meter.CreateCounter<long>("throughline.timers", "{timer}", "Timers applied.");

    /// <summary>Deliveries by outcome.</summary>
    public static Counter<long> Deliveries { get; } = Meter.CreateCounter<long>("throughline.deliveries", "{delivery}", "Deliveries carried, by outcome.");

    /// <summary>One transaction of the engine, waiting and fsync included.</summary>
    public static Histogram<double> Transactions { get; } = Meter.CreateHistogram<double>("throughline.transaction.duration", "s", "Length of a transaction of the engine until it is durable.");

    public static ActivitySource Activities { get; } = new(Name);
}
