using System.Collections.Immutable;
using Throughline.People;

namespace Throughline.Runtime.Exchange;

/// <summary>One row of a file of people. The family is closed.</summary>
/// <param name="Line">The line of the file where the row begins, from 1; the header has one too.</param>
/// <param name="Cells">The row as it stood in the file.</param>
internal abstract record ImportLine(long Line, IReadOnlyList<string> Cells)
{
    /// <summary>Somebody who can be taken in.</summary>
    /// <param name="Remarks">What the owner should know although the row is taken.</param>
    public sealed record Taken(long Line, IReadOnlyList<string> Cells, ImportedPerson Person, IReadOnlyList<ImportProblem> Remarks)
        : ImportLine(Line, Cells);

    /// <summary>A row that cannot be taken in. Its neighbours can.</summary>
    public sealed record Rejected(long Line, IReadOnlyList<string> Cells, ImportProblem Problem) : ImportLine(Line, Cells);

    /// <summary>Reading ended here: what follows could not be told apart. Always the last.</summary>
    public sealed record Stopped(long Line, ImportProblem Problem) : ImportLine(Line, []);
}

/// <summary>What is wrong, and what to do about it, in plain words.</summary>
/// <param name="Field">The column's name as it stands in the file; null where it is the whole row or file.</param>
internal sealed record ImportProblem(string? Field, string Sentence, string Fix)
{
    public override string ToString() => $"{Sentence} {Fix}";
}

/// <summary>What a row says about a person: checked, in normal form, null where it says nothing.</summary>
internal sealed record ImportedPerson
{
    /// <summary>The business's own id for the person.</summary>
    public string? UserId { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    /// <summary>An id of the time zone database, or what the file says where that knows no such zone.</summary>
    public string? Zone { get; init; }
    public string? Language { get; init; }
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>Where they came from first.</summary>
    public string? Source { get; init; }

    /// <summary>Agreed to marketing by e-mail, refused, or null where the file does not say.</summary>
    public bool? EmailConsent { get; init; }

    /// <summary>As <see cref="EmailConsent"/>, for SMS.</summary>
    public bool? SmsConsent { get; init; }

    /// <summary>
    /// The words of the file that <see cref="EmailConsent"/> was read from, as evidence; null where it is not from a file.
    /// </summary>
    public string? EmailConsentProof { get; init; }

    /// <summary>As <see cref="EmailConsentProof"/>, for SMS.</summary>
    public string? SmsConsentProof { get; init; }

    /// <summary>
    /// What names the row for good, so that taking it in again is a repeat: the file's content and the line; null for somebody
    /// typed in by hand.
    /// </summary>
    public string? Row { get; init; }

    /// <summary>Every other column with a value, by a name that messages can merge in.</summary>
    public ImmutableSortedDictionary<string, string> Traits { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The ways to recognise them, the surest first.</summary>
    public IEnumerable<Identity> Identities()
    {
        if (UserId is not null) yield return new(IdentityKind.UserId, UserId);
        if (Email is not null) yield return new(IdentityKind.Email, Email);
        if (Phone is not null) yield return new(IdentityKind.Phone, Phone);
    }
}
