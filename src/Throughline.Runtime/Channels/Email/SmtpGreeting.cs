using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Throughline.Runtime.Channels.Email;

/// <summary>No connection came about; the sentence is fit for the owner.</summary>
internal sealed class MailProblemException(string sentence, Exception? cause = null) : Exception(sentence, cause);

/// <summary>From nothing to a connection that is ready for messages: connect, greet, protect, log in.</summary>
internal sealed class SmtpGreeting(SmtpServer server, RemoteCertificateValidationCallback? trust)
{
    private SslPolicyErrors _tlsProblem;

    /// <param name="utf8">For an address that only SMTPUTF8 can carry.</param>
    /// <exception cref="MailProblemException">In words for the owner.</exception>
    public async Task<SmtpConnection> OpenAsync(bool utf8, CancellationToken cancel)
    {
        var connection = new SmtpConnection(server) { ServerCertificateValidationCallback = Believe };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(server.Timeouts.Connect);
            var socket = await ConnectAsync(limit.Token);
            connection.LocalDomain = ((IPEndPoint)socket.LocalEndPoint!).Address.ToString().Split('%')[0];
            limit.CancelAfter(server.Timeouts.Greeting);
            await connection.ConnectAsync(socket, server, limit.Token);
            connection.ChooseUtf8(utf8);
            if (server.Login is { } login) await LogInAsync(connection, login, limit.Token);
            return connection;
        }
        catch (Exception problem)
        {
            connection.Dispose();
            if (problem is MailProblemException || cancel.IsCancellationRequested) throw;
            throw new MailProblemException(Explain(problem, connection), problem);
        }
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task LogInAsync(SmtpConnection connection, SmtpLogin login, CancellationToken cancel)
    {
        try
        {
            if (login.IsToken) await connection.AuthenticateAsync(new SaslMechanismOAuth2(login.User, login.Secret), cancel);
            else await connection.AuthenticateAsync(login.User, login.Secret, cancel);
        }
        catch (NotSupportedException)
        {
            var offered = string.Join(", ", connection.AuthenticationMechanisms.Order(StringComparer.Ordinal).DefaultIfEmpty("none"));
            throw new MailProblemException($"The mail server offers no way to log in that we know; it offers: {offered}. Check the port and the security setting.");
        }
        catch (MailKit.Security.AuthenticationException refused)
        {
            throw new MailProblemException($"The mail server did not accept the user name and password: {Said(refused.Message)}", refused);
        }
    }

    private bool Believe(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors problems)
    {
        _tlsProblem = problems;
        return trust?.Invoke(sender, certificate, chain, problems) ?? problems == SslPolicyErrors.None;
    }

    private string Explain(Exception problem, SmtpConnection connection) => problem switch
    {
        SslHandshakeException when _tlsProblem.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) =>
            $"The certificate of the mail server is not made out to {server.Host}. Check the host's name.",
        SslHandshakeException when _tlsProblem != SslPolicyErrors.None =>
            $"The certificate of the mail server {server.Host} comes from nobody this machine trusts, or has run out. Ask whoever runs the mail server.",
        OperationCanceledException or TimeoutException or SslHandshakeException { InnerException: OperationCanceledException } =>
            $"The mail server {server.Host} did not answer in time.",
        SslHandshakeException => $"No protected connection to {server.Host} came about: {problem.InnerException?.Message ?? problem.Message}",
        NotSupportedException =>
            $"The mail server {server.Host} does not offer STARTTLS, so the connection would not be protected. Choose another security setting or port.",
        SmtpCommandException refused => $"The mail server turned us away: {SmtpReply.Read((int)refused.StatusCode, refused.Message)}",
        SmtpProtocolException when connection.Watch.ServerSpoke =>
            $"The other side does not answer like a mail server. Check host, port and security. ({problem.Message.TrimEnd('.')}.)",
        SmtpProtocolException => $"The mail server {server.Host} closed the connection.",
        SocketException socket => $"The mail server {server.Host}:{server.Port} cannot be reached: {socket.Message}.",
        _ => $"The connection to the mail server {server.Host} broke: {problem.Message}",
    };

    // MailKit writes "535: 5.7.8 wrong".
    private static string Said(string message) => message.Length > 4 && message[3] == ':' ? message.Remove(3, 1).ReplaceLineEndings(" ") : message;
}
