using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Throughline.App.Commands;

/// <summary><c>throughline serve</c>: the server, until it is stopped.</summary>
internal static class ServeCommand
{
    public static TaughtCommand Create(BuildServer server)
    {
        var data = new Option<string>("--data") { HelpName = "FOLDER", Description = "The folder that everything lies in; made where it is missing. Otherwise THROUGHLINE__DATA, or “data”." };
        var urls = new Option<string>("--urls") { HelpName = "ADDRESSES", Description = $"The addresses to listen on, separated by semicolons. Otherwise ASPNETCORE_URLS, or {ServeOptions.DefaultUrls}." };
        var command = new Command("serve", "Run the server.") { data, urls };
        command.SetAction((parsed, cancel) => ServeAsync(server, With(ServeOptions.FromEnvironment(), parsed.GetValue(data), parsed.GetValue(urls)), parsed.InvocationConfiguration.Error, cancel));
        return new(
            command,
            new Example("throughline", "Serves on this machine with its data in the folder “data”."),
            new Example("throughline serve --data /srv/throughline --urls http://0.0.0.0:8080", "Keeps its data there, and lets other machines in."));
    }

    private static ServeOptions With(ServeOptions options, string? data, string? urls) =>
        options with { DataFolder = data ?? options.DataFolder, Urls = urls ?? options.Urls };

    private static async Task<int> ServeAsync(BuildServer build, ServeOptions options, TextWriter error, CancellationToken cancel)
    {
        ListenAddresses.Check(options.Urls);
        using var hold = FolderHold.ForServer(options.DataFolder);
        try
        {
            await using var server = build(options);
            await server.StartAsync(cancel);
            await server.WaitForShutdownAsync(cancel);
            return ExitCode.Ok;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            error.WriteLine($"Another program listens on {options.Urls} already. Stop it, or choose another address with --urls http://localhost:5081.");
            return ExitCode.BadInput;
        }
        catch (SocketException refused)
        {
            error.WriteLine($"Throughline cannot listen on {options.Urls}: {refused.Message}. Choose another address with --urls http://localhost:5081.");
            return ExitCode.BadInput;
        }
    }
}
