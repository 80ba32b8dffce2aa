using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MimeKit;

namespace Throughline.Runtime.Channels.Incoming;

/// <summary>What somebody wrote themselves in their answer: without what they quote and without their signature.</summary>
internal static partial class ReplyText
{
    /// <summary>So much is kept, in characters.</summary>
    public const int Longest = 4_000;

    private const int MostRead = 64 * 1024;
    private const string Breaking = "br, p, div, li, tr, h1, h2, h3, blockquote";
    private const string Quoted =
        "blockquote, .gmail_quote, .moz-cite-prefix, #divRplyFwdMsg, #divRplyFwdMsg ~ *, #appendonsend ~ *, style, script, head";

    private const string Dividers =
        @"^\s*(-{2,}\s*(original|forwarded|ursprüngliche|weitergeleitete|message d'origine|mensaje original|messaggio originale"
        + @"|oorspronkelijk|mensagem original)|_{10,}\s*$)";

    private const string Beginnings = @"^(on|am|le|el|il|op|em|den|dne|w dniu)\b";

    private const string Introductions =
        Beginnings + @".{4,300}\b(wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napsal|napisał)\b.{0,120}:\s*$";

    private const string SentLines =
        @"^\*?(sent|gesendet|envoyé|enviado|inviato|verzonden|date|datum|data|fecha|to|an|à|para|a|aan)\s?:";

    public static string Of(MimeMessage mail)
    {
        var text = mail.TextBody is { Length: > 0 } plain ? plain : FromHtml(mail.HtmlBody ?? "");
        var own = WithoutQuotes(Start(text).ReplaceLineEndings("\n").Split('\n')).Trim();
        return own.Length <= Longest ? own : own[..Longest];
    }

    public static string FirstLine(string own) => own.Split('\n', 2)[0].Trim();

    private static string Start(string text) => text.Length <= MostRead ? text : text[..MostRead];

    private static string WithoutQuotes(string[] lines)
    {
        var end = Array.FindIndex(lines, line => line.StartsWith('>') || line.TrimEnd() == "--" || Divider().IsMatch(line));
        if (end < 0) end = lines.Length;
        for (var i = 0; i < end; i++)
            if (Announces(lines, i)) end = i;
        return string.Join('\n', lines[..end]);
    }

    // "On Monday Jill wrote:", over one line or two; or the block of headers that Outlook puts before what it quotes.
    private static bool Announces(string[] lines, int at)
    {
        var line = lines[at].Trim();
        if (Wrote().IsMatch(line)) return true;
        if (at + 1 < lines.Length && WroteStart().IsMatch(line) && Wrote().IsMatch($"{line} {lines[at + 1].Trim()}")) return true;
        return FromLine().IsMatch(line) && lines.Skip(at + 1).Take(4).Any(next => SentLine().IsMatch(next.Trim()));
    }

    private static string FromHtml(string html)
    {
        var document = new HtmlParser().ParseDocument(Start(html));
        foreach (var quoted in document.QuerySelectorAll(Quoted).ToList()) quoted.Remove();
        foreach (var part in document.QuerySelectorAll(Breaking).ToList()) part.Before(document.CreateTextNode("\n"));
        return document.Body?.TextContent ?? "";
    }

    [GeneratedRegex(Dividers, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Divider();

    [GeneratedRegex(Introductions, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Wrote();

    [GeneratedRegex(Beginnings, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex WroteStart();

    private const string FromLines = @"^\*?(from|von|de|da|van|od|från|fra)\s?:";

    [GeneratedRegex(FromLines, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex FromLine();

    [GeneratedRegex(SentLines, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex SentLine();
}
