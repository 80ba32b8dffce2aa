using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Throughline.Journeys;
using Throughline.Messages;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>An entry for the reader's calendar (RFC 5545), as it is sent.</summary>
/// <param name="Method">REQUEST, CANCEL or PUBLISH; the same as within <paramref name="Text"/>.</param>
/// <param name="FileName">What the file is called, in ASCII: "invite.ics".</param>
internal sealed record CalendarEntry(string Method, string Text, string FileName = "invite.ics");

/// <summary>
/// A letter that belongs to no journey: one that its reader must have (an appointment, a registration), or that somebody wrote by
/// hand. It is kept whole in its delivery's row, from when it is queued.
/// </summary>
/// <param name="Subject">May hold merge fields, as the body.</param>
/// <param name="Body">Markdown. What is not our own words stands in it as a merge field, so that it can be neither Markdown nor
/// HTML.</param>
internal sealed partial record ServiceLetter(string Subject, string Body)
{
    // Names of what stands for a brace, so that what somebody typed is never read as a template.
    private const string Opening = "openingBrace";
    private const string Closing = "closingBrace";

    /// <summary>What is merged in, by name, beside what each letter may say of its reader.</summary>
    public ImmutableSortedDictionary<string, string> Words { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Tag (BCP 47) of the language it is written in; the reader's where null.</summary>
    public string? Language { get; init; }

    /// <summary>Why they get it, one sentence for the foot; a plain one where null.</summary>
    public string? Because { get; init; }

    public CalendarEntry? Calendar { get; init; }

    /// <summary>Whether its foot lets its reader unsubscribe.</summary>
    public Purpose Purpose { get; init; } = Purpose.Service;

    /// <summary>What somebody typed, with its lines as they stand. It is Markdown; two braces in it are two braces.</summary>
    public static ServiceLetter Typed(string subject, string words) => new(Plain(subject), Plain(Lines(words)))
    {
        Words = ImmutableSortedDictionary<string, string>.Empty.Add(Opening, "{").Add(Closing, "}"),
    };

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>What <see cref="ToJson"/> wrote; null where it is none.</summary>
    public static ServiceLetter? Read(string? json)
    {
        if (json is null) return null;
        try
        {
            return JsonSerializer.Deserialize<ServiceLetter>(json) is { Subject: not null, Body: not null } letter ? letter : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The letter for its reader.</summary>
    /// <param name="values">Of the reader and the business.</param>
    /// <param name="links">Lead straight to their targets: nothing is counted in such a letter.</param>
    public RenderOutcome Render(MergeValues values, MessageLinks links)
    {
        try
        {
            var ready = MessageTemplates.Compile(new Message(Subject, Body, Purpose: Purpose),
                [.. Words.Keys.Select(name => new MergeField(name, null))]);
            return ready.Render(values with
            {
                Dates = Words.ToImmutableDictionary(),
                Language = Language ?? values.Language,
                Because = Because ?? values.Because,
            }, links);
        }
        catch (MessageTemplateException error)
        {
            return new RenderOutcome.Failed(error.Message);
        }
    }

    private static string Plain(string typed) => Brace().Replace(typed, brace => $"{{{{{(brace.Value == "{" ? Opening : Closing)}}}}}");

    // A line that ends is a line that ends; an empty one begins a paragraph, as in all Markdown.
    private static string Lines(string typed) => LineEnd().Replace(typed.ReplaceLineEndings("\n").Trim(), "  \n");

    [GeneratedRegex("[{}]", RegexOptions.None, 1000)]
    private static partial Regex Brace();

    [GeneratedRegex(@"(?<=\S)[ \t]*\n(?=[ \t]*\S)", RegexOptions.None, 1000)]
    private static partial Regex LineEnd();
}
