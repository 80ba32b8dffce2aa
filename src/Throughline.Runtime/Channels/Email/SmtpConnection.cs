using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.IO;

namespace Throughline.Runtime.Channels.Email;

/// <summary>A message ready to leave, with its envelope.</summary>
internal sealed record SmtpLetter(MailAddress From, MailAddress To, MimeMessage Message)
{
    public bool NeedsUtf8 => From.NeedsUtf8 || To.NeedsUtf8;

    /// <summary>How it is written: with CRLF, and seven bits wide unless an address is not.</summary>
    public FormatOptions Format => MailWriter.FormatFor(NeedsUtf8);
}

/// <summary>What became of a letter.</summary>
/// <param name="NeverHeard">
/// True where the connection broke before the server answered anything. A kept connection may have died while idle, and
/// a fresh one may try at once; on a fresh one it is the server's trouble.
/// </param>
internal readonly record struct SmtpResult(SendOutcome Outcome, bool NeverHeard = false);

/// <summary>One connection of MailKit's, one message at a time, which knows what a broken talk means for the message.</summary>
internal sealed class SmtpConnection : SmtpClient
{
    private readonly SmtpServer _server;
    private readonly SmtpWatch _watch;
    private Socket? _socket;
    private long _size;

    private SmtpConnection(SmtpServer server, SmtpWatch watch)
        : base(watch)
    {
        (_server, _watch) = (server, watch);
        CheckCertificateRevocation = false;
        Timeout = (int)server.Timeouts.Verdict.TotalMilliseconds; // the watch is stricter
    }

    public SmtpConnection(SmtpServer server)
        : this(server, new SmtpWatch(server.Timeouts))
    {
    }

    /// <summary>Told of everything that is said.</summary>
    public SmtpWatch Watch => _watch;

    /// <summary>Messages handed over so far, taken or not.</summary>
    public int Used { get; private set; }

    /// <summary>Timestamp of the last use; set by the owner of the connection.</summary>
    public long IdleSince { get; set; }

    /// <summary>False where the server said that it is closing.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>True where the other side has closed the connection or said something out of turn while nobody listened.</summary>
    public bool IsStale => !IsConnected || _socket?.Poll(0, SelectMode.SelectRead) == true;

    /// <summary>
    /// True for a connection opened for an address that only SMTPUTF8 can carry. All others keep domains in their "xn--"
    /// form, which every next server understands.
    /// </summary>
    public bool SpeaksUtf8 { get; private set; }

    /// <summary>True where it should carry nothing more.</summary>
    public bool IsWornOut => SpeaksUtf8 || Used >= _server.MessagesPerConnection;

    /// <summary>Greets the server over <paramref name="socket"/>, which is the connection's from here on.</summary>
    public Task ConnectAsync(Socket socket, SmtpServer server, CancellationToken cancel)
    {
        _socket = socket;
        var security = server.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };
        return ConnectAsync(new NetworkStream(socket, ownsSocket: true), server.Host, server.Port, security, cancel);
    }

    /// <summary>Hands one message over. Never throws for what the server does.</summary>
    public async Task<SmtpResult> SendAsync(SmtpLetter letter, CancellationToken cancel)
    {
        _size = SizeOf(letter);
        if (Unfit(letter) is { } unfit) return new SmtpResult(unfit);
        Used++;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _watch.Begin(_size, limit, _server.Timeouts.Command);
        try
        {
            var said = await SendAsync(letter.Format, letter.Message, Envelope(letter.From), [Envelope(letter.To)], limit.Token);
            return new SmtpResult(SmtpVerdict.Of(_watch.Verdict ?? SmtpReply.Read((int)SmtpStatusCode.Ok, said), SmtpPhase.Message));
        }
#pragma warning disable CA1031 // whatever breaks, the watch knows what it means for this message; it may have left already
        catch (Exception problem)
#pragma warning restore CA1031
        {
            if (problem is SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable }) IsUsable = false;
            var neverHeard = !_watch.ServerSpoke && !cancel.IsCancellationRequested;
            return new SmtpResult(Broken(problem, cancel), neverHeard);
        }
        finally
        {
            if (!IsConnected) IsUsable = false;
            _watch.End();
        }
    }

    /// <summary>After the greeting: whether SMTPUTF8 is used where the server offers it.</summary>
    public void ChooseUtf8(bool wanted)
    {
        if (!wanted) Capabilities &= ~SmtpCapabilities.UTF8;
        SpeaksUtf8 = Capabilities.HasFlag(SmtpCapabilities.UTF8);
    }

    /// <summary>Says goodbye, briefly.</summary>
    public async Task QuitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await DisconnectAsync(IsUsable, limit.Token);
        }
#pragma warning disable CA1031 // it was going away anyway, and what it carried is settled
        catch (Exception)
#pragma warning restore CA1031
        {
            IsUsable = false;
        }
        Dispose();
    }

    // It is asked for the size before it begins; we have measured it already.
    protected override Task<long> GetSizeAsync(FormatOptions options, MimeMessage message, CancellationToken cancellationToken) => Task.FromResult(_size);

    // The message comes prepared, seven bits wide, and perhaps signed.
    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
    }

    private SendOutcome.Refused? Unfit(SmtpLetter letter)
    {
        var why = MaxSize > 0 && _size > MaxSize
            ? string.Create(CultureInfo.InvariantCulture, $"The message is {_size / 1024} KB long and the mail server {_server.Host} takes {MaxSize / 1024} KB.")
            : letter.NeedsUtf8 && !SpeaksUtf8
                ? $"The mail server {_server.Host} cannot write to addresses with letters outside of ASCII before the @ sign."
                : null;
        return why is null ? null : new SendOutcome.Refused(why, AddressIsBad: false);
    }

    private SendOutcome Broken(Exception problem, CancellationToken cancel)
    {
        if (_watch.Verdict is { } verdict) return SmtpVerdict.Of(verdict, SmtpPhase.Message);
        if (_watch.MayBeWhole)
            return new SendOutcome.Unknown($"{Why(problem, cancel)} after the message was handed over and before it was confirmed.");
        return problem switch
        {
            SmtpCommandException refused => Refusal(refused),
            ServiceNotAuthenticatedException refused => SmtpVerdict.Of(SmtpReply.Read(530, refused.Message), SmtpPhase.Sender),
            _ => new SendOutcome.TryLater($"{Why(problem, cancel)} before the message was handed over."),
        };
    }

    private static SendOutcome Refusal(SmtpCommandException refused)
    {
        var reply = SmtpReply.Read((int)refused.StatusCode, refused.Message);
        if (reply.Code < 400) return new SendOutcome.TryLater($"The mail server answered out of turn: {reply}");
        return SmtpVerdict.Of(reply, refused.ErrorCode switch
        {
            SmtpErrorCode.SenderNotAccepted => SmtpPhase.Sender,
            SmtpErrorCode.RecipientNotAccepted => SmtpPhase.Recipient,
            _ => SmtpPhase.Message,
        });
    }

    private string Why(Exception problem, CancellationToken cancel) => problem switch
    {
        _ when cancel.IsCancellationRequested => "We stopped",
        OperationCanceledException or TimeoutException => $"The mail server {_server.Host} did not answer in time",
        SmtpProtocolException => problem.Message.TrimEnd('.'),
        _ => $"The connection to the mail server {_server.Host} was lost ({problem.Message.TrimEnd('.')})",
    };

    private static MailboxAddress Envelope(MailAddress address) => new("", address.ToString());

    private static long SizeOf(SmtpLetter letter)
    {
        using var measure = new MeasuringStream();
        letter.Message.WriteTo(letter.Format, measure);
        return measure.Length;
    }
}
