using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace Throughline.App.Features.Designing;

/// <summary>Somebody who has a journey open.</summary>
/// <param name="Tab">One page in one browser: the same person may have several.</param>
/// <param name="At">Path of the box they are in; null where they only look.</param>
internal sealed record Present(string Tab, string AccountId, string Name, string? At);

/// <summary>
/// Who has which journey open, and that a draft has changed; told to every page that has it open. It lives in this
/// process alone: people on another node are not seen, their edits are, with the next edit or the next page.
/// </summary>
internal sealed class Presence
{
    private const int MostTabs = 200;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ConcurrentDictionary<Guid, Room> _rooms = new();

    /// <summary>Event name and data for everything that happens from now on, until cancelled; the first is who else is here.</summary>
    public async IAsyncEnumerable<(string Event, string Data)> Follow(Guid journeyId, Present who, [EnumeratorCancellation] CancellationToken cancel)
    {
        var inbox = Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        var room = _rooms.GetOrAdd(journeyId, _ => new Room());
        if (!room.Enter(who, inbox.Writer)) yield break;
        try
        {
            await foreach (var word in inbox.Reader.ReadAllAsync(cancel)) yield return word;
        }
        finally
        {
            room.Leave(who.Tab, inbox.Writer);
        }
    }

    /// <summary>The draft has a new revision; the page that made it knows by its own tab.</summary>
    public void Changed(Guid journeyId, long revision, string? tab) => Tell(journeyId, "draft", JsonSerializer.Serialize(new { revision, tab }, Json));

    /// <summary>Something beside the draft has changed: an idea, the clock of the guided start.</summary>
    public void Planned(Guid journeyId, string? tab) => Tell(journeyId, "plan", JsonSerializer.Serialize(new { tab }, Json));

    /// <summary>Somebody went into another box.</summary>
    public void Move(Guid journeyId, string tab, string accountId, string? at)
    {
        if (_rooms.TryGetValue(journeyId, out var room)) room.Move(tab, accountId, at);
    }

    public ImmutableArray<Present> In(Guid journeyId) => _rooms.TryGetValue(journeyId, out var room) ? room.People : [];

    private void Tell(Guid journeyId, string name, string data)
    {
        if (_rooms.TryGetValue(journeyId, out var room)) room.Tell(name, data);
    }

    private sealed class Room
    {
        private readonly Lock _lock = new();
        private ImmutableDictionary<string, (Present Who, ChannelWriter<(string, string)> Ear)> _tabs = ImmutableDictionary<string, (Present, ChannelWriter<(string, string)>)>.Empty;

        public ImmutableArray<Present> People => [.. _tabs.Values.Select(tab => tab.Who)];

        public bool Enter(Present who, ChannelWriter<(string, string)> ear)
        {
            lock (_lock)
            {
                if (_tabs.Count >= MostTabs || (_tabs.TryGetValue(who.Tab, out var same) && same.Who.AccountId != who.AccountId)) return false;
                _tabs = _tabs.SetItem(who.Tab, (who, ear));
            }
            TellPeople();
            return true;
        }

        /// <summary>A page that has come back with a new line keeps it: only the line that ended leaves.</summary>
        public void Leave(string tab, ChannelWriter<(string, string)> ear)
        {
            lock (_lock)
            {
                if (_tabs.TryGetValue(tab, out var same) && same.Ear == ear) _tabs = _tabs.Remove(tab);
            }
            TellPeople();
        }

        public void Move(string tab, string accountId, string? at)
        {
            lock (_lock)
            {
                if (!_tabs.TryGetValue(tab, out var same) || same.Who.AccountId != accountId || same.Who.At == at) return;
                _tabs = _tabs.SetItem(tab, (same.Who with { At = at }, same.Ear));
            }
            TellPeople();
        }

        public void Tell(string name, string data)
        {
            foreach (var (_, ear) in _tabs.Values) ear.TryWrite((name, data));
        }

        /// <summary>Each hears of the others: an account is one person, however many tabs it has open, and nobody is shown to themselves.</summary>
        private void TellPeople()
        {
            var tabs = _tabs;
            var people = tabs.Values.Select(tab => tab.Who).GroupBy(who => who.AccountId).Select(One).ToList();
            foreach (var (who, ear) in tabs.Values)
                ear.TryWrite(("people", JsonSerializer.Serialize(people.Where(other => other.AccountId != who.AccountId).Select(other => new { other.Tab, other.Name, other.At }), Json)));
        }

        /// <summary>Of several tabs the one where they write.</summary>
        private static Present One(IEnumerable<Present> tabs)
        {
            Present? one = null;
            foreach (var tab in tabs)
                if (one is null || (one.At is null && tab.At is not null)) one = tab;
            return one!;
        }
    }
}
