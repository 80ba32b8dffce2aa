using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// The sheet of paper around the words: one column of 600 px at most that narrows with the window, tables where mail
/// clients need them, dark where the reader's device is dark. A Handlebars template; names beginning with <c>tl_</c>
/// are filled by <see cref="CompiledMessage"/>.
/// </summary>
internal static class MailLayout
{
    /// <param name="body">The body's HTML as a Handlebars template.</param>
    public static string Html(string body, Purpose purpose) => Head + body + "</td></tr>\n" + Footer(purpose) + Tail;

    /// <param name="body">The body's text as a Handlebars template.</param>
    public static string Text(string body, Purpose purpose) =>
        body + "\n--\n{{#if tl_business}}{{tl_business}}{{#if tl_postal}}, {{/if}}{{/if}}{{tl_postal}}\n{{tl_because}}\n"
        + (purpose == Purpose.Marketing ? "Choose what you get: {{tl_preferences}}\nUnsubscribe: {{tl_unsubscribe}}\n" : "");

    private static readonly string Head = Fonts("""
        <!DOCTYPE html>
        <html lang="{{tl_language}}" dir="{{tl_direction}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
        <title>{{tl_subject}}</title>
        <style>
        :root { color-scheme: light dark; }
        body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
        @media (max-width: 620px) { .tl-sheet { padding: 24px 20px !important } .tl-outer { padding: 0 !important } .tl-card { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important } }
        @media (prefers-color-scheme: dark) {
        .tl-paper { background: #14171C !important }
        .tl-card { background: #1D2229 !important; border-color: #343B45 !important }
        .tl-sheet { color: #ECEEF1 !important }
        .tl-quiet, .tl-quiet a { color: #A3ACB9 !important }
        .tl-link { color: #5CC8C0 !important }
        .tl-line { border-color: #343B45 !important }
        .tl-button { background: #5CC8C0 !important }
        .tl-button-words { color: #10201F !important }
        }
        </style>
        </head>
        <body class="tl-paper" style="margin:0;padding:0;background:#FBFAF7">
        {{#if tl_preheader}}<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#FBFAF7;mso-hide:all">{{tl_preheader}}</div>{{/if}}
        <table role="presentation" class="tl-paper" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#FBFAF7" style="background:#FBFAF7"><tr><td class="tl-outer" align="center" style="padding:32px 12px">
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px">
        {{#if tl_business}}<tr><td class="tl-quiet" style="padding:16px 20px;FONT;font-size:13px;line-height:20px;font-weight:600;color:#5B6472">{{tl_business}}</td></tr>
        {{/if}}<tr><td class="tl-card" bgcolor="#FFFFFF" style="background:#FFFFFF;border:1px solid #E6E2DA;border-radius:8px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="tl-sheet" dir="{{tl_reading}}" style="padding:32px 40px 24px;FONT;font-size:16px;line-height:24px;color:#1F2430;word-break:break-word">

        """);

    private static string Footer(Purpose purpose) => Fonts(
        "</table></td></tr>\n<tr><td class=\"tl-quiet\" style=\"padding:20px 20px 32px;FONT;font-size:13px;line-height:20px;color:#5B6472\">{{tl_because}}<br>"
        + "{{#if tl_business}}{{tl_business}}{{#if tl_postal}}, {{/if}}{{/if}}{{tl_postal}}"
        + (purpose == Purpose.Marketing
            ? "<br><a href=\"{{tl_preferences}}\" style=\"color:#5B6472;text-decoration:underline\">Choose what you get</a> &nbsp;·&nbsp; <a href=\"{{tl_unsubscribe}}\" style=\"color:#5B6472;text-decoration:underline\">Unsubscribe</a>"
            : "")
        + "</td></tr>\n");

    private const string Tail = "</table></td></tr></table>\n{{#if tl_trap}}<div aria-hidden=\"true\" style=\"display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all\"><a href=\"{{tl_trap}}\" tabindex=\"-1\" rel=\"nofollow\"></a></div>{{/if}}{{#if tl_pixel}}<img src=\"{{tl_pixel}}\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;width:1px;height:1px;border:0\">{{/if}}\n</body>\n</html>\n";

    private static string Fonts(string html) => html.Replace("FONT", MailStyles.Font, StringComparison.Ordinal);
}
