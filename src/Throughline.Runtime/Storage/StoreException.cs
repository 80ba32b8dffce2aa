namespace Throughline.Runtime.Storage;

/// <summary>The store cannot be opened or copied. The message says why, and what to do.</summary>
internal sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The database file was deleted, moved or replaced under the program that has it open: what is written now would be
/// lost.</summary>
internal sealed class StoreGoneException() : Exception(Sentence)
{
    public const string Sentence = "The data folder was deleted, moved or replaced while Throughline runs. Nothing is taken in any more. "
        + "Put the folder back as it was, or stop Throughline, restore a backup and start it again.";
}
