using System.Collections.Frozen;

namespace Throughline.Linting.Claims;

/// <summary>What the host of an address tells: whose it is, and whether it is one that customers can reach.</summary>
internal static class Hosts
{
    private const StringComparison Anyhow = StringComparison.OrdinalIgnoreCase;

    /// <summary>Kept free for documents, so that nobody ever has a page there (RFC 2606).</summary>
    private static readonly string[] _reserved = [".example", ".invalid", ".test"];

    private static readonly string[] _inside = [".local", ".localhost", ".internal", ".lan", ".home.arpa"];
    private static readonly FrozenSet<string> _nowhere = Set("localhost 0.0.0.0 [::1] [::] todo tbd link url xxx host server");

    /// <summary>Names that stand for a name, without their ending and without hyphens.</summary>
    private static readonly FrozenSet<string> _madeUp = Set(
        "example yourdomain yoursite yourwebsite yourcompany yourbusiness yourshop yourpage yourlink yourname mydomain mysite mywebsite "
        + "domain domainname sitename website placeholder foo foobar test changeme todo tbd xxx xxxx insertlinkhere "
        + "beispiel meinedomain meineseite meinewebsite deinedomain deineseite ihredomain ihreseite ihrewebsite musterfirma "
        + "mustermann ejemplo tudominio tusitio tuweb midominio misitio miweb dominio exemple votredomaine votresite mondomaine "
        + "monsite esempio tuodominio tuosito miosito nomedominio exemplo seudominio seusite meusite voorbeeld jouwdomein jouwsite "
        + "uwdomein uwsite mijnsite");

    /// <summary>First labels of hosts where work is tried before customers see it.</summary>
    private static readonly FrozenSet<string> _trial =
        Set("staging stage dev develop test testing preview preprod uat qa local sandbox");

    /// <summary>Two labels that are sold as one ending.</summary>
    private static readonly FrozenSet<string> _pairs = Set("co com org net ac gob gov edu or ne");

    private static readonly string[] _mailers =
        ["gmail", "googlemail", "outlook", "hotmail", "yahoo", "icloud", "gmx", "web", "aol", "proton"];

    /// <summary>Small letters, without port and name of a user; null where the address holds none that can be told.</summary>
    public static string? Of(string address)
    {
        var from = address.IndexOf("://", StringComparison.Ordinal);
        if (from < 0) return null;
        var rest = address[(from + 3)..];
        var end = rest.AsSpan().IndexOfAny("/?#");
        var host = end < 0 ? rest : rest[..end];
        if (host.LastIndexOf('@') is >= 0 and var at) host = host[(at + 1)..];
        if (host.IndexOf(':', StringComparison.Ordinal) is > 0 and var port) host = host[..port];
        return host.Length is > 3 and < 254 && host.Contains('.', StringComparison.Ordinal) && host.AsSpan().IndexOfAny("{} []") < 0
            ? host.ToLowerInvariant() : null;
    }

    /// <summary>What somebody registers: "kettleby.co.uk" of "www.kettleby.co.uk".</summary>
    public static string Domain(string host)
    {
        var labels = host.Split('.');
        if (labels.Length < 3) return host;
        var take = labels[^1].Length == 2 && _pairs.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels[^take..]);
    }

    /// <summary>Without its ending: "kettleby".</summary>
    public static string Name(string domain) => domain.Split('.', 2)[0];

    public static string Ending(string domain) => domain[Name(domain).Length..];

    /// <summary>Whether only the machine or the house that it was written in knows the host.</summary>
    public static bool IsInside(string host) => _nowhere.Contains(host) || _inside.Any(ending => host.EndsWith(ending, Anyhow))
        || IsPrivate(host) || host.StartsWith("[fe80:", Anyhow) || host.StartsWith("[fd", Anyhow);

    // RFC 1918, 1122 and 3927.
    private static bool IsPrivate(string host)
    {
        var parts = host.Split('.');
        if (parts.Length != 4 || !parts.All(part => byte.TryParse(part, out _))) return false;
        var second = byte.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        return parts[0] is "10" or "127" || parts[0] == "192" && second == 168 || parts[0] == "172" && second is >= 16 and < 32
            || parts[0] == "169" && second == 254;
    }

    public static bool IsMadeUp(string host) => _reserved.Any(ending => host.EndsWith(ending, Anyhow))
        || _madeUp.Contains(Name(Domain(host)).Replace("-", "", StringComparison.Ordinal));

    /// <summary>A host where work is tried, or a tunnel to somebody's desk.</summary>
    public static bool IsTrial(string host)
    {
        var labels = host.Split('.');
        return labels.Length > 2 && labels[..^2].Any(label => _trial.Contains(label.Split('-')[0]) || _trial.Contains(label.Split('-')[^1]))
            || host.Contains(".ngrok", Anyhow) || host.StartsWith("deploy-preview-", Anyhow) || host.EndsWith(".loca.lt", Anyhow);
    }

    /// <summary>"ww" and "wwww", as fingers write "www".</summary>
    public static bool HasSlippedWww(string host) =>
        host.Split('.') is [var first, _, _, ..] && first is "ww" or "wwww" or "wwe" or "wwv" or "wvw" or "vww" or "qww" or "wwq";

    /// <summary>Whether one name of a domain is the other with a slip of the fingers.</summary>
    /// <param name="isRare">The one stands once, the other many times: then another ending alone is one, too.</param>
    public static bool IsSlip(string domain, string meant, bool isRare)
    {
        var (name, right) = (Name(domain), Name(meant));
        if (domain == meant || _mailers.Contains(name)) return false;
        if (name == right) return isRare || Slips(Ending(domain), Ending(meant)) == 1;
        if (Ending(domain) != Ending(meant) && Slips(Ending(domain), Ending(meant)) > 1) return false;
        if (name.Length > 64 || right.Length > 64) return false;
        if (Bare(name) == Bare(right) || name == "www" + right) return true;
        var shorter = Math.Min(name.Length, right.Length);
        var slips = Slips(name, right);
        // "studio1" and "studio2" are two places.
        var isCount = slips == 1 && name.Length == right.Length && name.Zip(right).All(at => at.First == at.Second
            || char.IsDigit(at.First) && char.IsDigit(at.Second));
        return !isCount && (slips == 1 && shorter >= 5 || slips == 2 && shorter >= 9);
    }

    private static string Bare(string name) => name.Replace("-", "", StringComparison.Ordinal);

    /// <summary>Letters missing, added, changed or swapped with their neighbour.</summary>
    private static int Slips(string a, string b) => Primitives.Nearest.Slips(a, b);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
