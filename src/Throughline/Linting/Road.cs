using System.Collections.Immutable;
using System.Globalization;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Linting.Reading;
using Throughline.Primitives;

namespace Throughline.Linting;

/// <summary>A draft made ready for the rules: nothing is null, names are trimmed, texts are read and measured once.</summary>
internal sealed class Road : Keeper
{
    private readonly Lazy<ImmutableArray<RoadText>> _texts;
    private readonly Lazy<RoadReading> _reading;
    private readonly Lazy<Claims.RoadOrder> _order;
    private readonly Lazy<ImmutableArray<RoadLink>> _links;
    private readonly Lazy<Claims.PriceBook> _prices;

    public Road(JourneyDraft draft, LintContext context)
    {
        (Draft, Context) = (draft, context);
        var own = OrEmpty(draft.Stages).Where(stage => stage is not null).ToArray();
        HasOwnStages = own.Length > 0;
        Stages = HasOwnStages
            ? [.. own.Select((stage, i) => new RoadStage(Clean(stage.Key) ?? "", Clean(stage.Name) ?? Clean(stage.Key)
                ?? "", Clean(stage.Perception), $"stages[{i}]"))]
            : [.. Stage.Defaults.Select(stage => new RoadStage(stage.Key, stage.Name, stage.Perception, "stages"))];
        Voice = VoiceOf(draft.Voice, context.Voice);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in OrEmpty(draft.Fields))
            if (field is { Name: { } name }) fields.TryAdd(name, field.Fallback ?? "");
        var known = string.Concat(fields.Select(field => $"{field.Key}={field.Value}\n"));
        Steps = [.. OrEmpty(draft.Steps).Take(Journey.MaxSteps).Select((step, i) => new RoadStep(step ?? new(), i, this, fields, known))];
        FirstPurchase = Array.FindIndex([.. Steps], step => step is { Goal: Goals.Purchase, Mini: null });
        _texts = new(() => [.. Steps.SelectMany(step => step.Texts)]);
        _reading = new(() => RoadReading.Of(this));
        _order = new(() => new(this));
        _links = new(() => RoadLink.Of(this));
        _prices = new(() => Claims.PriceBook.Of(this));
        Clock = new(this);
    }

    public JourneyDraft Draft { get; }
    public LintContext Context { get; }
    public LintLimits Limits => Context.Limits;
    public BusinessBook Book => Context.Book;

    /// <summary>At most as many as a journey may have; a longer draft is refused anyway.</summary>
    public ImmutableArray<RoadStep> Steps { get; }

    public ImmutableArray<RoadStage> Stages { get; }
    public bool HasOwnStages { get; }

    /// <summary>The journey's own; what it leaves out is the business's.</summary>
    public Voice Voice { get; }

    /// <summary>Index of the first step whose goal is purchase, of more than a mini product; −1 where none is.</summary>
    public int FirstPurchase { get; }

    /// <summary>All messages in walking order: variants, questions and reminders too.</summary>
    public ImmutableArray<RoadText> Texts => _texts.Value;

    /// <summary>Every text that customers see or hear, sentence by sentence.</summary>
    public RoadReading Reading => _reading.Value;

    /// <summary>What steps take for past or for still to come.</summary>
    public Claims.RoadOrder Order => _order.Value;

    /// <summary>Every link that customers meet.</summary>
    public ImmutableArray<RoadLink> Links => _links.Value;

    /// <summary>Every sum that customers meet.</summary>
    public Claims.PriceBook Prices => _prices.Value;

    /// <summary>How long it takes from one step to another.</summary>
    public RoadClock Clock { get; }

    public string? Persona => Clean(Draft.Persona);
    public string? Owner => Clean(Draft.Owner);

    /// <summary>The journey's offer as the book has it.</summary>
    public Offer? Offer => Clean(Draft.Offer) is { } key ? Book.Offers.FirstOrDefault(offer => offer.Key == key) : null;

    public static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>", did you mean 'x'?" or nothing, for the middle of a sentence.</summary>
    public static string DidYouMean(string word, IEnumerable<string> known) => FindingBag.DidYouMean(Nearest.To(word, known));

    public static string At(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    private static Voice VoiceOf(VoiceDraft? own, Voice business) => new(
        Written(own?.Tones ?? []) is { Length: > 0 } tones ? tones : Written(business.Tones),
        Clean(own?.KeyMessage) ?? Clean(business.KeyMessage),
        Written(own?.Use ?? []) is { Length: > 0 } use ? use : Written(business.Use),
        [.. Written(own?.Avoid ?? []).Union(Written(business.Avoid), StringComparer.OrdinalIgnoreCase)]);

    private static ImmutableArray<string> Written(ImmutableArray<string> texts) =>
        [.. OrEmpty(texts).Select(Clean).OfType<string>().Take(200)];
}

internal sealed record RoadStage(string Key, string Name, string? Perception, string Path);

/// <summary>The words of a step's goal in the journey file, and as screens say them.</summary>
internal static class Goals
{
    public const string Purchase = Aims.Purchase;
    public const string Consumption = Aims.Consumption;
    public const string Referral = Aims.Referral;
    public const string Nurture = Aims.Nurture;

    public static string InWords(string goal) => goal switch
    {
        Purchase => "They buy",
        Consumption => "They use what they bought",
        Aims.Result => "They say whether it worked",
        Aims.Endorsement => "They vouch for you",
        Referral => "They tell others",
        Aims.Repeat => "They buy again",
        Nurture => "They trust you more",
        _ => goal,
    };
}
