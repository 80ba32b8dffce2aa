using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Throughline.Runtime.Channels.Email;

/// <summary>What a server said it can do.</summary>
/// <param name="MaxSize">Longest message in bytes; 0 where it did not say.</param>
internal sealed record SmtpFeatures(bool Pipelining, bool StartTls, bool SmtpUtf8, bool Size, long MaxSize, IReadOnlyList<string> Auth)
{
    public static SmtpFeatures Read(IReadOnlyList<string> lines)
    {
        var words = lines.Skip(1).Select(l => l.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 0).ToList();
        bool Has(string name) => words.Exists(w => w[0].Equals(name, StringComparison.OrdinalIgnoreCase));
        var size = words.Find(w => w[0].Equals("SIZE", StringComparison.OrdinalIgnoreCase));
        return new SmtpFeatures(
            Has("PIPELINING"),
            Has("STARTTLS"),
            Has("SMTPUTF8"),
            size is not null,
            size is { Length: > 1 } && long.TryParse(size[1], out var most) ? most : 0,
            [.. words.Where(w => w[0].Equals("AUTH", StringComparison.OrdinalIgnoreCase)).SelectMany(w => w.Skip(1)).Select(w => w.ToUpperInvariant())]);
    }
}

/// <summary>From nothing to a connection that is ready for messages: connect, greet, protect, log in.</summary>
internal sealed class SmtpGreeting(SmtpServer server, RemoteCertificateValidationCallback? trust)
{
    private SslPolicyErrors _tlsProblem;

    /// <exception cref="SmtpException">In words for the owner.</exception>
    public async Task<(SmtpStream Stream, SmtpFeatures Features)> OpenAsync(CancellationToken cancel)
    {
        SmtpStream? stream = null;
        try
        {
            var (socket, name) = await ConnectAsync(cancel);
            stream = new SmtpStream(socket);
            var features = await GreetAsync(stream, name, cancel);
            if (server.Login is { } login) await LogInAsync(stream, features, login, cancel);
            return (stream, features);
        }
        catch (Exception problem)
        {
            if (stream is not null) await stream.DisposeAsync();
            if (problem is SmtpException || cancel.IsCancellationRequested) throw;
            throw new SmtpException(Explain(problem), problem);
        }
    }

    private async Task<(Socket Socket, string Name)> ConnectAsync(CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = Limit(server.Timeouts.Connect, cancel);
            await socket.ConnectAsync(server.Host, server.Port, limit.Token);
            var local = ((IPEndPoint)socket.LocalEndPoint!).Address;
            if (local.IsIPv4MappedToIPv6) local = local.MapToIPv4();
            return (socket, local.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{local.ToString().Split('%')[0]}]" : $"[{local}]");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<SmtpFeatures> GreetAsync(SmtpStream stream, string name, CancellationToken cancel)
    {
        using var limit = Limit(server.Timeouts.Greeting, cancel);
        if (server.Security == SmtpSecurity.Tls) await stream.SecureAsync(Tls(), limit.Token);
        Expect(await stream.ReadReplyAsync(null, limit.Token), "The mail server turned us away");
        var features = await HelloAsync(stream, name, limit.Token);
        if (server.Security != SmtpSecurity.StartTls) return features;
        if (!features.StartTls) throw new SmtpException($"The mail server {server.Host} does not offer STARTTLS, so the connection would not be protected. Choose another security setting or port.");
        await stream.WriteAsync("STARTTLS\r\n"u8.ToArray(), limit.Token);
        Expect(await stream.ReadReplyAsync(null, limit.Token), "The mail server did not begin a protected connection");
        await stream.SecureAsync(Tls(), limit.Token);
        return await HelloAsync(stream, name, limit.Token);
    }

    private static async Task<SmtpFeatures> HelloAsync(SmtpStream stream, string name, CancellationToken cancel)
    {
        var lines = new List<string>();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"EHLO {name}\r\n"), cancel);
        var reply = await stream.ReadReplyAsync(lines, cancel);
        if (reply.IsOk) return SmtpFeatures.Read(lines);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HELO {name}\r\n"), cancel);
        Expect(await stream.ReadReplyAsync(null, cancel), "The mail server did not greet us");
        return SmtpFeatures.Read([]);
    }

    private async Task LogInAsync(SmtpStream stream, SmtpFeatures features, SmtpLogin login, CancellationToken cancel)
    {
        using var limit = Limit(server.Timeouts.Greeting, cancel);
        var answering = (login.IsToken, features.Auth) switch
        {
            (true, var offered) when offered.Contains("XOAUTH2") => AnswerAsync(stream, limit.Token, "AUTH XOAUTH2 " + Encode($"user={login.User}\u0001auth=Bearer {login.Secret}\u0001\u0001"), ""),
            (false, var offered) when offered.Contains("PLAIN") => AnswerAsync(stream, limit.Token, "AUTH PLAIN " + Encode($"\0{login.User}\0{login.Secret}")),
            (false, var offered) when offered.Contains("LOGIN") => AnswerAsync(stream, limit.Token, "AUTH LOGIN", Encode(login.User), Encode(login.Secret)),
            _ => throw new SmtpException($"The mail server offers no way to log in that we know; it offers: {(features.Auth.Count == 0 ? "none" : string.Join(", ", features.Auth))}. Check the port and the security setting."),
        };
        Expect(await answering, "The mail server did not accept the user name and password");
    }

    // Each further answer is given only where the server asks for one (334).
    private static async Task<SmtpReply> AnswerAsync(SmtpStream stream, CancellationToken cancel, params string[] answers)
    {
        SmtpReply? reply = null;
        foreach (var answer in answers)
        {
            if (reply is not null && reply.Code != 334) break;
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), cancel);
            reply = await stream.ReadReplyAsync(null, cancel);
        }
        return reply!;
    }

    private static void Expect(SmtpReply reply, string otherwise)
    {
        if (!reply.IsOk) throw new SmtpException($"{otherwise}: {reply}");
    }

    private SslClientAuthenticationOptions Tls() => new()
    {
        TargetHost = server.Host,
        RemoteCertificateValidationCallback = (sender, certificate, chain, problems) =>
        {
            _tlsProblem = problems;
            return trust?.Invoke(sender, certificate, chain, problems) ?? problems == SslPolicyErrors.None;
        },
    };

    private string Explain(Exception problem) => problem switch
    {
        AuthenticationException when _tlsProblem.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => $"The certificate of the mail server is not made out to {server.Host}. Check the host's name.",
        AuthenticationException when _tlsProblem != SslPolicyErrors.None => $"The certificate of the mail server {server.Host} comes from nobody this machine trusts, or has run out. Ask whoever runs the mail server.",
        AuthenticationException => $"No protected connection to {server.Host} came about: {problem.Message}",
        OperationCanceledException => $"The mail server {server.Host} did not answer in time.",
        SocketException socket => $"The mail server {server.Host}:{server.Port} cannot be reached: {socket.Message}.",
        _ => $"The connection to the mail server {server.Host} broke: {problem.Message}",
    };

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static CancellationTokenSource Limit(TimeSpan time, CancellationToken cancel)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(time);
        return limit;
    }
}
