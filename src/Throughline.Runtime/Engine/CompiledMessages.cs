using Microsoft.Extensions.Caching.Memory;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.Runtime.Engine;

/// <summary>The texts of published versions, made ready once: that takes milliseconds, rendering one microseconds.</summary>
internal sealed class CompiledMessages : IDisposable
{
    /// <summary>Most texts that are kept ready; each is some hundred kilobytes of compiled template. The least used make room.</summary>
    private const int Most = 1_000;

    /// <summary>In the place of a nudge's number: the script of a step's assignment.</summary>
    private const int Script = -1;

    private readonly MemoryCache _compiled = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>The message a delivery is made from, ready to be rendered.</summary>
    /// <exception cref="MessageTemplateException">It is not one that can be sent.</exception>
    public CompiledMessage Of(PublishedVersion version, int step, int number, int variant) =>
        Of(version, (step, number, variant), () => Dispatcher.Source(version.Journey.Steps[step], number, variant));

    /// <summary>What the team says at a step that is theirs, ready to be rendered.</summary>
    /// <param name="script">As it is written there.</param>
    /// <exception cref="MessageTemplateException">It cannot be read as a text with merge fields.</exception>
    public CompiledMessage ScriptOf(PublishedVersion version, int step, string script) =>
        Of(version, (step, Script, 0), () => new Message("script", script));

    public void Dispose() => _compiled.Dispose();

    private CompiledMessage Of(PublishedVersion version, (int Step, int Number, int Variant) place, Func<Message> source) =>
        _compiled.GetOrCreate((version.Id, place), entry =>
        {
            entry.Size = 1;
            return MessageTemplates.Compile(source(), version.Journey.Fields);
        })!;
}
