using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL281x: addresses that are real, and not the one that was meant.</summary>
internal static class AddressLint
{
    /// <summary>Parts of a path that somebody meant to fill in, or that a program left.</summary>
    private static readonly string[] _unfinished =
    [
        "todo", "tbd", "xxx", "xxxx", "placeholder", "platzhalter", "changeme", "change-me", "replace-me", "insert-link",
        "insert-link-here",
        "your-link", "your-link-here", "link-here", "insert-here", "link-einfuegen", "link-einfügen", "hier-einfuegen", "dein-link",
        "ihr-link",
        "insertar-enlace", "enlace-aqui", "tu-enlace", "lien-ici", "inserer-lien", "votre-lien", "link-qui", "link-aqui", "link-hier",
        "lorem", "lorem-ipsum", "undefined", "null", "nan",
    ];

    /// <summary>Parts of addresses that ask whoever comes for a password, or show what is not published.</summary>
    private static readonly string[] _backDoors =
    [
        "/wp-admin", "/wp-login", "preview=true", "?preview_id=", "&preview_id=", "canva.com/design/", "docs.google.com/document/",
        "docs.google.com/spreadsheets/", "docs.google.com/presentation/", "docs.google.com/forms/", "/admin/edit", "/administrator/",
    ];

    public static LintRule Misspelt { get; } = new(Warning, "TL2811", "A domain that is spelt in two ways",
        "This leads to {0}; the others lead to {1}.",
        "If it is meant to be the same, write {1} here too.",
        "One letter off, and people come to nobody's page, or to a stranger's.",
        CheckSpelling,
        mending => LinkLint.Rewrite(mending, "Spell it like the others", link => Spelt(mending, link.Address)));

    public static LintRule OtherPage { get; } = new(Warning, "TL2812", "The same words, another page",
        "“{0}” leads to {1} here, and to {2} at {3}.",
        "Let both lead to the same page, or call them by different words.",
        "Who has read the words once expects what they found behind them.",
        CheckOtherPage,
        mending => LinkLint.Rewrite(mending, "Lead to the same page as before", _ => AddressIn(mending.Finding)));

    public static LintRule Unfinished { get; } = new(Warning, "TL2813", "An address that was to be filled in",
        "The link to {0} still holds “{1}”, where the page's name belongs.",
        "Put the address of the real page.",
        "Whoever clicks it is told that there is no such page.",
        (road, say) =>
        {
            foreach (var link in Linked(road))
                if (PartOf(link.Address) is { } part)
                    say.Inside(link.Address, link.Path, link.Written, link.Link.Offset, FindingBag.Short(link.Address), part);
        });

    public static LintRule BackDoor { get; } = new(Warning, "TL2814", "A page that is not for the public",
        "The link to {0} leads to a page where work is tried or edited.",
        "Put the address under which everybody sees the page; try it in a private window.",
        "You are let in there. Customers meet a login, or a draft.",
        (road, say) =>
        {
            foreach (var link in Linked(road))
                if (Hosts.IsTrial(link.Host!) || IsBackDoor(link.Address))
                    say.Inside(link.Address, link.Path, link.Written, link.Link.Offset, FindingBag.Short(link.Address));
        });

    public static ImmutableArray<LintRule> All { get; } = [Misspelt, OtherPage, Unfinished, BackDoor];

    private static IEnumerable<RoadLink> Linked(Road road) => road.Links.Where(link => link.Host is { } host && !Hosts.IsMadeUp(host));

    private static string? PartOf(string address)
    {
        var path = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        if (path.AsSpan().IndexOfAny("[]<>") is >= 0 and var mark) return path.Substring(mark, 1);
        if (path.Contains("...", StringComparison.Ordinal) || path.Contains('…', StringComparison.Ordinal)) return "…";
        return path.Split('/', '?', '&', '=', '#').Skip(1)
            .FirstOrDefault(part => _unfinished.Contains(part, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsBackDoor(string address) =>
        _backDoors.FirstOrDefault(part => address.Contains(part, StringComparison.OrdinalIgnoreCase)) is { } found
        && (!found.Contains(".com/", StringComparison.Ordinal) || address.Contains("/edit", StringComparison.OrdinalIgnoreCase));

    // ---- one letter off ----

    private static void CheckSpelling(Road road, Say say)
    {
        var counts = Domains(road);
        if (counts.Count == 0) return;
        foreach (var link in Linked(road))
        {
            if (Hosts.HasSlippedWww(link.Host!)) Tell(link, link.Host!, "www." + link.Host!.Split('.', 2)[1], null);
            else if (MeantBy(link.Domain!, counts) is { } meant)
                Tell(link, link.Domain!, meant, Linked(road).FirstOrDefault(other => other.Domain == meant));
        }
        foreach (var (text, address, domain) in Mails(road))
            if (MeantBy(domain, counts) is { } meant)
                say.Inside(address, text.Path, text.Written, text.OffsetOf(address), address, meant);

        void Tell(RoadLink link, string host, string meant, RoadLink? other)
        {
            if (link.In(road) is { } here) say.Quote(here, other?.In(road), host, meant);
            else say.Inside(link.Address, link.Path, link.Written, link.Link.Offset, host, meant);
        }
    }

    private static Dictionary<string, int> Domains(Road road) => Linked(road).Select(link => link.Domain!)
        .GroupBy(domain => domain).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>The domain that others use and this one is a slip of; null where there is none.</summary>
    private static string? MeantBy(string domain, Dictionary<string, int> counts)
    {
        var own = counts.GetValueOrDefault(domain);
        return counts.Where(other => other.Value >= 2 && other.Value > own && Hosts.IsSlip(domain, other.Key, own == 1 && other.Value >= 4))
            .OrderByDescending(other => other.Value).Select(other => other.Key).FirstOrDefault();
    }

    /// <summary>Addresses of mail that stand in words.</summary>
    private static IEnumerable<(Reading.ReadText Text, string Address, string Domain)> Mails(Road road)
    {
        foreach (var text in road.Reading.Texts)
            for (var at = text.Written.IndexOf('@', StringComparison.Ordinal); at > 0; at = text.Written.IndexOf('@', at + 1))
            {
                var (from, to) = (at, at + 1);
                // No address is longer (RFC 5321), and a wall of letters stays one look.
                while (from > 0 && at - from < 64 && IsInMail(text.Written[from - 1])) from--;
                while (to < text.Written.Length && to - at < 254 && IsInMail(text.Written[to])) to++;
                var host = text.Written[(at + 1)..to].TrimEnd('.', '-').ToLowerInvariant();
                if (from < at && host.Contains('.', StringComparison.Ordinal) && host.Length < 254)
                    yield return (text, text.Written[from..at] + "@" + host, Hosts.Domain(host));
            }
    }

    private static bool IsInMail(char sign) => char.IsLetterOrDigit(sign) || sign is '.' or '-' or '_' or '+';

    private static string? Spelt(Mending mending, string address)
    {
        if (Hosts.Of(address) is not { } host) return null;
        if (Hosts.HasSlippedWww(host))
            return address.Replace("://" + host, "://www." + host.Split('.', 2)[1], StringComparison.OrdinalIgnoreCase);
        var road = new Road(mending.Document.Draft, mending.Context ?? LintContext.Nothing(default));
        return MeantBy(Hosts.Domain(host), Domains(road)) is { } meant
            ? address.Replace(host, host[..^Hosts.Domain(host).Length] + meant, StringComparison.OrdinalIgnoreCase) : null;
    }

    // ---- the same words ----

    private static void CheckOtherPage(Road road, Say say)
    {
        var links = Linked(road).Where(link => link.Text is not null && LinkWords.Of(link.Link.Words) is { IsGeneric: false }).ToArray();
        foreach (var group in links.GroupBy(link => LinkWords.Of(link.Link.Words).Key))
        {
            // The page that most of them lead to, and of two the first, is the one that is meant.
            var usual = group.GroupBy(link => PageOf(link.Address)).MaxBy(pages => pages.Count())!.First();
            foreach (var link in group.Where(link => PageOf(link.Address) != PageOf(usual.Address)))
            {
                var first = group.FirstOrDefault(other => other.Step == link.Step && PageOf(other.Address) != PageOf(link.Address))
                    ?? usual;
                var isOneStep = first.Step == link.Step;
                if (link.Domain != first.Domain && Hosts.IsSlip(link.Domain!, first.Domain!, isRare: true)) continue;
                if (!isOneStep && !LinkWords.Of(link.Link.Words).IsParticular) continue;
                var (odd, other) = first.Link.Offset > link.Link.Offset && first.Path == link.Path ? (first, link) : (link, first);
                if (odd.In(road) is { } here && other.In(road) is { } there)
                    say.Quote(here, there, FindingBag.Short(odd.Link.Words), FindingBag.Short(PageOf(odd.Address)),
                        FindingBag.Short(PageOf(other.Address)), there.Text.Place);
            }
        }
    }

    /// <summary>The page, without what only says who comes from where.</summary>
    private static string PageOf(string address)
    {
        var page = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..].ToLowerInvariant();
        var end = page.AsSpan().IndexOfAny("?#");
        if (end >= 0) page = page[..end];
        if (page.StartsWith("www.", StringComparison.Ordinal)) page = page[4..];
        return page.TrimEnd('/');
    }

    private static string? AddressIn(Finding finding) =>
        finding.There?.Words is { } words && words.LastIndexOf(" (http", StringComparison.Ordinal) is >= 0 and var at
        && !words.EndsWith("…)", StringComparison.Ordinal)
            ? words[(at + 2)..^1] : null;
}
