using Throughline.People;

namespace Throughline.Runtime.Exchange;

/// <summary>What one row says of somebody's consent on one channel, in however many columns. A no counts above a yes.</summary>
/// <param name="remarks">Hears of what is not understood, and of columns that say different things.</param>
internal sealed class ConsentCells(List<ImportProblem> remarks)
{
    private const string Fix = "Write yes or no, or leave it empty for somebody who was not asked.";

    /// <summary>Null where nothing was said, or nothing that is understood.</summary>
    /// <remarks>The words are those of the file, as evidence: “Newsletter” says “ja”.</remarks>
    public (bool Granted, string Words)? Said { get; private set; }

    /// <summary>Takes in a cell whose yes is a consent: "Newsletter".</summary>
    public void Say(PeopleColumn column, string value) => Take(column, value, ConsentWords.Read(value) switch
    {
        ConsentAnswer.Yes => true,
        ConsentAnswer.No => false,
        var answer => Unclear(column, value, answer),
    });

    /// <summary>Takes in a cell whose yes is a withdrawal: "Unsubscribed". Not to have withdrawn is no consent.</summary>
    public void Refuse(PeopleColumn column, string value) => Take(column, value, ConsentWords.Read(value) switch
    {
        ConsentAnswer.Yes => false,
        ConsentAnswer.No => null,
        var answer => Unclear(column, value, answer),
    });

    private bool? Unclear(PeopleColumn column, string value, ConsentAnswer answer)
    {
        if (answer == ConsentAnswer.NotUnderstood)
            remarks.Add(new(column.Header,
                $"“{RowText.Shown(value)}” in “{column.Header}” is neither yes nor no, so it counts as no consent.", Fix));
        return null;
    }

    private void Take(PeopleColumn column, string value, bool? granted)
    {
        if (granted is not { } said) return;
        var words = $"“{column.Header}” says “{RowText.Shown(value)}”";
        if (Said is { } earlier && earlier.Granted != said)
            remarks.Add(new(column.Header, $"{earlier.Words}, and {words}. The no counts.", "Keep the one that is true."));
        if (Said is not { Granted: false }) Said = (said, Said is { } before && before.Granted == said ? before.Words : words);
    }
}
