using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.Tests.Storage.Contract;

public sealed partial class StoresOnBoth
{
    [Fact]
    public async Task Rules_that_are_off()
    {
        (Finding, string)[] found = [(new Finding("TL2304", Severity.Hint, "steps[0]", "Hard to read", "Shorten it"), "print")];
        await SameAsync(async db =>
        {
            var off = new RulesOff(db, _clock);
            var notes = new FindingNotes(db, _clock);
            await off.SwitchOffAsync(_jill, _journey, "TL2304", "Hard to read", "First reason");
            var first = await off.SwitchOffAsync(_jill, _journey, "TL2304", "Hard to read", "They read a lot");
            var zoe = _jill with { WorkspaceId = Made.Id("business", 9) };
            var elsewhere = await off.SwitchOffAsync(zoe, _journey, "TL2305", "Loud", "Theirs");
            var kept = off.Of(_jill.WorkspaceId, _journey).Values.ToList();
            Assert.Equal(["They read a lot"], kept.Select(rule => rule.Reason));
            var quiet = notes.Reconcile(_jill.WorkspaceId, _journey, found).Single();
            Assert.Equal((FindingState.Open, true, false), (quiet.State, quiet.IsOfRuleOff, quiet.IsOpen));
            var on = (await off.SwitchOnAsync(_jill, _journey, "TL2304"), await off.SwitchOnAsync(_jill, _journey, "TL2304"));
            Assert.True(notes.Reconcile(_jill.WorkspaceId, _journey, found).Single().IsOpen);
            return (first, elsewhere, kept, on, off.Of(_jill.WorkspaceId, _journey).Count);
        });
    }
}
