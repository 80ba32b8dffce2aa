namespace Throughline.App.Design;

/// <summary>One choice of a list.</summary>
public sealed record FieldOption(string Value, string Text);
