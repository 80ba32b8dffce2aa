using System.Collections.Immutable;

namespace Throughline.Runtime.Channels.Rendering;

/// <summary>A message with everything merged in.</summary>
/// <param name="Subject">One line; "" for a text message, as preheader and HTML are.</param>
/// <param name="ValuesUsed">What was merged in, by name; with the message as published it gives the same mail again (<see cref="CompiledMessage.Replay"/>).</param>
internal sealed record RenderedMessage(
    string Subject,
    string Preheader,
    string Html,
    string Text,
    IReadOnlyDictionary<string, string> ValuesUsed)
{
    /// <summary>Tag (BCP 47) of the language it is declared to be in.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>What became of a rendering. The family is closed.</summary>
internal abstract record RenderOutcome
{
    private RenderOutcome()
    {
    }

    public sealed record Rendered(RenderedMessage Message) : RenderOutcome;

    /// <summary>Words the message needs are not known about this person (<c>SendReason.MissingValue</c>).</summary>
    /// <param name="Names">Of the merge fields, each once, in the order of the message.</param>
    public sealed record MissingValue(ImmutableArray<string> Names) : RenderOutcome
    {
        public bool Equals(MissingValue? other) => other is not null && Names.SequenceEqual(other.Names);

        public override int GetHashCode() => Names.Length;
    }

    /// <summary>The message cannot be put together (<c>SendReason.TemplateFailed</c>).</summary>
    public sealed record Failed(string Sentence) : RenderOutcome;
}
