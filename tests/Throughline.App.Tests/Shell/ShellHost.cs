using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Throughline.App.Access;
using Throughline.App.Hosting;
using Throughline.Runtime.Storage;

namespace Throughline.App.Tests.Shell;

/// <summary>The application itself, listening on a free local port, with an empty data folder of its own.</summary>
public sealed class ShellHost : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("throughline-shell-");
    private WebApplication _app = null!;

    internal Uri Address { get; private set; } = null!;
    internal IServiceProvider Services => _app.Services;
    internal Database Database => Services.GetRequiredService<Database>();
    internal string SetupCode => Services.GetRequiredService<FirstRun>().SetupCode;

    internal string Environment { get; init; } = "Production";

    /// <summary>How this host is served differently.</summary>
    internal Func<ServeOptions, ServeOptions> Options { get; init; } = options => options;

    internal string Folder => _folder.FullName;

    /// <summary>Services that this host goes without: pages that need them fail.</summary>
    internal Type[] Without { get; init; } = [];

    public async ValueTask InitializeAsync()
    {
        _app = WebHost.Build(Options(new ServeOptions(_folder.FullName, "http://127.0.0.1:0", Environment)
        {
            Configure = builder =>
            {
                foreach (var service in builder.Services.Where(service => Without.Contains(service.ServiceType)).ToList()) builder.Services.Remove(service);
            },
        }));
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    internal Visitor NewVisitor() => new(Address);

    /// <summary>Somebody who went through the first run and is signed in as the owner.</summary>
    internal async Task<Visitor> NewOwnerAsync()
    {
        var visitor = NewVisitor();
        var welcome = await visitor.GetAsync("/welcome?code=" + SetupCode);
        var home = await visitor.SubmitAsync(welcome, "form", Owner.Form);
        Assert.Equal("/", home.Path);
        return visitor;
    }

    internal static class Owner
    {
        public const string Email = "jill@example.com";
        public const string Password = "rails not hustle";

        public static IReadOnlyDictionary<string, string> Form { get; } = new Dictionary<string, string>
        {
            ["Form.Name"] = "Jill Carter",
            ["Form.Email"] = Email,
            ["Form.Password"] = Password,
            ["Form.Business"] = "Bright Rails",
            ["Form.Zone"] = "Europe/Berlin",
        };

        public static IReadOnlyDictionary<string, string> SignIn(string password) =>
            new Dictionary<string, string> { ["Form.Email"] = Email, ["Form.Password"] = password };
    }

    /// <summary>Reads a page as a browser would.</summary>
    internal static readonly HtmlParser Html = new();
}
