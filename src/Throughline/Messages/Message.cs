using Throughline.People;

namespace Throughline.Messages;

/// <summary>What a step says to a person, as written: Markdown with Handlebars merge fields.</summary>
/// <param name="Subject">One line, merge fields allowed. The title of what is sent.</param>
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
}
