namespace Throughline.App.Commands;

/// <summary>Something the person who typed the command can put right. The message says what happened and what to do.</summary>
internal sealed class CommandProblem(string message) : Exception(message);
