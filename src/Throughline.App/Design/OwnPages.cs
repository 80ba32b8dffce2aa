namespace Throughline.App.Design;

/// <summary>A page that customers of a business can come to.</summary>
/// <param name="Group">Under which it is offered: "Forms".</param>
/// <param name="Address">In full, as a letter leads there.</param>
internal sealed record OwnPage(string Group, string Title, string Address);

/// <summary>Pages of one kind, for whoever writes a letter to lead to; each kind that the program has says its own.</summary>
internal interface IOwnPages
{
    IEnumerable<OwnPage> Of(Guid workspaceId);
}
