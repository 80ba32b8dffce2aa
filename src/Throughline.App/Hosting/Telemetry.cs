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

    /// <summary><c>GET /health</c>: 200 where the store answers, 503 where it does not.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapGet("/health", (Database database) => StoreHealth.Answers(database)
        ? Results.Json(new { status = "ok" })
        : Results.Json(new { status = "the store does not answer" }, statusCode: StatusCodes.Status503ServiceUnavailable))
        .IsPublic("it says whether the server is well, and nothing of anybody");
}
