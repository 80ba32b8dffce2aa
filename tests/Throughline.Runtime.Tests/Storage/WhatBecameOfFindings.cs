using Dapper;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Throughline.Journeys;
using Throughline.Runtime.Storage;

namespace Throughline.Tests.Storage;

public sealed class WhatBecameOfFindings : IAsyncLifetime
{
    private static readonly Actor Us = new(SmallWorld.Business, "jill");
    private static readonly Actor Them = new(SmallWorld.OtherBusiness, "zoe");

    private readonly SmallWorld _world = new();
    private FindingNotes _notes = null!;

    public ValueTask InitializeAsync()
    {
        _notes = new FindingNotes(_world.Database, TimeProvider.System);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task One_that_is_mended_is_fixed_and_opens_again_when_it_returns()
    {
        await KeepAsync(Tone);
        var first = Only(Tone);
        Assert.Equal(FindingState.Open, first.State);

        await KeepAsync();
        Assert.Equal((FindingState.Fixed, null), (Only().State, Only().Finding));

        Assert.True(Only(Tone).IsOpen);
        await KeepAsync(Tone);
        Assert.Equal((FindingState.Open, first.Note.FirstSeenAt), (Only(Tone).State, Only(Tone).Note.FirstSeenAt));
    }

    [Fact]
    public async Task An_accepted_one_stays_quiet_through_anything_until_that_is_taken_back()
    {
        Assert.True(await _notes.AcceptAsync(Us, SmallWorld.JourneyId, Tone.Print, "They like it so", [Tone]));
        await KeepAsync();
        await KeepAsync(Tone);
        var accepted = Only(Tone);
        Assert.Equal((FindingState.Accepted, "They like it so", "jill"), (accepted.State, accepted.Note.Reason, accepted.Note.By));

        Assert.True(await _notes.TakeBackAsync(Us, SmallWorld.JourneyId, Tone.Print, [Tone]));
        Assert.True(Only(Tone).IsOpen);
        Assert.Null(Only(Tone).Note.Reason);
        Assert.False(await _notes.TakeBackAsync(Us, SmallWorld.JourneyId, Tone.Print, [Tone]));
    }

    [Fact]
    public async Task An_acceptance_taken_back_where_nothing_is_found_any_more_is_fixed()
    {
        await _notes.AcceptAsync(Us, SmallWorld.JourneyId, Tone.Print, "They like it so", [Tone]);
        Assert.True(await _notes.TakeBackAsync(Us, SmallWorld.JourneyId, Tone.Print, []));
        Assert.Equal(FindingState.Fixed, Only().State);
    }

    [Fact]
    public async Task An_error_and_what_is_not_there_cannot_be_accepted()
    {
        Assert.False(await _notes.AcceptAsync(Us, SmallWorld.JourneyId, Broken.Print, "Let it be", [Broken]));
        Assert.False(await _notes.AcceptAsync(Us, SmallWorld.JourneyId, Tone.Print, "Let it be", [Broken]));
        await Assert.ThrowsAsync<ArgumentException>(() => _notes.AcceptAsync(Us, SmallWorld.JourneyId, Tone.Print, " ", [Tone]));
    }

    [Fact]
    public async Task An_error_of_the_linter_can_be_accepted()
    {
        (Finding Finding, string Print) ends = (new("TL2023", Severity.Error, "steps[3]", "The road ends.", "Go on."), "TL2023 steps[#d]");
        Assert.True(await _notes.AcceptAsync(Us, SmallWorld.JourneyId, ends.Print, "They come to our shop", [ends]));
        Assert.False(Only(ends).IsOpen);
    }

    [Fact]
    public async Task Another_business_neither_sees_nor_changes_them()
    {
        await KeepAsync(Tone);
        Assert.Empty(_notes.Reconcile(SmallWorld.OtherBusiness, SmallWorld.JourneyId, []));
        Assert.False(await _notes.AcceptAsync(Them, SmallWorld.JourneyId, Tone.Print, "Mine now", [Tone]));
        await _notes.KeepAsync(SmallWorld.OtherBusiness, SmallWorld.JourneyId, []);
        Assert.True(Only(Tone).IsOpen);
    }

    [Fact]
    public async Task Reading_writes_nothing()
    {
        Assert.True(Only(Tone).IsOpen);
        Assert.Equal(0, _world.Database.Read(c => c.ExecuteScalar<int>("SELECT COUNT(*) FROM finding_note")));
        await KeepAsync(Tone);
        Assert.Equal(FindingState.Fixed, Only().State);
        Assert.Equal(0, _world.Database.Read(c => c.ExecuteScalar<int>("SELECT state FROM finding_note")));
    }

    /// <summary>What is done to four findings: which of them are there now, or a decision about one of them.</summary>
    private abstract record Act
    {
        public sealed record Look(byte Present) : Act;

        public sealed record Accept(int Which) : Act;

        public sealed record TakeBack(int Which) : Act;
    }

    [Fact]
    public void Any_sequence_of_coming_going_and_deciding_ends_in_the_right_state() =>
        Prop.ForAll(Gen.OneOf(
            Gen.Choose(0, 15).Select(present => (Act)new Act.Look((byte)present)),
            Gen.Choose(0, 3).Select(which => (Act)new Act.Accept(which)),
            Gen.Choose(0, 3).Select(which => (Act)new Act.TakeBack(which))).ListOf().ToArbitrary(), acts =>
        {
            var now = SmallWorld.Now;
            var notes = new Dictionary<string, FindingNote>();
            IReadOnlyList<(Finding, string)> found = [];
            for (var i = 0; i < acts.Count; i++)
            {
                now += Duration.FromMinutes(1);
                if (acts[i] is Act.Look look) found = [.. Enumerable.Range(0, 4).Where(n => (look.Present & 1 << n) != 0).Select(Numbered)];
                notes = FindingLedger.Reconcile(notes, found, now).ToDictionary(one => one.Note.Print, one => Decide(one, acts[i], now));
                foreach (var n in Enumerable.Range(0, 4)) Assert.Equal(Expected(acts.Take(i + 1), n), notes.GetValueOrDefault(Numbered(n).Print)?.State);
                // Looking once more changes nothing.
                Assert.Equal(notes.Values, FindingLedger.Reconcile(notes, found, now + Duration.FromDays(1)).Select(one => one.Note).OrderBy(note => notes.Keys.ToList().IndexOf(note.Print)));
            }
        }).QuickCheckThrowOnFailure();

    private static FindingNote Decide(NotedFinding noted, Act act, Instant now) => act switch
    {
        Act.Accept accept when noted.Note.Print == Numbered(accept.Which).Print && noted.Finding is not null => FindingLedger.Accept(noted.Note, "Let it be", "jill", now),
        Act.TakeBack back when noted.Note.Print == Numbered(back.Which).Print && noted.State == FindingState.Accepted => FindingLedger.TakeBack(noted, now),
        _ => noted.Note,
    };

    // Said plainly: accepted as long as that decision stands; else open where it is there, fixed where it was.
    private static FindingState? Expected(IEnumerable<Act> acts, int n)
    {
        var (isHere, wasHere, isAccepted) = (false, false, false);
        foreach (var act in acts)
        {
            if (act is Act.Look look) isHere = (look.Present & 1 << n) != 0;
            if (act is Act.Accept accept && accept.Which == n) isAccepted |= isHere;
            if (act is Act.TakeBack back && back.Which == n) isAccepted = false;
            wasHere |= isHere;
        }
        return isAccepted ? FindingState.Accepted : isHere ? FindingState.Open : wasHere ? FindingState.Fixed : null;
    }

    private static (Finding Finding, string Print) Tone { get; } = (new("TL2301", Severity.Warning, "steps[1].tone", "The tone shifts.", "Choose one."), "TL2301 steps[#b].tone");

    private static (Finding Finding, string Print) Broken { get; } = (new("TL1004", Severity.Error, "name", "A name is missing.", "Give it one."), "TL1004 name");

    private static (Finding Finding, string Print) Numbered(int n) => (new($"TL200{n}", Severity.Warning, "", "Something.", "Mend it."), $"TL200{n} ");

    private Task KeepAsync(params (Finding, string)[] found) => _notes.KeepAsync(SmallWorld.Business, SmallWorld.JourneyId, found);

    private NotedFinding Only(params (Finding, string)[] found) => _notes.Reconcile(SmallWorld.Business, SmallWorld.JourneyId, found).Single();
}
