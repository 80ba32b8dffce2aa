using Throughline.People;

namespace Throughline.Messages;

/// <summary>What a step says to a person, as written: Markdown with Handlebars merge fields.</summary>
/// <param name="Subject">One line, merge fields allowed. The title of what is sent; a text message goes without, and may leave it empty.</param>
/// <param name="Body">Markdown, merge fields allowed.</param>
/// <param name="Preheader">The grey line beside the subject in an inbox; the body's beginning where null.</param>
/// <param name="Channel">How it is sent.</param>
/// <param name="Purpose">Marketing unless the file says service.</param>
/// <param name="Topic">What the person may unsubscribe from, a key; "news" unless the file names one.</param>
public sealed record Message(
    string Subject,
    string Body,
    string? Preheader = null,
    Channel Channel = Channel.Email,
    Purpose Purpose = Purpose.Marketing,
    string Topic = Message.DefaultTopic)
{
    public const string DefaultTopic = "news";

    /// <summary>A file of the library that stands behind its last words, unless they lead to it themselves; null where there is
    /// none.</summary>
    public string? Gives { get; init; }

    /// <summary>Every file of the library that it names: some more than once.</summary>
    public IEnumerable<string> Files => Gives is null ? FileLinks.NamedIn(Body) : FileLinks.NamedIn(Body).Append(Gives);

    private const int TitleLength = 60;

    /// <summary>True where it goes to a phone: the words alone, without subject and layout.</summary>
    public bool IsText => Channel == Channel.Sms;

    /// <summary>What a list calls it, as written: the subject, or the beginning of a text message.</summary>
    public string Title => IsText ? Beginning(Body) : Subject;

    /// <summary>The first line of a body that says something, or as much of it as fits into a list; "" where none does.</summary>
    public static string Beginning(string? body)
    {
        foreach (var line in (body ?? "").AsSpan().EnumerateLines())
            if (line.Trim() is { Length: > 0 } words) return words.Length <= TitleLength ? words.ToString() : $"{Cut(words)}…";
        return "";
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> words)
    {
        var space = words[..TitleLength].LastIndexOf(' ');
        return space > 0 ? words[..space] : words[..(char.IsHighSurrogate(words[TitleLength - 1]) ? TitleLength - 1 : TitleLength)];
    }
}
