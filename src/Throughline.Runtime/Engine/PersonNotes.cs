using NodaTime;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>Who writes a note.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="MayRemoveOthers">Whether they may take out what others wrote.</param>
internal sealed record NoteWriter(Actor Actor, string Name, bool MayRemoveOthers);

/// <summary>What became of a note.</summary>
/// <param name="Id">Null where there is no such person, or no such note of theirs.</param>
/// <param name="Unclear">Words behind an @ that could mean several of the team.</param>
internal readonly record struct NoteWritten(Guid? Id, IReadOnlyList<string> Unclear)
{
    public static NoteWritten Nothing { get; } = new(null, []);
}

/// <summary>What the team writes about people. Whoever wrote a note changes it; it is taken out by them, or by whoever may.</summary>
internal sealed class PersonNotes(EngineStore store, Books books)
{
    /// <summary>Of a note, in characters.</summary>
    public const int Longest = 5_000;

    /// <summary>How long a note that was taken out can be put back.</summary>
    public static readonly Duration CanBePutBack = Duration.FromDays(1);

    /// <param name="once">The same for the same form sent twice, so that it is one note.</param>
    public async Task<NoteWritten> WriteAsync(NoteWriter by, Guid personId, string words, string once)
    {
        var mentioned = Named(by, words);
        var id = await store.RunAsync(transaction =>
        {
            if (transaction.Find(by.Actor.WorkspaceId, personId) is not { } person) return (Guid?)null;
            var key = new NoteKey(person.Id, DerivedId.Of(by.Actor.WorkspaceId.ToString("N"), "note", by.Actor.AccountId, once));
            if (transaction.Tables.Notes.Find(key) is not null) return key.Id;
            var note = new NoteRow(key, by.Actor.WorkspaceId, transaction.Now, by.Actor.AccountId, by.Name, words);
            transaction.Tables.Notes.Save(note);
            Mention(transaction, note, mentioned);
            transaction.Touch(by.Actor.WorkspaceId);
            return key.Id;
        });
        return new NoteWritten(id, mentioned.Unclear);
    }

    /// <summary>Only whoever wrote it.</summary>
    public async Task<NoteWritten> ChangeAsync(NoteWriter by, NoteKey key, string words)
    {
        var mentioned = Named(by, words);
        var changed = await ChangeAsync(by, key, (transaction, note) =>
        {
            if (note.AccountId != by.Actor.AccountId || note.RemovedAt is not null) return null;
            if (note.Words == words) return note;
            transaction.Tables.Notes.UnmentionUnseen(note.Key); // the words that named them may be gone
            Mention(transaction, note, mentioned);
            return note with { Words = words, ChangedAt = transaction.Now };
        });
        return changed ? new NoteWritten(key.Id, mentioned.Unclear) : NoteWritten.Nothing;
    }

    /// <summary>Nobody sees it any more; it can be put back for a while.</summary>
    public Task<bool> RemoveAsync(NoteWriter by, NoteKey key) => ChangeAsync(by, key, (transaction, note) =>
    {
        if (note.AccountId != by.Actor.AccountId && !by.MayRemoveOthers) return null;
        transaction.Tables.Notes.Unmention(note.Key);
        return note with { RemovedAt = note.RemovedAt ?? transaction.Now };
    });

    /// <summary>False where its words are gone.</summary>
    public Task<bool> PutBackAsync(NoteWriter by, NoteKey key) => ChangeAsync(by, key, (transaction, note) =>
    {
        if (note.AccountId != by.Actor.AccountId && !by.MayRemoveOthers) return null;
        Mention(transaction, note, Named(by, note.Words));
        return note with { RemovedAt = null };
    });

    /// <summary>A colleague has seen the note that names them.</summary>
    /// <param name="member">Who they are in the book's team.</param>
    public Task<bool> SeeAsync(Guid workspaceId, NoteKey key, string member) => store.RunAsync(transaction =>
    {
        // A merge in between gave the note to whoever the two became.
        if (transaction.Find(workspaceId, key.PersonId) is not { } person) return false;
        return transaction.Tables.Notes.See(new MentionRow(key with { PersonId = person.Id }, member, workspaceId, transaction.Now));
    });

    /// <summary>The words of what was taken out long enough ago go for good.</summary>
    public static int Forget(EngineTransaction transaction)
    {
        transaction.Tables.Notes.Forget(transaction.Now - CanBePutBack);
        return 0; // nothing was found ill
    }

    private Task<bool> ChangeAsync(NoteWriter by, NoteKey key, Func<EngineTransaction, NoteRow, NoteRow?> change) =>
        store.RunAsync(transaction =>
        {
            if (transaction.Find(by.Actor.WorkspaceId, key.PersonId) is not { } person
                || transaction.Tables.Notes.Find(key with { PersonId = person.Id }) is not { } note
                || note.WorkspaceId != by.Actor.WorkspaceId
                || change(transaction, note) is not { } next) return false;
            transaction.Tables.Notes.Save(next);
            transaction.Touch(by.Actor.WorkspaceId);
            return true;
        });

    private Mentioned Named(NoteWriter by, string words) => words.Contains('@', StringComparison.Ordinal)
        ? Mentions.In(words, [.. books.Load(by.Actor.WorkspaceId).Team.Select(member => (member.Key, member.Name))])
        : new Mentioned([], []);

    private static void Mention(EngineTransaction transaction, NoteRow note, Mentioned mentioned) =>
        transaction.Tables.Notes.Mention(
            [.. mentioned.Members.Select(member => new MentionRow(note.Key, member, note.WorkspaceId, transaction.Now))]);
}
