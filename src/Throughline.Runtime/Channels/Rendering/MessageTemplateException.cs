using Throughline.Journeys;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A message that cannot be turned into mail, with the part of it that is wrong and what to do.</summary>
/// <param name="part">subject, preheader or body.</param>
/// <param name="sentence">What is wrong and how to mend it.</param>
internal sealed class MessageTemplateException(string part, string sentence) : Exception($"The {part}: {sentence}")
{
    public static MessageTemplateException Of(string part, Finding finding) => new(part, $"{finding.Sentence} {finding.Fix}");

    /// <summary>subject, preheader or body.</summary>
    public string Part { get; } = part;

    public string Sentence { get; } = sentence;
}
