using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Throughline.App.Access;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Hosting;

/// <summary>What operators see: metrics and traces to a collector where one is named, and a health address.</summary>
internal static class Telemetry
{
    /// <summary>The standard variable that names an OTLP collector; without it nothing leaves.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Collector))) return;
        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(EngineMetrics.Name, "Microsoft.AspNetCore.Hosting", "System.Runtime").AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(EngineMetrics.Name, "Microsoft.AspNetCore").AddOtlpExporter());
    }

    /// <summary><c>GET /health</c>: 200 where something can be written, 503 with the reason where not.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapGet("/health", async (StoreProbe store) => await store.LookAsync() is { } trouble
        ? Results.Json(new { status = trouble }, statusCode: StatusCodes.Status503ServiceUnavailable)
        : Results.Json(new { status = "ok" }))
        .IsPublic("it says whether the server is well, and nothing of anybody");
}
