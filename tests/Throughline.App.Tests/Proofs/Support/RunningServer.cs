using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Throughline.App.Tests.Proofs.Support;

/// <summary>The program itself in a process of its own, serving a data folder, as an owner runs it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said;

    private RunningServer(Process process, Uri address, ConcurrentQueue<string> said)
    {
        _process = process;
        _said = said;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Everything on its console so far.</summary>
    public string Said => string.Join('\n', _said);

    public bool HasExited => _process.HasExited;

    public int Id => _process.Id;

    /// <summary>A port nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Comes back when the server says that it is ready.</summary>
    /// <param name="port">The same again after a restart, so that everybody finds it.</param>
    /// <param name="program">The published file; null for the build beside the tests.</param>
    public static async Task<RunningServer> StartAsync(string dataFolder, int port, string? program = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo(program ?? Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = dataFolder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (program is null) start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "throughline.dll"));
        foreach (var argument in new[] { "serve", "--data", dataFolder, "--urls", address.ToString() }) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        var said = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, said, ready);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, said, ready);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The server ended at once: {string.Join('\n', said)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(Patience);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
        return new RunningServer(process, address, said);
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed. Comes back when the process is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit(Patience);
    }

    /// <summary>Asks it to stop, as a service manager does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited) return;
        using (var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(null, null)])) await ask.WaitForExitAsync();
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        Assert.True(_process.ExitCode == 0, $"The server ended with {_process.ExitCode}: {Said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private static void Hear(string? line, ConcurrentQueue<string> said, TaskCompletionSource ready)
    {
        if (line is null) return;
        said.Enqueue(line);
        if (line.StartsWith("Throughline is ready", StringComparison.Ordinal)) ready.TrySetResult();
    }
}
