namespace Throughline.App.Design;

/// <summary>What is wrong with a form, by field: a sentence that names the field and the fix.</summary>
public sealed class FormErrors
{
    private readonly Dictionary<string, string> _sentences = new(StringComparer.Ordinal);

    public bool Any => _sentences.Count > 0;
    public int Count => _sentences.Count;

    /// <summary>Fields in the order in which they were found wrong.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _sentences;

    /// <summary>The first field found wrong; null where none is, or it is the form as a whole.</summary>
    public string? First => _sentences.Keys.FirstOrDefault(name => name.Length > 0);

    public string? this[string field] => _sentences.GetValueOrDefault(field);

    /// <summary>The first sentence about a field stands.</summary>
    /// <param name="field">The property's name, without the form's: "Host".</param>
    public void Add(string field, string sentence) => _sentences.TryAdd(field, sentence);

    public void AddIf(bool wrong, string field, string sentence)
    {
        if (wrong) Add(field, sentence);
    }
}
