using System.Text;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>
/// The sheet of paper around the words, in the look of the business: one column of 600 px at most that narrows with the window,
/// tables where mail clients need them, dark where the reader's device is dark. A Handlebars template; names beginning with
/// <c>tl_</c> are filled by <see cref="CompiledMessage"/>.
/// </summary>
/// <remarks>
/// What holds where is tested against caniemail's data. Outlook on Windows draws with Word: it knows no max-width, so it gets a
/// table of 600 px of its own; no rounded corners; padding in table cells only; and takes widths from attributes. Gmail keeps what
/// stands inline, cuts off what is longer than 102 kB, and drops the whole style block where it does not like a line of it.
/// </remarks>
internal static class MailLayout
{
    /// <summary>Most bytes a letter may have before values are merged; behind it Gmail cuts.</summary>
    public const int MostBytes = 100_000;

    /// <summary>What stands around the words once it is filled in, in bytes.</summary>
    private const int Around = 7_000;

    /// <summary>About what a signed address has, in bytes.</summary>
    private const int Address = 150;

    /// <param name="body">The body's HTML as a Handlebars template.</param>
    public static string Html(string body, Purpose purpose) => _head + body + "</td></tr>\n" + Footer(purpose) + Tail;

    /// <param name="body">The body's text as a Handlebars template.</param>
    public static string Text(string body, Purpose purpose) =>
        body + "\n--\n{{#if tl_business}}{{tl_business}}{{#if tl_postal}}, {{/if}}{{/if}}{{tl_postal}}\n{{tl_because}}\n"
        + (purpose == Purpose.Marketing ? "{{tl_say_choose}}: {{tl_preferences}}\n{{tl_say_unsubscribe}}: {{tl_unsubscribe}}\n" : "");

    /// <exception cref="MessageTemplateException">It is longer than a mail may be.</exception>
    /// <param name="body">The body's HTML with its marks.</param>
    /// <param name="links">How many addresses there are.</param>
    public static void CheckLength(string body, int links)
    {
        var bytes = Encoding.UTF8.GetByteCount(body) + (links * Address) + Around;
        if (bytes > MostBytes)
            throw new MessageTemplateException("body", $"As a mail it has about {bytes / 1000:N0} kB, and Gmail cuts off what is longer "
                + $"than {MostBytes / 1000} kB. Shorten it, or put a part of it on a page and lead there with a link.");
    }

    // Behind the grey line, so that an inbox does not go on with the words of the letter.
    private static readonly string _blanks = string.Concat(Enumerable.Repeat("&#847;&zwnj;&nbsp;", 40));

    private static readonly string _head = """
        <!DOCTYPE html>
        <html lang="{{tl_language}}" dir="{{tl_direction}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="x-apple-disable-message-reformatting">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
        <title>{{tl_subject}}</title>
        <!--[if mso]><style>table { border-collapse: collapse; } td, p, a { mso-line-height-rule: exactly; }</style><![endif]-->
        <style>
        :root { color-scheme: light dark; }
        @media (max-width: 620px) {
        .tl-sheet { padding: 24px 20px 12px !important; }
        .tl-outer { padding: 12px 0 0 !important; }
        .tl-card { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
        }
        @media (prefers-color-scheme: dark) {
        {{tl_dark}}
        }
        </style>
        </head>
        <body class="tl-paper" style="margin:0;padding:0;background-color:{{tl_page}}">
        {{#if tl_preheader}}<div style="display:none;max-height:0;max-width:0;overflow:hidden;font-size:1px;line-height:1px;color:{{tl_page}};mso-hide:all">{{tl_preheader}}BLANKS</div>{{/if}}
        <table role="presentation" lang="{{tl_language}}" dir="{{tl_direction}}" class="tl-paper" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="{{tl_page}}" style="background-color:{{tl_page}}"><tr><td class="tl-outer" align="center" style="padding:24px 12px">
        <!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px">
        {{#if tl_business}}<tr><td style="padding:4px 20px 18px">
        <table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
        {{#if tl_logo}}LOGO{{else}}
        <td class="tl-mark" width="44" height="44" align="center" valign="middle" bgcolor="{{tl_main}}" style="width:44px;height:44px;border-radius:{{tl_round}}px;background-color:{{tl_main}};font-family:{{{tl_heading}}};font-size:18px;line-height:44px;font-weight:{{tl_weight}};color:{{tl_on_main}}" aria-hidden="true">{{tl_monogram}}</td>
        {{/if}}<td valign="middle" style="padding:0 12px;font-family:{{{tl_body}}};font-size:14px;line-height:20px">{{#if tl_named}}<span class="tl-main" style="font-family:{{{tl_heading}}};font-size:20px;line-height:26px;font-weight:{{tl_weight}};color:{{tl_main}}">{{tl_business}}</span>{{/if}}{{#if tl_line}}{{#if tl_named}}<br>{{/if}}<span class="tl-quiet" style="color:{{tl_soft}}">{{tl_line}}</span>{{/if}}</td>
        </tr></table></td></tr>
        {{/if}}<tr><td class="tl-card" bgcolor="{{tl_card}}" style="background-color:{{tl_card}};border:1px solid {{tl_rule}};border-radius:{{tl_corner}}px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="tl-sheet" dir="{{tl_reading}}" style="padding:36px 40px 20px;font-family:{{{tl_body}}};font-size:16px;line-height:26px;color:{{tl_text}};overflow-wrap:break-word">

        """.Replace("BLANKS", _blanks, StringComparison.Ordinal).Replace("LOGO", Logo, StringComparison.Ordinal);

    // Where the name stands beside it, nobody needs to hear it twice.
    private const string Logo = "<td valign=\"middle\"><img src=\"{{tl_logo}}\" width=\"{{tl_logo_width}}\" "
        + "height=\"{{tl_logo_height}}\" alt=\"{{#unless tl_named}}{{tl_business}}{{/unless}}\" style=\"display:block;"
        + "width:{{tl_logo_width}}px;height:{{tl_logo_height}}px;border:0;font-family:{{{tl_heading}}};font-size:18px;"
        + "color:{{tl_main}}\"></td>\n";

    private const string Quiet =
        "<a href=\"ADDRESS\" style=\"color:{{tl_soft}};text-decoration:underline\">WORDS</a>";

    private static string Footer(Purpose purpose) =>
        "</table></td></tr>\n<tr><td class=\"tl-quiet\" style=\"padding:20px 20px 28px;font-family:{{{tl_body}}};font-size:13px;"
        + "line-height:20px;color:{{tl_soft}}\">{{tl_because}}<br>"
        + "{{#if tl_business}}{{tl_business}}{{#if tl_postal}}, {{/if}}{{/if}}{{tl_postal}}"
        + "{{#if tl_contact}}<br>" + Link("{{tl_contact_address}}", "{{tl_contact}}") + "{{/if}}"
        + (purpose == Purpose.Marketing
            ? $"<br>{Link("{{tl_preferences}}", "{{tl_say_choose}}")} &nbsp;·&nbsp; "
                + Link("{{tl_unsubscribe}}", "{{tl_say_unsubscribe}}") : "")
        + "</td></tr>\n";

    private static string Link(string address, string words) =>
        Quiet.Replace("ADDRESS", address, StringComparison.Ordinal).Replace("WORDS", words, StringComparison.Ordinal);

    private const string Tail = "</table>\n<!--[if mso]></td></tr></table><![endif]-->\n</td></tr></table>\n"
        + "{{#if tl_trap}}<div aria-hidden=\"true\" style=\"display:none;max-height:0;max-width:0;overflow:hidden;mso-hide:all\">"
        + "<a href=\"{{tl_trap}}\" tabindex=\"-1\" rel=\"nofollow\"></a></div>{{/if}}"
        + "{{#if tl_pixel}}<img src=\"{{tl_pixel}}\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block;width:1px;height:1px;"
        + "border:0\">{{/if}}\n</body>\n</html>\n";
}
