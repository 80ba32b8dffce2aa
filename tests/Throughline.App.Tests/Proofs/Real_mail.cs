using System.Net;
using System.Text.Json;
using Dapper;
using Throughline.App.Tests.Proofs.Support;
using Throughline.People;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage.People;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.App.Tests.Proofs;

/// <summary>The whole server sends to mail servers over the wire; some refuse one of five hundred.</summary>
public sealed class Real_mail : IDisposable
{
    private const int Everybody = 500;
    private const string Refused = "p137@example.com";
    private const string Later = "p333@example.com";
    private static readonly string[] Addresses = [.. Enumerable.Range(0, Everybody).Select(i => $"p{i}@example.com")];
    private static readonly string[] Untroubled = [.. Addresses.Except([Refused, Later])];

    private readonly DataFolder _folder = new();
    private readonly int _port = RunningServer.FreePort();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_that_is_refused_and_one_that_must_wait_harm_none_of_the_others()
    {
        var isFull = true;
        await using var mail = new TestMailServer
        {
            Answer = said => !said.Is("RCPT") ? null
                : said.Line.Contains($"<{Refused}>", StringComparison.Ordinal) ? "550 5.1.1 No such user"
                : isFull && said.Line.Contains($"<{Later}>", StringComparison.Ordinal) ? "451 4.3.0 Try again later"
                : null,
        };
        var business = await FurnishAsync(mail.Port);
        await SendAsync();
        await One_is_refused_for_good_and_one_waits(business);
        Assert.Equal(Untroubled.Order(), mail.Accepted.Select(Recipient).Order());

        Assert.All(mail.Accepted, taken => Assert.Contains($"<http://127.0.0.1:{_port}/u/", taken.Content, StringComparison.Ordinal));

        isFull = false;
        await _folder.ChangeAsync("UPDATE delivery SET due_at = due_at - 60000 WHERE state = 0"); // the half minute until the next try
        await SendAsync(until: "SELECT COUNT(*) FROM delivery WHERE state IN (0, 1)");

        Assert.Equal(Untroubled.Append(Later).Order(), mail.Accepted.Select(Recipient).Order());
        Assert.Empty((await _folder.ExamineAsync()).Ailments);
    }

    [Fact]
    public async Task A_real_Postfix_lays_each_of_them_into_a_mailbox_and_turns_only_the_two_away()
    {
        SkipOrFail(Postfix.Missing);
        await using var postfix = await Postfix.StartAsync((Refused, "550 5.1.1 No such user"), (Later, "451 4.3.0 Try again later"));
        var business = await FurnishAsync(postfix.Port);
        await using (var server = await RunningServer.StartAsync(_folder.Path, _port))
        {
            await UntilTriedAsync();
            await Until.TrueAsync(() => postfix.Arrived().Length >= Untroubled.Length, $"{Untroubled.Length} messages lie in the mailbox");
            var letters = await ReadAsync(postfix.Arrived());
            Assert.Equal(Untroubled.Order(), letters.Select(letter => letter.To.Address).Order());
            Assert.All(letters, Is_whole);
            Assert.Equal(letters.Count, letters.Select(letter => letter.MessageId).Distinct().Count());
            await One_press_unsubscribes(letters[0]);
            await server.StopAsync();
        }
        await One_is_refused_for_good_and_one_waits(business);
    }

    [Fact]
    public async Task Postfixs_own_receiver_of_test_mail_takes_all_of_them()
    {
        await using var sink = await SmtpSink.StartAsync();
        await FurnishAsync(sink.Settings.Port);
        await SendAsync(until: "SELECT COUNT(*) FROM delivery WHERE state IN (0, 1)");
        Assert.Equal(Everybody, _folder.Count("SELECT COUNT(*) FROM delivery WHERE state = @sent", new { sent = DeliveryState.Sent }));
    }

    private async Task<Business> FurnishAsync(int mailPort)
    {
        var business = await _folder.FurnishAsync(DataFolder.Journey("letter.yaml"), mail => mail with { Host = "127.0.0.1", Port = mailPort, Security = "none", PostalAddress = "12 Mill Lane, Lisbon" });
        await _folder.BringInAsync(business, "letter", Addresses.Select((address, i) => new ImportedPerson { Email = address, FirstName = $"Žofie {i}" }));
        return business;
    }

    private async Task SendAsync(string? until = null)
    {
        await using var server = await RunningServer.StartAsync(_folder.Path, _port);
        if (until is null) await UntilTriedAsync();
        else await Until.TrueAsync(() => _folder.Count(until) == 0, until);
        await server.StopAsync();
    }

    private Task UntilTriedAsync() => Until.TrueAsync(() => _folder.Count("SELECT COUNT(*) FROM delivery WHERE state = 1 OR attempts = 0") == 0, "everybody's message was tried");

    private async Task One_is_refused_for_good_and_one_waits(Business business)
    {
        var troubled = _folder.Look(connection => connection.Query<(string Address, long State, string Reason, string Detail)>(
            "SELECT address, state, reason, detail FROM delivery WHERE state <> @sent ORDER BY address", new { sent = DeliveryState.Sent }).ToList());
        Assert.Equal(
            [(Refused, DeliveryState.Refused, "refused-by-server"), (Later, DeliveryState.Queued, "waiting-for-server")],
            troubled.Select(row => (row.Address, (DeliveryState)row.State, row.Reason)));
        Assert.Contains("5.1.1", troubled[0].Detail, StringComparison.Ordinal);
        Assert.Contains("4.3.0", troubled[1].Detail, StringComparison.Ordinal);
        await _folder.OpenAsync((_, engine) =>
        {
            Assert.NotNull(engine.People.SuppressionOf(business.Id, Channel.Email, Refused));
            Assert.Null(engine.People.SuppressionOf(business.Id, Channel.Email, Later));
            return Task.FromResult(true);
        });
        Assert.Equal(1, _folder.Count("SELECT COUNT(*) FROM suppression"));
        Assert.Equal(Untroubled.Length, _folder.Count("SELECT COUNT(*) FROM delivery WHERE state = @sent AND attempts = 1", new { sent = DeliveryState.Sent }));
    }

    /// <summary>As mail programs do it (RFC 8058): nothing happens until the POST, which needs no page and no account.</summary>
    private async Task One_press_unsubscribes(Letter letter)
    {
        var address = letter.Unsubscribe[(letter.Unsubscribe.IndexOf('<', StringComparison.Ordinal) + 1)..letter.Unsubscribe.IndexOf('>', StringComparison.Ordinal)];
        using var client = new HttpClient();
        using var looked = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Equal(0, Declined());

        using var pressed = await client.PostAsync(address, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        Assert.Equal(1, Declined());

        long Declined() => _folder.Count("SELECT COUNT(*) FROM consent c JOIN person p ON p.id = c.person_id WHERE c.granted = 0 AND p.email = @Address", new { letter.To.Address });
    }

    private static void Is_whole(Letter letter)
    {
        var name = $"Žofie {letter.To.Address[1..letter.To.Address.IndexOf('@', StringComparison.Ordinal)]}";
        Assert.Equal($"{name}, žluťoučký kůň píše", letter.Subject);
        Assert.StartsWith($"Hello {name},", letter.Text, StringComparison.Ordinal);
        Assert.Contains("\n.\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains("A line that ends in = and one", letter.Text, StringComparison.Ordinal);
        Assert.Contains("/c/", letter.Text, StringComparison.Ordinal);
        Assert.Contains("12 Mill Lane, Lisbon", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"Hello {name},", letter.Html, StringComparison.Ordinal);
        Assert.Contains("/u/", letter.Unsubscribe, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", letter.OneClick);
        Assert.Equal("hello@sound.example", letter.From.Address);
    }

    private static async Task<List<Letter>> ReadAsync(string[] files)
    {
        var lines = await NodePackages.RunAsync("read-mail.mjs", [.. files.Select(file => Convert.ToBase64String(File.ReadAllBytes(file)))]);
        return [.. lines.Select(line => JsonSerializer.Deserialize<Letter>(line, JsonSerializerOptions.Web)!)];
    }

    private static string Recipient(Taken taken) => taken.To[(taken.To.IndexOf('<', StringComparison.Ordinal) + 1)..taken.To.IndexOf('>', StringComparison.Ordinal)];

    private static void SkipOrFail(string? missing)
    {
        Assert.False(missing is not null && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, missing);
        Assert.SkipWhen(missing is not null, missing ?? "");
    }

    /// <summary>A message as mailparser reads it.</summary>
    private sealed record Letter(string Subject, Box From, Box To, string Text, string Html, string MessageId, string Unsubscribe, string OneClick);

    private sealed record Box(string Address, string Name);
}
