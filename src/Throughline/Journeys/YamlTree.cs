using System.Collections.Immutable;

namespace Throughline.Journeys;

/// <summary>Line and column in a file, from 1; (0, 0) where there is no file.</summary>
internal readonly record struct Place(int Line, int Column);

/// <summary>A value of a journey file before anybody knows what it means. The family is closed.</summary>
internal abstract record YamlNode(Place At);

/// <summary>A text. Whether it was quoted does not matter, except that a bare null is no text.</summary>
/// <param name="Value">Null for <c>null</c>, <c>~</c> and nothing at all.</param>
/// <param name="Inside">Where its letters stand in the file; null for a text that is none, or that came from no file.</param>
/// <param name="IsNumber">True where the text is a whole number and is written without quotes.</param>
internal sealed record YamlText(string? Value, Place At = default, TextSpan? Inside = null, bool IsNumber = false) : YamlNode(At);

/// <param name="IsSpaced">True where the canonical file has an empty line between the entries.</param>
internal sealed record YamlList(ImmutableArray<YamlNode> Items, Place At = default, bool IsSpaced = false) : YamlNode(At);

/// <param name="Id">Names an entry of a list while it is being edited, whatever becomes of its place and its key; never in a file.</param>
internal sealed record YamlMap(ImmutableArray<YamlEntry> Entries, Place At = default, string? Id = null) : YamlNode(At);

internal sealed record YamlEntry(string Key, YamlNode Value, Place KeyAt = default);
