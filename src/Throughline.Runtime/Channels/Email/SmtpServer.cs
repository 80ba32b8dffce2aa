namespace Throughline.Runtime.Channels.Email;

/// <summary>How the way to a mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>Not at all; for a server on the same machine or network.</summary>
    None,

    /// <summary>Begins in the clear and turns to TLS before anything is said (port 587). Never goes on without.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,
}

/// <summary>Who we are to the mail server.</summary>
/// <param name="Secret">A password, or an access token.</param>
/// <param name="IsToken">True for an OAuth access token (XOAUTH2).</param>
internal sealed record SmtpLogin(string User, string Secret, bool IsToken = false)
{
    /// <summary>Without the secret, which has no place in a log.</summary>
    public override string ToString() => User;
}

/// <summary>A mail server that takes our messages. Equal settings share their connections.</summary>
/// <param name="Connections">Kept open at once, 1…32.</param>
internal sealed record SmtpServer(string Host, int Port, SmtpSecurity Security, SmtpLogin? Login = null, int Connections = 4)
{
    public const int MaxConnections = 32;

    public SmtpTimeouts Timeouts { get; init; } = SmtpTimeouts.Default;

    /// <summary>After this many messages a connection is closed and a new one opened.</summary>
    public int MessagesPerConnection { get; init; } = 500;
}

/// <summary>How long each part of the talk with a server may take.</summary>
/// <param name="Command">For the answer to one command.</param>
/// <param name="Block">For writing 64 KB of a message.</param>
/// <param name="Verdict">From the final dot to the answer; long, since giving up leaves nobody knowing (RFC 5321, 4.5.3.2.6 asks for ten minutes).</param>
internal sealed record SmtpTimeouts(TimeSpan Connect, TimeSpan Greeting, TimeSpan Command, TimeSpan Block, TimeSpan Verdict)
{
    public static SmtpTimeouts Default { get; } = new(
        Connect: TimeSpan.FromSeconds(15),
        Greeting: TimeSpan.FromSeconds(60),
        Command: TimeSpan.FromSeconds(60),
        Block: TimeSpan.FromSeconds(60),
        Verdict: TimeSpan.FromMinutes(5));
}
