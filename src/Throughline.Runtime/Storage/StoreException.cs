namespace Throughline.Runtime.Storage;

/// <summary>The store cannot be opened or copied. The message says why, and what to do.</summary>
internal sealed class StoreException(string message, Exception? cause = null) : Exception(message, cause);
