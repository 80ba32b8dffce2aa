using System.Collections.Immutable;
using NodaTime;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Simulation;
using Throughline.Time;

namespace Throughline.Runtime.Engine;

/// <summary>What somebody asks to see rehearsed, on a page or at the command line.</summary>
/// <param name="Person">Made up, or what is known of somebody.</param>
/// <param name="Way">One of the journey's.</param>
internal sealed record RehearsalWish(PersonFacts Person, Sender Sender, EntryPoint Way, LocalZone Zone, Instant Start)
{
    public ImmutableArray<Lever> Levers { get; init; } = [];
    public ImmutableArray<PlannedAct> Acts { get; init; } = [];
    public SendLimits Limits { get; init; } = SendLimits.Default;

    /// <summary>The business's calendar and the days of its events.</summary>
    public Circumstances Around { get; init; } = Circumstances.None;

    /// <inheritdoc cref="RehearsalPlan.ConsentFor"/>
    public Func<Message, ConsentState>? ConsentFor { get; init; }

    /// <inheritdoc cref="RehearsalPlan.Suppression"/>
    public string? Suppression { get; init; }
}

/// <summary>A rehearsal with everything it was played from.</summary>
internal sealed record RehearsedWalk(RehearsalCast Cast, RehearsalPlan Plan, Rehearsed Rehearsed)
{
    /// <param name="compile">Makes a message ready to be rendered.</param>
    public static RehearsedWalk Play(Journey journey, RehearsalWish wish, Func<Message, IReadOnlyList<MergeField>, CompiledMessage> compile)
    {
        var cast = new RehearsalCast(journey, Levers.Pull(wish.Person, wish.Levers), wish.Sender, compile);
        var plan = Levers.Pull(PlanOf(wish, cast), journey, wish.Levers);
        return new(cast, plan, Rehearsal.Play(journey, plan));
    }

    private static RehearsalPlan PlanOf(RehearsalWish wish, RehearsalCast cast) => new()
    {
        PersonId = wish.Person.Id,
        EnrollmentId = DerivedId.Of("rehearsal", wish.Person.Email ?? wish.Person.Id.ToString("N"), cast.Journey.Key),
        EntryPoint = wish.Way,
        Zone = wish.Zone,
        Start = wish.Start,
        Limits = wish.Limits,
        ConsentFor = wish.ConsentFor,
        HasAddress = wish.Person.Email is not null,
        Suppression = wish.Suppression,
        Acts = wish.Acts,
        Obstacle = cast.Obstacle,
        Language = cast.Language,
        Around = wish.Around with { Person = cast.Person },
    };
}

/// <summary>The person of a rehearsal, and the mails put together for them by the renderer that real mails leave by.</summary>
internal sealed class RehearsalCast(
    Journey journey, PersonFacts person, Sender sender, Func<Message, IReadOnlyList<MergeField>, CompiledMessage> compile)
{
    /// <summary>What the text part's footer begins with.</summary>
    private const string FooterMark = "\n--\n";

    private static readonly ImmutableDictionary<string, string> _noDates = ImmutableDictionary<string, string>.Empty;
    private readonly Dictionary<(int Step, int Number, int Variant, string Dates), RenderOutcome> _rendered = [];

    public Journey Journey => journey;
    public PersonFacts Person => person;

    /// <summary>First name if there is one: what the report calls them.</summary>
    public string Name => person.FirstName ?? person.DisplayName;

    /// <summary>Why a message cannot be put together for them; null where it can.</summary>
    public SendReason? Obstacle(RehearsedMessage message) => Mail(message) switch
    {
        RenderOutcome.MissingValue => SendReason.MissingValue,
        RenderOutcome.Failed => SendReason.TemplateFailed,
        _ => null,
    };

    /// <summary>What their letters are written in.</summary>
    public string Language => journey.Language ?? MergeValues.LanguageFor(person.Language, sender.Language);

    public RenderOutcome Mail(RehearsedMessage message)
    {
        var key = (message.Step, message.Number, message.Variant, string.Join('|', (message.Dates ?? _noDates).OrderBy(date =>
            date.Key, StringComparer.Ordinal)));
        if (!_rendered.TryGetValue(key, out var outcome))
            _rendered[key] = outcome = Render(message.Step, CompiledMessages.Source(journey.Steps[message.Step], message.Number,
                message.Variant), message.Dates);
        return outcome;
    }

    /// <summary>A message that left.</summary>
    public RenderedMessage Sent(Happening.Sent sent) => ((RenderOutcome.Rendered)Mail(sent.Message)).Message;

    /// <summary>The script of a task with what is known of the person merged in; as it is written where something it needs is not
    /// known.</summary>
    public string? Script(int step)
    {
        if (((AssignmentWork)journey.Steps[step].Work!).Script is not { Length: > 0 } script) return null;
        var said = new Message("script", script, Purpose: Purpose.Service);
        if (Render(step, said) is not RenderOutcome.Rendered { Message: var message }) return script.Trim();
        var cut = message.Text.LastIndexOf(FooterMark, StringComparison.Ordinal);
        return (cut < 0 ? message.Text : message.Text[..cut]).Trim();
    }

    /// <summary>Words a message needs and which are not known, for people: "offerName, price".</summary>
    public string MissingWords(RehearsedMessage message) =>
        Mail(message) is RenderOutcome.MissingValue missing ? string.Join(", ", missing.Names) : "";

    private RenderOutcome Render(int step, Message message, ImmutableDictionary<string, string>? dates = null)
    {
        try
        {
            var values = MergeValues.Of(person, sender, journey, step) with { Dates = dates ?? _noDates };
            return compile(message, journey.Fields).Render(values, MessageLinks.Preview);
        }
        catch (MessageTemplateException error)
        {
            return new RenderOutcome.Failed(error.Message);
        }
    }
}
