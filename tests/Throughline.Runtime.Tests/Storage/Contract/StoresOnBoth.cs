using Dapper;
using NodaTime;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Tests.Channels.Support;

namespace Throughline.Tests.Storage.Contract;

/// <summary>What the business and its team keep is kept alike by both stores.</summary>
public sealed partial class StoresOnBoth(PostgresServer server) : OnBoth(server)
{
    private static readonly Actor _jill = new(SmallWorld.Business, "jill");
    private static readonly Guid _journey = SmallWorld.JourneyId;
    private readonly HandClock _clock = new();

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    [Fact]
    public async Task Businesses_and_their_settings()
    {
        await SameAsync(db => new Workspaces(db, _clock).CreateAsync("Waits for an owner", "UTC", ownerAccountId: null));
        await SameAsync(db => new Workspaces(db, _clock).CreateAsync("älter", "UTC", "jill"));
        await SameAsync(db => new Workspaces(db, _clock).CreateAsync("Bright", "Europe/Lisbon", "jill"));
        await SameAsync(db => new Workspaces(db, _clock).AdoptAsync("jill"));
        Same(db => new Members(db, _clock).Of("jill"));
        await SameAsync(async db =>
        {
            await new Members(db, _clock).LetInAsync(_jill, "tom", Role.Helper, teamKey: "tom");
            return new Members(db, _clock).In(_jill.WorkspaceId);
        });
        Same(db => new Workspaces(db, _clock).All());
        var bright = Assert.Single(new Workspaces(Sqlite, _clock).All(), one => one.Name == "Bright").Id;
        await SameAsync(async db =>
        {
            var workspaces = new Workspaces(db, _clock);
            await workspaces.ChangeAsync(
                new Actor(bright, "jill"), "settings.mail",
                settings => settings with { Mail = settings.Mail with { Host = "mail.example.org" } });
            await workspaces.RenameAsync(new Actor(bright, "jill"), "Brighter", "UTC");
            await workspaces.NoteAsync(new Actor(bright, "jill"), "looked", "first-week");
            return (
                workspaces.Find(bright), workspaces.LastNoted(bright, "looked", "first-week"),
                workspaces.LastNoted(bright, "looked", "other"), workspaces.Find(_journey));
        });
    }

    [Fact]
    public async Task Sign_ins_that_hold_until_they_are_ended()
    {
        const string Jill = """
            INSERT INTO account ("Id", "FullName", "EmailConfirmed", "SecurityStamp", "PhoneNumberConfirmed",
              "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount")
            VALUES ('jill', 'Jill', FALSE, 'stamp', FALSE, FALSE, FALSE, 0)
            """;
        await SameAsync(async db =>
        {
            await db.WriteAsync(connection => connection.Execute(Jill));
            var sessions = new SessionStore(db, _clock);
            var before = (sessions.Holds("jill", "stamp", "one"), sessions.Holds("jill", "another stamp", "one"),
                sessions.Holds("tom", "stamp", "one"));
            await sessions.EndAsync("one");
            await sessions.EndAsync("one");
            return (before, sessions.Holds("jill", "stamp", "one"), sessions.Holds("jill", "stamp", "two"));
        });
        Assert.True(new SessionStore(Sqlite, _clock).Holds("jill", "stamp", "two"));
    }

    [Fact]
    public async Task Keys_links_and_sign_offs()
    {
        await SameAsync(async db =>
        {
            var keys = new ApiKeys(db, _clock);
            var key = await keys.CreateAsync(_jill, "Backup script", KeyKind.Server, KeyScopes.Journeys);
            var id = keys.Find(key)!.Id;
            return (await keys.RevokeAsync(_jill, id), keys.Find(key), await keys.RevokeAsync(_jill, id),
                await keys.RestoreAsync(_jill, id),
                keys.Find(key)!.Name, keys.List(_jill.WorkspaceId).Count);
        });
        await SameAsync(async db =>
        {
            var links = new ShareLinks(db, _clock);
            var token = (
                await links.CreateAsync(_jill, _journey, new ShareTerms("For Tom", null, true, false, true, Now + Duration.FromDays(1))))!;
            var link = links.FindOpen(token)!;
            await links.SeenAsync(_jill.WorkspaceId, link.Id);
            return (link.Terms, await links.CreateAsync(_jill, Guid.Empty, link.Terms),
                links.List(_jill.WorkspaceId, _journey).Select(one => (one.Terms, one.SeenAt)).ToList(),
                await links.RevokeAsync(_jill, link.Id),
                links.FindOpen(token), await links.RestoreAsync(_jill, link.Id), links.FindOpen(token)!.Terms);
        });
        await SameAsync(async db =>
        {
            var signs = new SignOffs(db, _clock);
            return (await signs.SayAsync(_jill, _journey, "welcome", [1, 2], SignOffStage.Read), await signs.SayAsync(
                _jill, _journey, "welcome", [1, 2], SignOffStage.Signed),
                await signs.SayAsync(
                    _jill, _journey, "call", [3],
                    SignOffStage.Tried), await signs.SayAsync(_jill, _journey, "call", [4], SignOffStage.Read), await signs.SayAsync(
                        _jill, Guid.Empty, "call", [4], SignOffStage.Read),
                await signs.PutAwayAsync(_jill, _journey, "call"), await signs.PutAwayAsync(_jill, _journey, "none"),
                signs.OfJourney(_jill.WorkspaceId, _journey).OrderBy(one => one.StepKey).ToList(),
                signs.OfAccount(_jill.WorkspaceId, "jill").Count);
        });
    }

    [Fact]
    public async Task The_book_of_the_business()
    {
        await SameAsync(async db =>
        {
            var books = new Books(db, _clock);
            var saved = await books.SaveAsync(_jill, Member("", "Jill Ä"));
            var again = await books.SaveAsync(_jill, Member(saved.Key!, "Jill B"), seen: 1);
            var stale = await books.SaveAsync(_jill, Member(saved.Key!, "Jill C"), seen: 1);
            var changed = await books.ChangeAsync(
                _jill, new Persona { Key = "owner", Name = "Owner" }, known => known with { Name = "Busy owner" });
            return (saved, again, stale, changed, books.Revision(_jill.WorkspaceId, BookKind.Member, saved.Key!),
                await books.RemoveAsync(_jill, BookKind.Member, saved.Key!), await books.RemoveAsync(_jill, BookKind.Member, saved.Key!),
                await books.RestoreAsync(_jill, BookKind.Member, saved.Key!),
                await books.RestoreAsync(_jill, BookKind.Member, saved.Key!), books.Load(_jill.WorkspaceId));
        });
        Same(db => BookUses.Of(db, _jill.WorkspaceId).Missing(BookKind.Persona, new BusinessBook()));
    }

    [Fact]
    public async Task What_a_business_says_of_itself()
    {
        await SameAsync(async db =>
        {
            var books = new Books(db, _clock);
            var first = await books.ChangeAsync(_jill, who => who with { Mission = "Gärten", LookAgain = new(2027, 5, 3) });
            var second = await books.ChangeAsync(_jill, who => who.Mission == "Gärten" ? who with { Values = "Calm" } : null);
            var stale = await books.ChangeAsync(_jill, _ => null);
            return (first, second, stale, books.WhoWeAreOf(_jill.WorkspaceId), books.Load(_jill.WorkspaceId).WhoWeAre);
        });
        Same(db => BookUses.Of(db, _jill.WorkspaceId).Showing(new("Calm", null)));
    }

    [Fact]
    public async Task A_business_as_a_new_one()
    {
        await SameAsync(async db =>
        {
            var n = 0;
            var workspaces = new Workspaces(db, _clock);
            var jill = new Actor(await workspaces.CreateAsync("South", "UTC", "jill"), "jill");
            await new Books(db, _clock).SaveAsync(jill, Member("", "Jill Ä"));
            await new DraftStore(db, _clock, () => "id" + Made.Text(++n)).CreateAsync(jill, "A new road");
            var copy = await new WorkspaceCopies(db, workspaces, _clock, () => "id" + Made.Text(++n)).CopyAsync(jill, "North");
            var drafts = new DraftStore(db, _clock, () => "id" + Made.Text(++n));
            return (copy, workspaces.Find(copy), new Books(db, _clock).Load(copy), drafts.Open(copy, "a-new-road")?.Document.File);
        });
    }

    [Fact]
    public async Task Drafts_with_undo_and_redo()
    {
        await SameAsync(async db =>
        {
            var n = 0;
            var drafts = new DraftStore(db, _clock, () => "id" + Made.Text(++n));
            var first = await drafts.CreateAsync(_jill, "A new road");
            var second = await drafts.CreateAsync(_jill, "A new road");
            var edit = await drafts.EditAsync(_jill, first, new DraftEdit.Set("name", "A new road", "A better road"));
            var undone = await drafts.UndoAsync(_jill, first);
            var redone = await drafts.RedoAsync(_jill, first);
            var replaced = await drafts.ReplaceAsync(_jill, first, new JourneyDraft { Name = "All new" });
            var open = drafts.Open(_jill.WorkspaceId, first)!;
            return (first, second, edit!.Revision, edit.About, undone!.About, undone.CanRedo,
                redone!.Revision, replaced!.Revision, open.Document.File, open.Revision, open.IsPublished,
                drafts.Can(open.JourneyId, "jill"), drafts.Can(open.JourneyId, "tom"),
                drafts.Open(_jill.WorkspaceId, "first-week")!.IsPublished);
        });
    }

    [Fact]
    public async Task Plans_and_views_of_the_map()
    {
        await SameAsync(async db =>
        {
            var plans = new Plans(db, _clock);
            var ids = await plans.AddAsync(_jill, _journey, "b1", ["Call them", "Ask 🙂"]);
            var again = await plans.AddAsync(_jill, _journey, "b1", ["Call them", "Ask 🙂"]);
            await plans.CardOfAsync(_jill, _journey, "s1", "A step");
            await plans.CardOfAsync(_jill, _journey, "s1", "A step");
            await plans.BeginsWithAsync(_jill, _journey, "s1");
            await plans.TurnsSaidAsync(_jill, _journey);
            var timer = await plans.SetTimerAsync(_jill, _journey, (kept, now) => kept.Go(now));
            return (ids, again, timer, await plans.SetAsideAsync(_jill, _journey, ids!.Value[0], "Later"), await plans.ReadAsync(
                _jill, _journey, ids.Value[1], "Ask twice"), await plans.ThrowAwayAsync(_jill, _journey, "none"),
                await plans.TakeBackAsync(_jill, _journey, ids.Value[0]), await plans.BecomesAsync(_jill, _journey, ids.Value[0], "s2"),
                plans.Load(_jill.WorkspaceId, _journey));
        });
        await SameAsync(async db =>
        {
            var views = new MapViews(db, _clock);
            return (await views.SaveAsync(_jill, new KeptView("Words", ["message"])), await views.SaveAsync(
                _jill, new KeptView("Words", ["message", "tone"])), await views.SaveAsync(_jill, new KeptView("all", [])),
                views.List(_jill.WorkspaceId), await views.RemoveAsync(_jill, "all"), await views.RemoveAsync(_jill, "all"));
        });
    }

    [Fact]
    public async Task What_was_said_of_passages()
    {
        await SameAsync(async db =>
        {
            var passages = new Passages(db, _clock);
            var ticked = await passages.TickAsync(_jill, _journey, ("a", "b"), "print");
            var noted = await passages.NoteAsync(_jill, _journey, ("b", "c"), "Not yet");
            var elsewhere = await passages.NoteAsync(_jill with { WorkspaceId = Made.Id("business", 9) }, _journey, ("b", "c"), "Theirs");
            await passages.NoteAsync(_jill, _journey, ("a", "b"), "Or not");
            await passages.TickAsync(_jill, _journey, ("a", "b"), "newer print");
            await passages.ForgetAsync(_jill, _journey, ("a", "b"));
            await passages.PutBackAsync(_jill, _journey, ("a", "b"));
            var all = passages.Of(_jill.WorkspaceId, _journey);
            var gone = (await passages.ForgetAsync(_jill, _journey, ("b", "c")), await passages.ForgetAsync(_jill, _journey, ("b", "c")));
            // They are none of the findings that they stand beside.
            var findings = new FindingNotes(db, _clock).Reconcile(_jill.WorkspaceId, _journey, []).Select(one => one.Note).ToList();
            Assert.Equal(["newer print", ""], all.Select(look => look.Print));
            Assert.Empty(findings);
            return (ticked, noted, elsewhere, all, gone, passages.Of(_jill.WorkspaceId, _journey),
                passages.Of(Made.Id("business", 9), _journey));
        });
    }

    [Fact]
    public async Task Findings_test_messages_and_files_that_came()
    {
        var error = new Finding("TL1001", Severity.Warning, "steps[0]", "Something", "Mend it");
        await SameAsync(async db =>
        {
            var notes = new FindingNotes(db, _clock);
            (Finding, string)[] found = [(error, "print")];
            await notes.KeepAsync(_jill.WorkspaceId, _journey, found);
            var accepted = await notes.AcceptAsync(_jill, _journey, "print", "It is meant so", found);
            var back = await notes.TakeBackAsync(_jill, _journey, "print", found);
            await notes.KeepAsync(_jill.WorkspaceId, _journey, []);
            return (accepted, back, notes.Reconcile(_jill.WorkspaceId, _journey, []).Select(one => one.Note).ToList());
        });
        await SameAsync(async db =>
        {
            var tests = new TestMessages(db);
            for (var n = 0; n <= TestMessages.Kept + 5; n++)
                await tests.KeepAsync(_jill.WorkspaceId, Test(n));
            return (
                tests.Newest(_jill.WorkspaceId), tests.Find(_jill.WorkspaceId, Made.Id("test", 0)),
                tests.Find(_jill.WorkspaceId, Made.Id("test", 6)));
        });
        await SameAsync(async db =>
        {
            var states = new MailboxStates(db);
            await states.SaveAsync(_jill.WorkspaceId, new MailboxState("INBOX", 7, 4_000_000_000, Now, null));
            await states.SaveAsync(_jill.WorkspaceId, new MailboxState("INBOX", 8, 1, Now, "No answer"));
            return (states.Find(_jill.WorkspaceId), states.Find(_journey));
        });
        await SameAsync(
            async db => (
                await KeptDrafts.KeepAsync(db, _jill, "first-week", new JourneyDraft { Name = "Theirs" }, "whole", Now),
                new UnreadFiles(db).Of(_jill.WorkspaceId, "first-week-2")));
    }

    private static TeamMember Member(string key, string name) => new(key, name, null, null, null, null);

    private TestMessage Test(int n) => new()
    {
        Id = Made.Id("test", n),
        At = Now + Duration.FromMinutes(n),
        AccountId = "jill",
        Address = "jill@example.org",
        Subject = "Hello",
        Html = "<p>",
        Text = "ü",
        Outcome = "Sent",
    };
}
