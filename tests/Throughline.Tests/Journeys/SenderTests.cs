using Throughline.Businesses;
using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

public sealed class SenderTests
{
    private static readonly Sender _sender = new("Sound Works", "there", null, [Member("jill", "Jill Carter-Ames"), Member("nameless", "")]);

    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("jill", "Jill Carter-Ames")]
    [InlineData(" Jill ", "Jill Carter-Ames")]
    [InlineData("michael-brown", "Michael Brown")]
    [InlineData("nameless", "Nameless")]
    [InlineData("Ana Maria", "Ana Maria")]
    [InlineData("--", "")]
    [InlineData("a - b", "A B")]
    public void Somebody_signs_by_their_name_in_the_book_or_by_their_key_in_words(string? owner, string? name) =>
        Assert.Equal(name, _sender.Signs(owner));

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "jill", "jill")]
    [InlineData("ana", "jill", "ana")]
    public void A_step_is_looked_after_by_its_owner_or_the_journey_s(string? step, string? journey, string? owner)
    {
        var draft = new JourneyDraft { Owner = journey };
        Assert.Equal(owner, draft.OwnerOf(new StepDraft { Owner = step }));
        Assert.Equal(owner, draft.OwnerOf(new StepDraft { Owner = step ?? " " }));
    }

    private static TeamMember Member(string key, string name) => new(key, name, null, null, null, null);
}
