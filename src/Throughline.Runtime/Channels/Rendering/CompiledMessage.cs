using System.Collections.Immutable;
using System.Globalization;
using Throughline.Businesses;
using Throughline.Languages;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>One address of a compiled message.</summary>
/// <param name="Click">Index among the counted links, or null.</param>
/// <param name="Address">Null where the address holds no merge field and is <paramref name="Source"/>.</param>
/// <param name="WholeField">The field that is the whole address, or null.</param>
internal sealed record LinkTemplate(int? Click, string Key, string Source, Template? Address, int? WholeField)
{
    /// <summary>The file of the library that it leads to or shows; null for any other address.</summary>
    public string? File { get; init; }

    /// <summary>What of the file is written.</summary>
    public FilePart Part { get; init; }
}

/// <summary>A message that is ready to be rendered for anybody. Immutable and safe to share between threads.</summary>
internal sealed class CompiledMessage
{
    /// <summary>Most characters a rendered part may have.</summary>
    public const int MaxOutput = 256 * 1024;

    /// <summary>Longest subject, in characters; the rest is cut off.</summary>
    public const int MaxSubject = 500;

    [ThreadStatic]
    private static BoundedWriter? s_writer;

    private readonly FieldUse[] _fields;
    private readonly ImmutableArray<LinkTemplate> _links;
    private readonly MailTemplates? _mail;
    private readonly Template _text;

    /// <param name="mail">Null for a text message, which is its words alone.</param>
    internal CompiledMessage(FieldUse[] fields, ImmutableArray<LinkTemplate> links, Template text, MailTemplates? mail = null)
    {
        (_fields, _links, _text, _mail) = (fields, links, text, mail);
        Links = [.. links.Where(l => l.Click is not null).Select(l => new CompiledLink(l.Click!.Value, l.Key, l.Source))];
    }

    /// <summary>What an e-mail has and a text message has not.</summary>
    /// <param name="Words">Subject and body, for whatever is to be told from their letters.</param>
    internal sealed record MailTemplates(Template Subject, Template Preheader, Template Html, string Words)
    {
        /// <summary>It ends with the name of whoever writes it.</summary>
        public bool IsSigned { get; init; }

        /// <summary>Which way most of it is written; null where it has no letters.</summary>
        public bool? IsRightToLeft { get; } = WritingDirection.Of(Words);
    }

    /// <summary>The links whose clicks are counted; the place in the list is the index in the signed address.</summary>
    public ImmutableArray<CompiledLink> Links { get; }

    /// <summary>What events call a counted link; null where there is none of that number.</summary>
    public string? KeyOf(int index) => index >= 0 && index < Links.Length ? Links[index].Key : null;

    /// <summary>The file that a counted link hands over; null where it leads elsewhere.</summary>
    public string? FileOf(int index) => _links.FirstOrDefault(link => link.Click == index)?.File;

    /// <summary>The message for one person.</summary>
    public RenderOutcome Render(MergeValues values, MessageLinks links) => Replay(Gather(values), links, values.Look);

    /// <summary>The message again, from <see cref="RenderedMessage.ValuesUsed"/> of the first time.</summary>
    /// <param name="look">What it wears now: words are kept, clothes are not. Nobody's where nobody sees it.</param>
    public RenderOutcome Replay(IReadOnlyDictionary<string, string> valuesUsed, MessageLinks links, WornLook? look = null)
    {
        var sheet = Sheet(valuesUsed, links);
        if (_mail is not null) MailLook.Add(sheet, look ?? WornLook.Nobodys, links);
        try
        {
            return Fill(sheet, valuesUsed, links);
        }
        catch (OutputTooLongException)
        {
            return new RenderOutcome.Failed($"The message grew beyond {MaxOutput / 1024} KB. Shorten it.");
        }
    }

    /// <summary>Where link <paramref name="index"/> leads for the person of <paramref name="valuesUsed"/>, in ASCII; null where there is
    /// no such link or no safe address comes out.</summary>
    public string? ResolveTarget(int index, IReadOnlyDictionary<string, string> valuesUsed)
    {
        foreach (var link in _links)
            if (link.Click == index) return WebAddress.Ascii(Address(link, Sheet(valuesUsed, MessageLinks.Preview)));
        return null;
    }

    private RenderOutcome Fill(MergeSheet sheet, IReadOnlyDictionary<string, string> valuesUsed, MessageLinks links)
    {
        if (_links.FirstOrDefault(link => link.File is { } file && links.Lacks(file))?.File is { } lacking)
            return new RenderOutcome.Failed($"“{lacking}” is not in your library. Put it there, or write another name.");
        AddLinks(sheet, links);
        var (subject, preheader, html) = _mail is null ? ("", "", "") : Fill(_mail, sheet);
        var text = Closed(Write(_text, sheet));
        if (_mail is null) text = text.Trim();
        if (MissingOf(sheet) is { Length: > 0 } missing) return new RenderOutcome.MissingValue(missing);
        if (sheet.Missing.Count > 0) return new RenderOutcome.Failed("A link of the message does not lead to a web address for this person.");
        if (_mail is not null && subject.Length == 0) return new RenderOutcome.Failed("The subject came out empty.");
        if (text.Length == 0) return new RenderOutcome.Failed("There is nothing to send: the text is empty.");
        return new RenderOutcome.Rendered(new RenderedMessage(subject, preheader, html, text, valuesUsed)
        {
            Language = Language(valuesUsed),
        });
    }

    private static (string Subject, string Preheader, string Html) Fill(MailTemplates mail, MergeSheet sheet)
    {
        var subject = OneLine(Write(mail.Subject, sheet));
        var preheader = OneLine(Write(mail.Preheader, sheet));
        sheet["tl_subject"] = subject;
        sheet["tl_preheader"] = preheader;
        return (subject, preheader, Write(mail.Html, sheet));
    }

    // Condition answers are kept under "?name", so that a replay takes the same turns.
    private Dictionary<string, string> Gather(MergeValues values)
    {
        var used = new Dictionary<string, string>(_fields.Length * 2 + 4, StringComparer.Ordinal);
        foreach (var field in _fields)
        {
            if (BuiltInFields.IsLink(field.Name)) continue;
            var known = values.Find(field.Name);
            if (field.IsTested) used["?" + field.Name] = known is null || known.Equals("false", StringComparison.OrdinalIgnoreCase) ? "no"
                : "yes";
            var shown = known ?? field.Own ?? MergeValues.Clean(field.Fallback) ?? values.FallbackOf(field.Name);
            if (field.IsMerged && shown is not null) used[field.Key] = shown;
        }
        if (values.Find(BuiltInFields.BusinessName) is { } business) used[BuiltInFields.BusinessName] = business;
        if (MergeValues.Clean(values.PostalAddress) is { } postal) used["?postal"] = postal;
        if (MergeValues.Clean(values.Because) is { } because) used["?because"] = because;
        if (values.Language != "en") used["?language"] = values.Language;
        if (_mail?.IsSigned == true && values.Signature is { } signature)
        {
            used["?signature"] = string.Join('\n', signature.Words.Split('\n').Select(MergeValues.Clean).OfType<string>());
            if (signature.Portrait is { } portrait) used["?portrait"] = portrait;
        }
        return used;
    }

    private MergeSheet Sheet(IReadOnlyDictionary<string, string> used, MessageLinks links)
    {
        var sheet = new MergeSheet(_fields.Length * 2 + _links.Length + 12);
        for (var i = 0; i < _fields.Length; i++)
        {
            var (name, field) = (_fields[i].Name, _fields[i]);
            if (OwnLink(name, links) is { } own)
            {
                sheet[TemplateAssembly.ValueName(i)] = own;
                sheet[TemplateAssembly.KnownName(i)] = true;
                continue;
            }
            if (used.TryGetValue(field.Key, out var shown)
                || used.TryGetValue(name, out shown)) sheet[TemplateAssembly.ValueName(i)] = shown;
            if (field.IsTested) sheet[TemplateAssembly.KnownName(i)] = used.TryGetValue("?" + name, out var answer) && answer == "yes";
        }
        AddLayout(sheet, used, links);
        return sheet;
    }

    private void AddLayout(MergeSheet sheet, IReadOnlyDictionary<string, string> used, MessageLinks links)
    {
        var language = Language(used);
        var isRightToLeft = WritingDirection.IsRightToLeft(language);
        var business = used.GetValueOrDefault(BuiltInFields.BusinessName, "");
        var words = PublicWords.In(used.GetValueOrDefault("?language"));
        sheet["tl_language"] = language;
        sheet["tl_direction"] = isRightToLeft ? "rtl" : "ltr";
        sheet["tl_reading"] = _mail?.IsRightToLeft ?? isRightToLeft ? "rtl" : "ltr";
        sheet["tl_business"] = business;
        sheet["tl_monogram"] = Monogram.Of(business);
        sheet["tl_postal"] = used.GetValueOrDefault("?postal", "");
        sheet["tl_because"] = used.GetValueOrDefault("?because")
            ?? (business.Length > 0 ? words.Say(PublicWord.BecauseInTouch, ("business", business))
                : words.Say(PublicWord.BecauseInTouchWithUs));
        sheet["tl_say_choose"] = words.Say(PublicWord.ChooseWhatYouGet);
        sheet["tl_say_unsubscribe"] = words.Say(PublicWord.Unsubscribe);
        sheet["tl_preferences"] = links.Preferences;
        sheet["tl_unsubscribe"] = links.Unsubscribe;
        sheet["tl_pixel"] = links.Open ?? "";
        sheet["tl_trap"] = Links.IsEmpty ? "" : links.Trap ?? "";
        if (_mail?.IsSigned == true)
            MailSignature.Add(sheet, used.GetValueOrDefault("?signature"), used.GetValueOrDefault("?portrait"), links);
        sheet["tl_brace"] = "{";
        sheet["tl_close"] = "}";
        sheet["tl_slash"] = "\\";
    }

    // A link that leads nowhere for this person is left out of the sheet, which matters only where it is written.
    private void AddLinks(MergeSheet sheet, MessageLinks links)
    {
        for (var i = 0; i < _links.Length; i++)
        {
            var link = _links[i];
            if (link.File is not null)
            {
                sheet[TemplateAssembly.LinkName(i)] = links.OfFile(link);
                continue;
            }
            var address = Address(link, sheet);
            if (address is not null && (link.Click is not null || IsValueOfTheirs(link)))
                address = WebAddress.Ascii(address) is not { } safe ? null : link.Click is { } click ? links.Click(click) ?? safe : safe;
            if (address is not null) sheet[TemplateAssembly.LinkName(i)] = address;
        }
    }

    private bool IsValueOfTheirs(LinkTemplate link) => link.WholeField is { } field && !BuiltInFields.IsLink(_fields[field].Name);

    // Null where a field that it needs is missing.
    private static string? Address(LinkTemplate link, MergeSheet sheet)
    {
        if (link.WholeField is { } field) return sheet.GetValueOrDefault(TemplateAssembly.ValueName(field)) as string;
        if (link.Address is null) return link.Source;
        var address = Write(link.Address, sheet);
        if (sheet.Missing.Count == 0) return address;
        sheet.Missing.Clear();
        return null;
    }

    // A field is missing where it was to be written and is not in the sheet, or where a link was that needs it.
    private ImmutableArray<string> MissingOf(MergeSheet sheet)
    {
        if (sheet.Missing.Count == 0) return [];
        foreach (var name in sheet.Missing.Where(n => n[0] == 'l').ToList())
            if (_links[int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture)] is var link)
                if (link.WholeField is { } field
                    && !sheet.ContainsKey(TemplateAssembly.ValueName(field))) sheet.Missing.Add(TemplateAssembly.ValueName(field));
                else if (link.Address is not null) Write(link.Address, sheet);
        return [.. _fields.Where((_, i) => sheet.Missing.Contains(TemplateAssembly.ValueName(i))).Select(f => f.Name)];
    }

    private static string? OwnLink(string name, MessageLinks links) => name switch
    {
        BuiltInFields.SurveyLink => links.Survey,
        BuiltInFields.PreferencesLink => links.Preferences,
        BuiltInFields.ConfirmLink => links.Confirm,
        BuiltInFields.UnsubscribeLink => links.Unsubscribe,
        _ => null,
    };

    private static string Write(Template template, MergeSheet sheet)
    {
        var writer = s_writer ??= new BoundedWriter(MaxOutput);
        template(writer, sheet);
        return writer.Take();
    }

    // A condition that did not hold leaves its paragraph's empty lines behind.
    private static string Closed(string text)
    {
        while (text.Contains("\n\n\n", StringComparison.Ordinal)) text = text.Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
        return text;
    }

    private static string OneLine(string text)
    {
        var line = MergeValues.Clean(text) ?? "";
        return line.Length <= MaxSubject ? line : line[..(char.IsHighSurrogate(line[MaxSubject - 1]) ? MaxSubject - 1 : MaxSubject)];
    }

    private string Language(IReadOnlyDictionary<string, string> used)
    {
        var known = used.GetValueOrDefault("?language", "en");
        return _mail is null ? known : WritingDirection.LanguageOf(_mail.IsRightToLeft == true ? _mail.Words : "", known);
    }
}
