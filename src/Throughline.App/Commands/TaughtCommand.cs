using System.CommandLine;

namespace Throughline.App.Commands;

/// <summary>A command, and the examples its help ends with.</summary>
internal sealed record TaughtCommand(Command Command, params IReadOnlyList<Example> Examples);

/// <param name="Line">What is typed.</param>
/// <param name="Says">What that does.</param>
internal sealed record Example(string Line, string Says);
