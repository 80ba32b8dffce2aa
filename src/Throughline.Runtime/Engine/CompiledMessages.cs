using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// The messages of published versions, ready to be rendered and followed. A version never changes, so what was compiled
/// stays right; the least used make room.
/// </summary>
internal sealed class CompiledMessages : IDisposable
{
    /// <summary>Most messages that are kept ready; each is some hundred kilobytes of compiled template.</summary>
    private const int Most = 1_000;

    /// <summary>In the place of a nudge's number: the script of a step's assignment.</summary>
    private const int Script = -1;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly Lock _compiling = new();

    /// <exception cref="MessageTemplateException">It cannot be put together.</exception>
    public CompiledMessage Of(PublishedVersion version, int step, int number, int variant) =>
        Of(version, (step, number, variant), () => Source(version.Journey.Steps[step], number, variant));

    /// <summary>What the team says at a step that is theirs, ready to be rendered.</summary>
    /// <param name="script">As it is written there.</param>
    /// <exception cref="MessageTemplateException">It cannot be read as a text with merge fields.</exception>
    public CompiledMessage ScriptOf(PublishedVersion version, int step, string script, string? care = null) =>
        Of(version, (step, Script, care is null ? 0 : step >= 0 ? 1 : 2 + IndexOf(version.Journey.Care, care)),
            () => new Message("script", script));

    private static int IndexOf(ImmutableArray<CareRule> rules, string key)
    {
        for (var i = 0; i < rules.Length; i++)
            if (rules[i].Key == key) return i;
        return -1;
    }

    /// <summary>A message of a draft. It is kept by what stands in it, so that whoever looks at a road again does not wait again.</summary>
    /// <param name="fields">The journey's own merge fields.</param>
    /// <exception cref="MessageTemplateException">It cannot be put together.</exception>
    public CompiledMessage Of(Message message, IReadOnlyList<MergeField> fields) =>
        Kept((message, string.Join('\n', fields)), () => MessageTemplates.Compile(message, fields));

    /// <summary>The message that a delivery was made from; null where the version has none there.</summary>
    public CompiledMessage? Of(PublishedVersion? version, DeliveryRow delivery) =>
        version is not null && SourceOf(version.Journey, delivery.Step, delivery.Number, delivery.Variant) is not null
            ? Of(version, delivery.Step, delivery.Number, delivery.Variant) : null;

    public void Dispose() => _kept.Dispose();

    private CompiledMessage Of(PublishedVersion version, (int Step, int Number, int Variant) place, Func<Message> source) =>
        Kept((version.Id, place), () => MessageTemplates.Compile(source(), version.Journey.Fields));

    private CompiledMessage Kept(object key, Func<CompiledMessage> compile)
    {
        if (_kept.TryGetValue(key, out CompiledMessage? kept)) return kept!;
        // Many who want the same one at once wait for it, and do not all make it.
        lock (_compiling)
        {
            return _kept.GetOrCreate(key, entry =>
            {
                entry.Size = 1;
                return compile();
            })!;
        }
    }

    /// <summary>The message a delivery is made from.</summary>
    public static Message Source(Step step, int number, int variant) =>
        SourceOf(step, number, variant) ?? throw new InvalidOperationException($"The step \"{step.Key}\" has no such message.");

    /// <summary>As it is written in the journey; null where there is none.</summary>
    public static Message? SourceOf(Journey journey, int? step, int number, int variant) =>
        step is >= 0 and var index && index < journey.Steps.Length ? SourceOf(journey.Steps[index], number, variant) : null;

    private static Message? SourceOf(Step step, int number, int variant) => step.Work switch
    {
        _ when number > step.Nudges.Length || number < 0 => null,
        MessageWork work when variant >= work.Variants.Length + work.Wordings.Length => null,
        MessageWork or SurveyWork => step.MessageOf(number, variant),
        _ when number > 0 => step.MessageOf(number, variant),
        _ => null,
    };
}
