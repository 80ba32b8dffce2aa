using Throughline.Businesses;

namespace Throughline.App.Access;

/// <summary>
/// What a route asks of whoever calls it, as metadata. Every route has at least one; of several, all hold.
/// The guard of the pipeline is the only place that reads them.
/// </summary>
internal interface IAccessRule;

/// <summary>The route needs a permission in the business it is called in; where it names several, each of them.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class NeedsAttribute(params Permission[] permissions) : Attribute, IAccessRule
{
    public IReadOnlyList<Permission> Permissions => permissions;

    /// <summary>One of them is enough.</summary>
    public bool OneIsEnough { get; init; }

    /// <summary>Only whoever changes something needs it: a page that many may read and few may send.</summary>
    public bool OnlyToChange { get; init; }

    public bool AreMet(Permissions may) => OneIsEnough ? permissions.Any(may.Contains) : permissions.All(may.Contains);
}

/// <summary>The route is for everybody who is signed in, whatever their role.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsAccountAttribute(string because) : Attribute, IAccessRule
{
    public string Because => because;

    /// <summary>Also for an account that has no business yet, and so none to be in.</summary>
    public bool EvenWithoutBusiness { get; init; }
}

/// <summary>The route is for everybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class IsPublicAttribute(string because) : Attribute, IAccessRule
{
    public string Because => because;
}

/// <summary>The route is called by programs with a server key, not by people: its rules are asked of the key's scopes.</summary>
internal sealed class CalledWithKey
{
    public static CalledWithKey Yes { get; } = new();
}

/// <summary>How endpoints declare what they ask.</summary>
internal static class AccessRules
{
    /// <summary>Each of these permissions.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, params Permission[] permissions)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NeedsAttribute(permissions));

    /// <summary>One of these permissions.</summary>
    public static TBuilder NeedsOneOf<TBuilder>(this TBuilder route, params Permission[] permissions)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NeedsAttribute(permissions) { OneIsEnough = true });

    public static TBuilder NeedsAccount<TBuilder>(this TBuilder route, string because, bool evenWithoutBusiness = false)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new NeedsAccountAttribute(because) { EvenWithoutBusiness = evenWithoutBusiness });

    public static TBuilder IsPublic<TBuilder>(this TBuilder route, string because)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new IsPublicAttribute(because));

    public static TBuilder IsCalledWithKey<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(CalledWithKey.Yes);
}
