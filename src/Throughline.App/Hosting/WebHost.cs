using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.ResponseCompression;
using Throughline.App.Access;
using Throughline.App.Api.Segment;
using Throughline.App.Api.Visits;
using Throughline.App.Design;
using Throughline.App.Features.Accounts;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Hosting;

/// <summary>Puts the web server together; the command line runs what it returns.</summary>
internal static class WebHost
{
    // Settings are read at the start. Watching their folder would also watch the data folder in it: a word from the kernel for every write.
    private const string NoWatching = "--hostBuilder:reloadConfigOnChange=false";

    public static WebApplication Build(ServeOptions options)
    {
        PrivateFiles.MakeFolder(options.DataFolder);
        foreach (var path in PrivateFiles.Tighten(options.DataFolder))
            Console.Error.WriteLine(
                $"Others on this machine can read “{path}”, which is your customers’ data or the keys to it, and that could not be changed. "
                + $"Run “chmod -R go= {options.DataFolder}”, or move the data to a disk that knows permissions.");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = options.Environment, ApplicationName = "throughline", Args = [NoWatching] });
        builder.WebHost.UseUrls(options.Urls);
        builder.Logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // the keys lie in the data folder, which is its owner's alone
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host",
                LogLevel.Critical); // what keeps it from starting is said in words, by the command
        AddServices(builder.Services, options);
        options.Configure?.Invoke(builder);

        var app = builder.Build();
        _ = app.Services.GetRequiredService<Database>(); // what is wrong with it is said before anything else begins
        UsePipeline(app);
        MapEndpoints(app);
        if (!options.IsQuiet) app.Lifetime.ApplicationStarted.Register(() => SayWhere(app));
        return app;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ServerAddress>();
        services.AddSingleton(options.Clock);
        services.AddStorage(options);
        services.AddAccess(options);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = EveryPost.TokenHeader;
            antiforgery.Cookie.Name = "tl-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddEngine(options);
        services.AddTelemetry();
        services.AddSegmentApi(options.Origins.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        VisitDoor.Add(services);
        services.AddFinder();
        services.AddFeatures();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // safe: each page's anti-forgery token is masked anew, and nothing else in it is secret
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.ExcludedHosts.Clear();
            hsts.ExcludedHosts.Add("localhost"); // other programs under development are reached there; browsers keep it for no bare address
        });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseFirstRunMark();
        app.UseForwardedHeaders(); // from a proxy on this machine only, which is the framework's default
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseSecurityHeaders();
        app.UseRelativeRedirects();
        app.UseProblemPages();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseWorkspaceAccess();
        app.UseAccessGuard();
        app.UseReadableForms();
        app.UseEveryPostGuarded();
        app.UseAntiforgery();
    }

    private static void MapEndpoints(WebApplication app)
    {
        var all = app.MapGroup("");
        ((IEndpointConventionBuilder)all).Add(DeclareTheFrameworksOwn);
        ((IEndpointConventionBuilder)all).Finally(HeadRequests.Answer);
        all.MapHealth();
        all.MapClientAssets();
        all.MapFinder();
        all.MapLiveFeed();
        all.MapFeatures();
        SegmentEndpoints.Map(all);
        VisitDoor.Map(all);
        var pages = all.MapRazorComponents<AppRoot>();
        if (!app.Environment.IsDevelopment()) pages.Add(LeaveOutDevelopmentPages);
    }

    private static void DeclareTheFrameworksOwn(EndpointBuilder endpoint)
    {
        var path = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText ?? "";
        if (path.TrimStart('/').StartsWith("_framework/", StringComparison.Ordinal))
            endpoint.Metadata.Add(new IsPublicAttribute("the framework's own: its script, and where it sends a form on to"));
    }

    // A page for those who build pages answers 404 everywhere else.
    private static void LeaveOutDevelopmentPages(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<DevelopmentOnlyAttribute>().Any())
            endpoint.RequestDelegate = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
    }

    private static void SayWhere(WebApplication app)
    {
        var firstRun = app.Services.GetRequiredService<FirstRun>();
        var address = app.Services.GetRequiredService<ServerAddress>().Root;
        Console.WriteLine($"Throughline is ready: {address}");
        if (firstRun.IsOn) Console.WriteLine(
            $"Open this address to begin; it holds the setup code {firstRun.SetupCode}: {firstRun.BeginAt(address)}");
    }
}
