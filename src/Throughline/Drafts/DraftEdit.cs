using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Throughline.Drafts;

/// <summary>
/// One change of a draft as somebody at a screen makes it. Each says what it found, so that it never overwrites what
/// somebody else has written meanwhile. The family is closed.
/// </summary>
/// <remarks>
/// Paths name keys of the journey file; an entry of a list of groups is named by its id, not by its place:
/// <c>steps[#k3f].message.subject</c>. Values are JSON: a text, a list of texts, a group, or null for nothing.
/// </remarks>
public abstract record DraftEdit
{
    private protected DraftEdit()
    {
    }

    /// <summary>Puts a value where <paramref name="Found"/> stood; null for nothing, either way.</summary>
    public sealed record Set(string Path, JsonNode? Found, JsonNode? Value) : DraftEdit;

    /// <summary>Adds an entry to a list of groups.</summary>
    /// <param name="List">Path of the list: <c>steps</c>.</param>
    /// <param name="After">Id of the entry it comes after; null for the beginning. Where that entry is gone, it comes last.</param>
    /// <param name="Entry">The group; its id under <c>#</c>, which is made where it is missing.</param>
    public sealed record Insert(string List, string? After, JsonObject Entry) : DraftEdit;

    /// <summary>Takes an entry out of its list.</summary>
    /// <param name="Path">The entry: <c>steps[#k3f]</c>.</param>
    /// <param name="Found">What it held when the decision was made; null to take it out whatever it holds.</param>
    public sealed record Remove(string Path, JsonObject? Found) : DraftEdit;

    /// <summary>Gives an entry another place in its list.</summary>
    /// <param name="After">Id of the entry it comes after; null for the beginning.</param>
    public sealed record Move(string Path, string? After) : DraftEdit;

    /// <summary>Puts a whole journey file in place of the present one: an earlier version, or a file from elsewhere.</summary>
    /// <param name="Found">The file that stood there.</param>
    /// <param name="Ids">The ids of the new file's entries, as <see cref="DraftDocument.AllIds"/> gives them; entries without one get one by their key, or a fresh one.</param>
    public sealed record Replace(string Found, string File, string Ids) : DraftEdit;

    /// <summary>All of them, in this order, or none.</summary>
    public sealed record Several(ImmutableArray<DraftEdit> Edits) : DraftEdit;
}

public enum DraftRefusalKind
{
    /// <summary>Somebody has written something else there; what stands there now comes along.</summary>
    ChangedMeanwhile,

    /// <summary>What the edit is about is no longer there.</summary>
    Gone,

    /// <summary>No journey file can hold this.</summary>
    Malformed,

    /// <summary>The draft would be larger than a journey file may be.</summary>
    TooLarge,
}

/// <summary>Why an edit was not made.</summary>
/// <param name="Path">What it was about.</param>
/// <param name="Sentence">For whoever made it.</param>
/// <param name="Now">What stands there now.</param>
public sealed record DraftRefusal(DraftRefusalKind Kind, string Path, string Sentence, JsonNode? Now = null);

/// <summary>What became of an edit: the document after it, or why there is none.</summary>
/// <param name="Edit">As it was made, with the ids of new entries: making it again gives the same.</param>
/// <param name="Inverse">Takes it back, as long as nobody has changed the same since.</param>
public sealed record DraftChange(DraftDocument? Document, DraftEdit? Edit, DraftEdit? Inverse, DraftRefusal? Refusal)
{
    public bool IsMade => Document is not null;
}
