using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Messages;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL280x: where messages lead. Addresses that no mail can hold at all are the compiler's to say.</summary>
internal static class LinkLint
{
    public static LintRule Malformed { get; } = new(Warning, "TL2801", "A link that leads nowhere",
        "The link “{0}” leads to “{1}”, which is no address on the web.",
        "Write the address in full: https://… , or mailto: and tel: for mail and telephone.",
        "A link that does not work is the end of the road for whoever clicks it.",
        (road, say) => Each(road, say, link => IsMalformed(link.Address), (link, tell) => tell([link.Words, link.Address])),
        mending => Rewrite(mending, "Write the address as it is meant", link => Mended(link.Address)));

    public static LintRule NotSafe { get; } = new(Warning, "TL2802", "A link without https",
        "The link to {0} is not encrypted (http).",
        "Write https:// instead; if the page does not open then, ask whoever runs the site.",
        "Browsers warn of such pages, and mail filters count them against you.",
        (road, say) => Each(road, say, link => Target(link.Address) is { Scheme: "http" } target
            && !Hosts.IsInside(target.Host), (link, tell) => tell([Target(link.Address)!.Host])),
        mending => Rewrite(mending, "Make it https", link => Target(link.Address) is { Scheme: "http" } ? "https" + link.Address[4..]
            : null));

    public static LintRule Unreachable { get; } = new(Error, "TL2803", "A link that only works for you",
        "The link to {0} leads to a place that nobody outside can reach.",
        "Put the address of the real page.",
        "It works on your machine, and for none of your customers.",
        (road, say) => Each(road, say, link => Target(link.Address) is { } target && Hosts.IsInside(target.Host), (link, tell) =>
            tell([Target(link.Address)!.Host])));

    public static LintRule MadeUp { get; } = new(Hint, "TL2804", "Made-up addresses",
        "This journey leads to {0} ({1}), which belongs to nobody and stands for an address of yours.",
        "Put your own addresses there before anybody gets these messages.",
        "Samples and drafts may lead to example.com; customers may not.",
        CheckMadeUp);

    public static LintRule LeftOver { get; } = new(Warning, "TL2808", "A made-up address left over",
        "The link to {0} leads to a made-up address that belongs to nobody; the others lead to pages of yours.",
        "Put the address of your own page there.",
        "Whoever follows it comes to a stranger's page, or to none.",
        (road, say) =>
        {
            if (HasOwnPages(road))
                Each(road, say, link => IsMadeUp(link.Address), (link, tell) => tell([Target(link.Address)!.Host]));
        });

    public static LintRule OwnPage { get; } = new(Warning, "TL2805", "A page of ours without its signature",
        "The link to {0} leads to a page that needs to know who comes, and the address does not say it.",
        "Use {{{{{1}}}}} instead: it becomes the address for this one person.",
        "Without the signature everybody would see the same page, or none.",
        (road, say) => Each(road, say, link => OwnField(road, link.Address) is not null, (link, tell) =>
            tell([Target(link.Address)!.AbsolutePath, OwnField(road, link.Address)!])),
        mending => mending.Context is { } context && Road.OrEmpty(mending.Document.Draft.Steps) is var steps
            ? Rewrite(mending, "Put the signed link", link => OwnField(new(mending.Document.Draft, context), link.Address) is { } field
                && steps.Length > 0 ? "{{" + field + "}}" : null)
            : null);

    public static LintRule NothingToFollow { get; } = new(Warning, "TL2806", "A click that nobody can make",
        "This step waits until they follow a link, and its messages have none that is counted.",
        "Put a link to a page into the message. One that is a merge field as a whole leads there by itself and is not counted.",
        "They would wait here until their time is over, whatever they do.",
        (road, say) =>
        {
            foreach (var step in WaitingFor(road, EventNames.EmailLinkClicked))
                if (FileLint.GivenBy(step) is null && !step.Texts.Any(text => !text.Message.IsText && text.Links.Any(IsCounted)))
                    say.At($"{step.Path}.done");
        });

    public static LintRule Opening { get; } = new(Warning, "TL2807", "Waiting for an opening",
        "This step waits until they open the message, and that is noted only of people who agreed to it.",
        "Wait for a click on a link instead, or for what they do after they have read it.",
        "Many mail programs hide who reads, and without their yes nothing of it is noted: most would wait here until their time is over.",
        (road, say) =>
        {
            foreach (var step in WaitingFor(road, EventNames.EmailOpened)) say.At($"{step.Path}.done");
        });

    public static LintRule NoSuchFile { get; } = new(Error, "TL2809", "A file that is not in the library",
        "“{0}” leads to {1}, and there is no file of that name in your library.",
        "Put the file into the library, or write the name of one that is there.",
        "Whoever waits for it would get no letter: letters are held until every file of theirs is there.",
        (road, say) =>
        {
            if (road.Context.Files is { } files)
                Each(road, say, link => FileLinks.KeyOf(link.Address) is { } key && !files.Contains(key),
                    (link, tell) => tell([link.Words, FileLinks.KeyOf(link.Address)!]));
        });

    public static ImmutableArray<LintRule> All { get; } =
        [Malformed, NotSafe, Unreachable, MadeUp, LeftOver, OwnPage, NothingToFollow, Opening, NoSuchFile];

    private static IEnumerable<RoadStep> WaitingFor(Road road, string name) =>
        road.Steps.Where(step => step.HasMessage && Road.Clean(step.Draft.Done?.Event) == name);

    /// <summary>A page of the web, whose host stands there; see the link book of the mails.</summary>
    internal static bool IsCounted(WrittenLink link) =>
        link.Address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || FileLinks.KeyOf(link.Address) is not null;

    private delegate void Tell(ReadOnlySpan<string> what);

    private static void Each(Road road, Say say, Func<WrittenLink, bool> isWrong, Action<WrittenLink, Tell> tell)
    {
        foreach (var link in road.Links.Where(link => isWrong(link.Link)))
            tell(link.Link, what => say.Inside(link.Address, link.Path, link.Written,
                link.Link.Offset, [.. what.ToArray().Select(FindingBag.Short)]));
    }

    internal static Uri? Target(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" && target.Host.Length > 0
        && (target.Host.Contains('.') || target.HostNameType == UriHostNameType.IPv6 || Hosts.IsInside(target.Host)) ? target : null;

    private static bool IsMalformed(string address)
    {
        if (IsOther(address)) return false;
        if (address.Contains("{{", StringComparison.Ordinal)) return IsBrokenTemplate(address);
        return Target(address) is not { } target || HasTail(address) || !address.Contains("://", StringComparison.Ordinal)
            || target.HostNameType == UriHostNameType.Dns && !Hosts.IsInside(target.Host) && target.Host.Split('.')[^1].Length < 2;
    }

    // A whole address may be a field, and a part of one behind the host's name; see the link book of the mails.
    private static bool IsBrokenTemplate(string address)
    {
        if (address.StartsWith("{{", StringComparison.Ordinal) && address.IndexOf("}}",
            StringComparison.Ordinal) == address.Length - 2) return false;
        if (!address.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return true;
        var from = address.IndexOf("://", StringComparison.Ordinal);
        if (from < 0) return true;
        var end = address.AsSpan(from + 3).IndexOfAny("/?#");
        return address.IndexOf("{{", StringComparison.Ordinal) is var field && (end < 0 || field < from + 3 + end);
    }

    // The full stop of the sentence, taken into the address.
    private static bool HasTail(string address) => address[^1] is '.' or ',' or ';' or '!' or '"' or '\'' or '>' or '…'
        || address[^1] == ')' && !address.Contains('(', StringComparison.Ordinal);

    /// <summary>What was meant; null where nobody can tell.</summary>
    private static string? Mended(string address)
    {
        var bare = address.Trim().TrimEnd('.', ',', ';', '!', '"', '\'', '>', '…', ')').Replace(" ", "", StringComparison.Ordinal);
        if (bare.Contains("{{", StringComparison.Ordinal)) return null;
        while (bare.LastIndexOf("://", StringComparison.Ordinal) is > 0 and var twice
            && bare.AsSpan(0, twice).IndexOf("://", StringComparison.Ordinal) is >= 0 and var first) bare = "https://"
                + bare[(twice + 3)..];
        if (bare.LastIndexOf("://", StringComparison.Ordinal) is > 0 and var scheme) bare = "https://"
            + bare[(scheme + 3)..].TrimStart('/');
        else if (bare.Contains(':', StringComparison.Ordinal)) return null;
        else bare = "https://" + bare.TrimStart('/');
        return IsMalformed(bare) ? null : bare;
    }

    // Mail, telephone and files of the library are no pages.
    private static bool IsOther(string address) =>
        address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && address.Contains('@')
        || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) && address.Any(char.IsAsciiDigit)
        || FileLinks.KeyOf(address) is not null;

    private static bool IsMadeUp(string address) => Target(address) is { } target && Hosts.IsMadeUp(target.Host);

    // Once for the whole journey: a sample has one on every step. What is left over in a real one is said at its place.
    private static void CheckMadeUp(Road road, Say say)
    {
        if (HasOwnPages(road)) return;
        var links = road.Links.Where(link => IsMadeUp(link.Address)).ToArray();
        if (links is [var first, ..])
            say.Inside("", first.Path, first.Written, first.Link.Offset, Target(first.Address)!.Host, Phrases.Count(links.Length, "link"));
    }

    private static bool HasOwnPages(Road road)
    {
        var madeUp = road.Links.Count(link => IsMadeUp(link.Address));
        return road.Links.Count(link => link.Host is not null && !IsMadeUp(link.Address)) > madeUp;
    }

    /// <summary>The merge field that stands for a page of this server that only opens with a signature; null for every other
    /// address.</summary>
    private static string? OwnField(Road road, string address)
    {
        if (road.Context.PublicAddress is not { } own || Target(address) is not { } target
            || target.Authority != own.Authority) return null;
        var below = own.AbsolutePath.TrimEnd('/');
        if (!target.AbsolutePath.StartsWith(below + "/", StringComparison.Ordinal)) return null;
        return target.AbsolutePath[below.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["s", ..] => "surveyLink",
            ["u", ..] => "unsubscribeLink",
            ["p", ..] => "preferencesLink",
            _ => null,
        };
    }

    // A finding with two quotations is about both.
    private static bool IsAbout(Finding finding, WrittenLink link) =>
        finding.About == link.Address || finding.There is not null && finding.About.StartsWith(link.Address + "/",
            StringComparison.Ordinal);

    internal static QuickFix? Rewrite(Mending mending, string label, Func<WrittenLink, string?> address)
    {
        if (mending.Document.Text(mending.Path) is not { } body) return null;
        var after = body;
        foreach (var link in new MessageBody(body).Links.OrderByDescending(link => link.Offset))
            if (IsAbout(mending.Finding, link) && address(link) is { } right) after = after.Remove(link.Offset, link.Length)
                .Insert(link.Offset, right);
        return after == body ? null : mending.Set(label, after);
    }
}
