using System.Collections.Immutable;
using System.Text;

namespace Throughline.Messages;

/// <summary>
/// What messages may hold in double braces: <c>{{name}}</c>, <c>{{name | what stands in}}</c>,
/// <c>{{#if name}}…{{else}}…{{/if}}</c> and <c>{{#unless name}}…{{/unless}}</c>, nested up to <see cref="MaxNesting"/>.
/// Everything else is a problem, so that what a template does can be read off it: it prints words and leaves parts out,
/// nothing more. The compiler, the linter, the editor and the renderer all read templates by <see cref="Scan"/>.
/// </summary>
public static class MergeFields
{
    /// <summary>Blocks inside blocks, at most.</summary>
    public const int MaxNesting = 10;

    /// <summary>Longest template, in bytes of UTF-8.</summary>
    public const int MaxTemplateBytes = 100_000;

    /// <summary>Merge fields, conditions, elses and ends in one template, at most.</summary>
    public const int MaxExpressions = 400;

    /// <summary>Longest fallback of one field, in characters.</summary>
    public const int MaxFallback = 500;

    /// <summary>Problems that are listed for one template; what comes after them is more of the same.</summary>
    public const int MaxProblems = 20;

    /// <summary>The names that exist without being declared, in the order people look for them.</summary>
    public static ImmutableArray<BuiltInField> BuiltIn { get; } =
    [
        new("firstName", MergePlace.Anywhere, "The person's first name."),
        new("lastName", MergePlace.Anywhere, "The person's last name."),
        new("fullName", MergePlace.Anywhere, "First and last name."),
        new("email", MergePlace.Anywhere, "The person's e-mail address."),
        new("phone", MergePlace.Anywhere, "The person's phone number."),
        new("businessName", MergePlace.Anywhere, "The name of your business."),
        new("ownerName", MergePlace.Anywhere, "The name of the step's owner, or else of the journey's."),
        new("journeyName", MergePlace.Anywhere, "The name of the journey."),
        new("surveyLink", MergePlace.SurveyMessage, "The address of the survey's page, for this person alone."),
        new("preferencesLink", MergePlace.Message, "The address of the page where the person chooses what to get."),
        new("unsubscribeLink", MergePlace.Message, "The address of the page where the person unsubscribes."),
    ];

    private static readonly ImmutableArray<string> _reserved =
        ["if", "unless", "else", "each", "with", "lookup", "log", "this", "true", "false", "null", "undefined", "as"];

    public static BuiltInField? FindBuiltIn(string name)
    {
        foreach (var field in BuiltIn)
            if (field.Name == name) return field;
        return null;
    }

    /// <summary>A letter, then letters, digits and underscores, 64 at most, and not a word of the template language.</summary>
    public static bool IsName(string text)
    {
        if (text.Length is 0 or > 64 || !char.IsAsciiLetter(text[0]) || _reserved.Contains(text)) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        return true;
    }

    /// <summary>
    /// Takes a template apart. Never throws, and takes a time that grows with the length; stops at <see cref="MaxProblems"/>,
    /// and what comes after is one text.
    /// </summary>
    public static MergeScan Scan(string text)
    {
        if (text.Length > MaxTemplateBytes || Encoding.UTF8.GetByteCount(text) > MaxTemplateBytes)
            return new(text, [new(MergePieceKind.Text, 0, text)], [new(MergeProblemKind.TooLarge, 0, "")]);
        return new MergeFieldsScanner(text).Scan();
    }
}

/// <summary>Where a built-in name has a value.</summary>
public enum MergePlace
{
    Anywhere,

    /// <summary>Messages to the person, not scripts for staff.</summary>
    Message,

    /// <summary>The messages of a survey step.</summary>
    SurveyMessage,
}

/// <summary>A name that every journey may merge in.</summary>
public sealed record BuiltInField(string Name, MergePlace Place, string Meaning);
