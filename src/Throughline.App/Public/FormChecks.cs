using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;
using NodaTime;
using Throughline.App.Access;

namespace Throughline.App.Public;

/// <summary>
/// Whether a form may have been sent by a program, and the page that asks once more then: a browser with scripts works for about a
/// second (a nonce whose SHA-256 with the challenge begins with so many zero bits), everybody else waits and presses a button.
/// Nothing is asked of anybody else, and nobody outside is.
/// </summary>
internal sealed class FormChecks(IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    /// <summary>When the page was opened, protected.</summary>
    public const string OpenedField = "_opened";

    public const string ChallengeField = "_challenge";
    public const string NonceField = "_nonce";

    /// <summary>Forms that one place may send within <see cref="_window"/> before it is asked.</summary>
    public const int Unasked = 30;

    /// <summary>Zero bits that a nonce has to find: about 65,000 tries.</summary>
    public const int Bits = 16;

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(10);
    private static readonly Duration _tooQuick = Duration.FromSeconds(2);
    private static readonly Duration _goodFor = Duration.FromMinutes(10);
    private static readonly Duration _wait = Duration.FromSeconds(10);

    private readonly IDataProtector _pages = protection.CreateProtector("Throughline.FormPages");
    private readonly IDataProtector _challenges = protection.CreateProtector("Throughline.FormChecks");
    private readonly PartitionedRateLimiter<string> _sent = PartitionedRateLimiter.Create<string, string>(place =>
        RateLimitPartition.GetFixedWindowLimiter(place, _ => new() { PermitLimit = Unasked, Window = _window, QueueLimit = 0 }));

    /// <summary>Goes with a page that is opened now.</summary>
    public string Opened() => _pages.Protect(Text(Now));

    /// <summary>True where it came too quickly or too often and was not answered for. A form of the owner's own page says nothing of when
    /// it was opened.</summary>
    public bool Suspects(HttpContext context, FormView view, IFormCollection fields)
    {
        if (IsAnswered(view, fields)) return false;
        using var lease = _sent.AttemptAcquire(RequestSource.Of(context));
        return !lease.IsAcquired || fields.ContainsKey(FormEndpoints.OwnForm)
            && !(At(_pages, fields[OpenedField].LastOrDefault()) is { } opened && Now - opened >= _tooQuick);
    }

    /// <summary>The page that asks once more, and keeps all that was typed.</summary>
    public IResult Ask(HttpContext context, FormView view, IFormCollection fields)
    {
        PublicFace.Set(context, view.Door.Face with { HasScript = true });
        // Whoever presses too early waits on from where they were.
        var challenge = fields[ChallengeField].LastOrDefault() is { Length: > 0 } given && AgeOf(view, given) is not null ? given
            : _challenges.Protect($"{Text(Now)} {HashOf(view)}");
        return PublicAnswers.Page<CheckPage>(context, new { View = view, Challenge = challenge });
    }

    /// <summary>Whether the page that asks was answered, for these very words.</summary>
    private bool IsAnswered(FormView view, IFormCollection fields) =>
        fields[ChallengeField].LastOrDefault() is { Length: > 0 } challenge && AgeOf(view, challenge) is { } age
        && (age >= _wait || IsFound(challenge, fields[NonceField].LastOrDefault()));

    /// <summary>How long ago these very words were asked about; null where they were not, or too long ago.</summary>
    private Duration? AgeOf(FormView view, string challenge)
    {
        if (Open(_challenges, challenge) is not { } said || said.Split(' ') is not [var at, var hash] || hash != HashOf(view)) return null;
        var age = Now - Time(at);
        return age >= Duration.Zero && age <= _goodFor ? age : null;
    }

    /// <summary>Whether a nonce was worked for.</summary>
    internal static bool IsFound(string challenge, string? nonce)
    {
        if (nonce is not { Length: > 0 and <= 20 }) return false;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}:{nonce}"));
        return BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) >= Bits;
    }

    public void Dispose() => _sent.Dispose();

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static string HashOf(FormView view) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(view.Action + string.Concat(
        view.Typed.OrderBy(field => field.Key, StringComparer.Ordinal).Select(Line)))));

    private static string Line(KeyValuePair<string, StringValues> field) =>
        $"\n{field.Key}={string.Join('\u001f', field.Value.Select(one => one?.ReplaceLineEndings("\n").Trim()))}";

    private static string Text(Instant at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Instant Time(string text) =>
        Instant.FromUnixTimeMilliseconds(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));

    private static Instant? At(IDataProtector protector, string? written) =>
        written is { Length: > 0 } && Open(protector, written) is { } text ? Time(text) : null;

    private static string? Open(IDataProtector protector, string written)
    {
        try
        {
            return protector.Unprotect(written);
        }
        catch (CryptographicException)
        {
            return null; // made up, or made by another server
        }
    }
}
