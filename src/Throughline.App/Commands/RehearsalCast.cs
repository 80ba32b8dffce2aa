using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;

namespace Throughline.App.Commands;

/// <summary>The made-up person of a rehearsal, and the mails put together for them by the renderer that real mails leave by.</summary>
internal sealed class RehearsalCast(Journey journey, PersonFacts person, string businessName)
{
    /// <summary>What the text part's footer begins with.</summary>
    private const string FooterMark = "\n--\n";

    // A file stands alone on the command line: no book says what the team is called.
    private readonly Sender _sender = new(businessName, "there", null, []);
    private readonly Dictionary<(int Step, int Number, int Variant), RenderOutcome> _rendered = [];

    public Journey Journey => journey;
    public PersonFacts Person => person;

    /// <summary>First name if there is one: what the report calls them.</summary>
    public string Name => person.FirstName ?? person.DisplayName;

    /// <summary>Why a message cannot be put together for them; null where it can.</summary>
    public SendReason? Obstacle(int step, int number, int variant) => Mail(step, number, variant) switch
    {
        RenderOutcome.MissingValue => SendReason.MissingValue,
        RenderOutcome.Failed => SendReason.TemplateFailed,
        _ => null,
    };

    public RenderOutcome Mail(int step, int number, int variant)
    {
        if (!_rendered.TryGetValue((step, number, variant), out var outcome))
            _rendered[(step, number, variant)] = outcome = Render(step, CompiledMessages.Source(journey.Steps[step], number, variant));
        return outcome;
    }

    /// <summary>The script of a task with what is known of the person merged in; as it is written where something it needs is not known.</summary>
    public string? Script(int step)
    {
        if (((AssignmentWork)journey.Steps[step].Work!).Script is not { Length: > 0 } script) return null;
        if (Render(step, new Message("script", script, Purpose: Purpose.Service)) is not RenderOutcome.Rendered { Message: var message }) return script.Trim();
        var cut = message.Text.LastIndexOf(FooterMark, StringComparison.Ordinal);
        return (cut < 0 ? message.Text : message.Text[..cut]).Trim();
    }

    /// <summary>Words a message needs and which are not known, for people: "offerName, price".</summary>
    public string MissingWords(int step, int number, int variant) =>
        Mail(step, number, variant) is RenderOutcome.MissingValue missing ? string.Join(", ", missing.Names) : "";

    private RenderOutcome Render(int step, Message message)
    {
        try
        {
            return MessageTemplates.Compile(message, journey.Fields).Render(MergeValues.Of(person, _sender, journey.OwnerOf(journey.Steps[step]), journey.Name), MessageLinks.Preview);
        }
        catch (MessageTemplateException error)
        {
            return new RenderOutcome.Failed(error.Message);
        }
    }
}
