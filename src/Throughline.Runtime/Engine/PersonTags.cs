using Throughline.People;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>What became of a tag that was to be given.</summary>
internal enum TagGiven
{
    Given,

    /// <summary>They had it already.</summary>
    Known,

    /// <summary>There is no such person.</summary>
    Nobody,

    /// <summary>They have as many as one can have.</summary>
    TooMany,

    /// <summary>The business has as many as it can have.</summary>
    TooManyWords,
}

/// <summary>Words by which a business tells people apart. They move nobody.</summary>
internal sealed class PersonTags(EngineStore store)
{
    /// <summary>Of one person.</summary>
    public const int MostOfOne = 50;

    /// <summary>Of one business.</summary>
    public const int MostWords = 500;

    /// <param name="by">What whoever gives it is called.</param>
    public Task<TagGiven> GiveAsync(Guid workspaceId, Guid personId, TagName tag, string by) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person) return TagGiven.Nobody;
        var tags = transaction.Tables.Tags;
        if (tags.CountOf(person.Id) >= MostOfOne) return TagGiven.TooMany;
        if (tags.CountIn(workspaceId) >= MostWords && !tags.IsThere(workspaceId, tag.Key)) return TagGiven.TooManyWords;
        var given = tags.Give([new PersonTagRow(person.Id, workspaceId, tag, transaction.Now, by)]);
        transaction.Touch(workspaceId);
        return given == 1 ? TagGiven.Given : TagGiven.Known;
    });

    /// <summary>False where they did not have it.</summary>
    public Task<bool> TakeAsync(Guid workspaceId, Guid personId, string key) => store.RunAsync(transaction =>
    {
        if (transaction.Find(workspaceId, personId) is not { } person) return false;
        transaction.Touch(workspaceId);
        return transaction.Tables.Tags.Take([(person.Id, key)]) == 1;
    });
}
