using Throughline.App.Access;

namespace Throughline.App.Design;

/// <summary>
/// One thing Home says. A feature registers its own, <c>services.AddSingleton(new HomePart(…))</c>; Home shows those that have
/// something to say, in order, and says that all is well where none has.
/// </summary>
/// <param name="Order">What needs you comes first: overdue 10, replies 20, findings 30, how the roads are doing 100.</param>
/// <param name="NeedsYou">False for what only informs: it then does not keep Home from saying that nothing needs you.</param>
/// <param name="Component">Renders a section with its own heading; takes no parameters.</param>
/// <param name="HasSomething">Cheap: asked at every opening of Home.</param>
internal sealed record HomePart(int Order, bool NeedsYou, Type Component, Func<IServiceProvider, WorkspaceAccess, bool> HasSomething);
