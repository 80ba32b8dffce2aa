using System.Collections.Immutable;
using Throughline.Businesses;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.People;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using static Throughline.Runtime.Tests.Engine.World;

namespace Throughline.Runtime.Tests.Engine;

/// <summary>The preview of a message once signed otherwise than the mail.</summary>
public sealed class SignedAlike
{
    private static readonly Message _message = new("Hello", "Warmly, {{ownerName}} of {{businessName}}", Purpose: Purpose.Service);
    private static readonly PersonFacts _ana = new(Guid.Empty, "Ana", null, "ana@example.com", null, null, null, Lifecycle.Lead, ImmutableDictionary<string, string>.Empty);

    [Theory]
    [InlineData(null, "jill-carter", "Warmly, Jill Carter of Sound Works")]
    [InlineData("michael", "jill-carter", "Warmly, Michael Brown-Ames of Sound Works")]
    [InlineData("michael", null, "Warmly, Michael Brown-Ames of Sound Works")]
    public async Task Mail_and_preview_are_signed_by_the_same_name(string? stepOwner, string? journeyOwner, string signed)
    {
        var step = Step("welcome", new MessageWork([new Variant("a", 1, _message)])) with { Notes = new StepNotes { Owner = stepOwner } };
        var journey = Road("signed", "Form Submitted", step) with { Owner = journeyOwner };
        await using var world = await BeginAsync(journey);
        var books = new Books(world.Database, world.Clock) { Changed = world.Parts.Catalogue.Refresh };
        await books.SaveAsync(new Actor(Business, "jill"), new TeamMember("michael", "Michael Brown-Ames", null, null, null, null));

        await world.TellAsync(Identify("ana", null, "ana@example.com"), Track("Form Submitted", "ana"));
        await world.LiveUntilAsync(Start);
        var shown = world.Parts.MessageTryout.Show(Business, new DraftLetter(_message, [], _ana, journey.OwnerOf(step), journey.Name));

        Assert.StartsWith(signed + "\n", Assert.Single(world.Letters.Taken).Text, StringComparison.Ordinal);
        Assert.StartsWith(signed + "\n", Assert.IsType<RenderOutcome.Rendered>(shown).Message.Text, StringComparison.Ordinal);
    }
}
