using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Time;

namespace Throughline.Journeys;

/// <summary>What one text of a journey may be, as far as that can be seen without looking at the rest.</summary>
/// <param name="Max">Characters, at most.</param>
/// <param name="Default">What holds where the text is missing; null where nothing does.</param>
internal abstract record TextRule(int Max, string? Default = null)
{
    /// <summary>Adds what is wrong with a text that is there.</summary>
    public virtual void Check(string name, string text, string path, FindingBag findings)
    {
        if (text.Length > Max) findings.Add(StructuralFindings.TooLong, path, name, Number(text.Length), Number(Max));
    }

    public virtual JsonObject Schema() => new() { ["type"] = "string", ["maxLength"] = Max };

    /// <summary>True where the canonical file writes digits without quotes.</summary>
    public virtual bool IsNumber => false;

    protected static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Any text, over as many lines as it likes.</summary>
internal sealed record Prose(int Max) : TextRule(Max);

/// <summary>Text with merge fields. Its length counts in bytes, and is looked at together with the merge fields.</summary>
internal sealed record Template() : TextRule(MergeFields.MaxTemplateBytes)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
    }
}

/// <summary>One line.</summary>
internal sealed record Line(int Max, string? Default = null) : TextRule(Max, Default)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        base.Check(name, text, path, findings);
        if (text.AsSpan().IndexOfAny("\r\n\u0085\u2028\u2029") >= 0) findings.Add(StructuralFindings.NotOneLine, path, name);
    }
}

/// <summary>A stable name that other things are counted under.</summary>
internal sealed record Key(string? Default = null) : TextRule(MaxLength, Default)
{
    public const int MaxLength = 64;
    public const string Pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!IsKey(text)) findings.Add(StructuralFindings.BadKey, path, name, FindingBag.Short(text));
    }

    public override JsonObject Schema()
    {
        var schema = base.Schema();
        schema["pattern"] = Pattern;
        return schema;
    }

    public static bool IsKey(string text)
    {
        if (text.Length is 0 or > MaxLength || text[0] == '-' || text[^1] == '-') return false;
        for (var i = 0; i < text.Length; i++)
            if (!char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]) && (text[i] != '-' || text[i - 1] == '-')) return false;
        return true;
    }
}

/// <summary>A length of time, as <see cref="Wait"/> reads it.</summary>
/// <param name="MayBeNone">False where no time at all would make no sense.</param>
internal sealed record Length(string? Default, bool MayBeNone = false) : TextRule(100, Default)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!Wait.TryParse(text, out var wait)) findings.Add(StructuralFindings.NotAWait, path, name, FindingBag.Short(text));
        else if (wait.IsNone && !MayBeNone) findings.Add(StructuralFindings.NoTime, path, name);
    }

    public override JsonObject Schema()
    {
        var schema = base.Schema();
        schema["examples"] = new JsonArray("2 days", "90 minutes", "1 week", "2 days at 09:00");
        return schema;
    }
}

/// <summary>A length of time back from a date: no hours to wait for.</summary>
internal sealed record LengthBefore() : TextRule(100)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!Wait.TryParse(text, out var wait)) findings.Add(StructuralFindings.NotAWait, path, name, FindingBag.Short(text));
        else if (wait.IsNone || wait.On == Landing.WorkingHours) findings.Add(StructuralFindings.NoTime, path, name);
    }
}

/// <summary>A moment that hangs on a date, as <see cref="DateWait"/> reads it.</summary>
internal sealed record MomentByDate(string? Default) : TextRule(100, Default)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!DateWait.TryParse(text, out _)) findings.Add(StructuralFindings.NotAMoment, path, name, FindingBag.Short(text));
    }

    public override JsonObject Schema()
    {
        var schema = base.Schema();
        schema["examples"] = new JsonArray("30 days before renewal", "3 months after last-order", "until call");
        return schema;
    }
}

/// <summary>A length of time, or a moment that hangs on a date.</summary>
/// <param name="MayBeNone">False where no time at all would make no sense.</param>
internal sealed record LengthOrMoment(string? Default, bool MayBeNone = false) : TextRule(100, Default)
{
    private readonly Length _length = new(Default, MayBeNone);

    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!DateWait.TryParse(text, out _)) _length.Check(name, text, path, findings);
    }

    public override JsonObject Schema()
    {
        var schema = _length.Schema();
        schema["examples"] = new JsonArray("2 days", "90 minutes", "2 working days at 09:00", "1 day before call at 09:00", "until call");
        return schema;
    }
}

/// <summary>A whole number, written in digits.</summary>
internal sealed record WholeNumber(int Least, int Most, string? Default = null) : TextRule(10, Default)
{
    public override bool IsNumber => true;

    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!TryRead(text, out var number) || number < Least || number > Most)
            findings.Add(StructuralFindings.NotANumber, path, name, Number(Least), Number(Most), FindingBag.Short(text));
    }

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = Least, ["maximum"] = Most };

    public static bool TryRead(string? text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}

/// <summary>The tag of a language (BCP 47).</summary>
internal sealed record Language() : TextRule(35)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (LanguageTag.Read(text) != text) findings.Add(StructuralFindings.NotALanguage, path, name, FindingBag.Short(text));
    }
}

/// <summary>A day of the calendar, written like 2027-03-31.</summary>
internal sealed record Date() : TextRule(10)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!TryRead(text, out _)) findings.Add(StructuralFindings.NotADate, path, name, FindingBag.Short(text));
    }

    public override JsonObject Schema()
    {
        var schema = base.Schema();
        schema["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
        return schema;
    }

    public static bool TryRead(string? text, out LocalDate date) => LocalDatePattern.Iso.Parse(text ?? "").TryGetValue(default, out date);
}

/// <summary>The address of a picture that a page of ours may show.</summary>
internal sealed record PictureAddress() : TextRule(2_000)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        base.Check(name, text, path, findings);
        if (Read(text) is null && !(FileLinks.KeyOf(text) is { } file && FileLinks.IsPicture(file)))
            findings.Add(StructuralFindings.PictureAddress, path, FindingBag.Short(text));
    }

    public override JsonObject Schema()
    {
        var schema = base.Schema();
        schema["pattern"] = "^(https://|file:)";
        return schema;
    }

    /// <summary>Null where it is none: https only, so that nothing on the page comes unprotected, and without a password in it.</summary>
    public static Uri? Read(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && address is { Scheme: "https", UserInfo: "", Host.Length: > 0 }
            ? address : null;
}

/// <summary>The name of a file of the library.</summary>
internal sealed record FileName() : TextRule(FileLinks.LongestKey)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!FileLinks.IsKey(text)) findings.Add(StructuralFindings.NotAFile, path, name, FindingBag.Short(text));
    }

    public override JsonObject Schema()
    {
        var schema = base.Schema();
        schema["pattern"] = FileLinks.KeyPattern;
        schema["examples"] = new JsonArray("five-steps.pdf");
        return schema;
    }
}

/// <summary>One of a closed list of words.</summary>
internal sealed record OneOf(ImmutableArray<string> Words, string? Default = null) : TextRule(100, Default)
{
    public override void Check(string name, string text, string path, FindingBag findings)
    {
        if (!Words.Contains(text))
            findings.Add(StructuralFindings.NotOneOf, path, name, FindingBag.Short(text), FindingBag.DidYouMean(Nearest.To(text, Words)), string.Join(", ", Words));
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Words.Select(word => JsonValue.Create(word))]) };
}
