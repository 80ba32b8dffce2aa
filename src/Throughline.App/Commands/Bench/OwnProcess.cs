using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Throughline.App.Commands.Bench;

/// <summary>This same program in a process of its own, serving a data folder, as an owner runs it.</summary>
internal sealed class OwnProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OwnProcess(ProcessStartInfo start, Uri address)
    {
        Address = address;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The server ended at once: {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Everything on its console so far.</summary>
    public string Said => string.Join('\n', _said);

    public bool HasExited => _process.HasExited;

    /// <summary>Memory it holds now.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    public static OwnProcess Serve(string dataFolder, int port)
    {
        var address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        return new OwnProcess(Itself(dataFolder, "serve", "--data", dataFolder, "--urls", address.ToString()), address);
    }

    /// <summary>A port nobody listens on at this moment.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Comes back when it says that it is ready.</summary>
    public Task ReadyAsync(CancellationToken cancel) => _ready.Task.WaitAsync(Patience, cancel);

    /// <summary>SIGKILL: no handler runs, nothing is flushed. Comes back when the process is gone.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (line.StartsWith("Throughline is ready", StringComparison.Ordinal)) _ready.TrySetResult();
    }

    /// <summary>The published file itself, or what was built, by whatever runs us.</summary>
    private static ProcessStartInfo Itself(string folder, params IEnumerable<string> arguments)
    {
        var (program, built) = (Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "throughline.dll"));
        var isItself = Path.GetFileNameWithoutExtension(program) == "throughline";
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        if (!isItself && !isHost) program = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return new ProcessStartInfo(program, isItself ? arguments : [built, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
