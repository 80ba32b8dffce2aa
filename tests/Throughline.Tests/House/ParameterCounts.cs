using System.Reflection;
using System.Runtime.CompilerServices;

namespace Throughline.Tests.House;

/// <summary>
/// How many parameters each method and constructor takes. Left out: what the compiler makes, what another assembly asks
/// for (overrides), and constructors of records, which are their values.
/// </summary>
internal static class ParameterCounts
{
    public const int Most = 5;

    private const BindingFlags Everything =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static void AssertHold(Assembly assembly, string list) => ShrinkingList.AssertHolds(
        list,
        Most,
        Of(assembly),
        (method, count) => $"{method} takes {count} parameters, and {Most} are the most. Give those that belong together a name.");

    /// <summary>By type and name; of overloads, the most.</summary>
    public static Dictionary<string, int> Of(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Throughline", StringComparison.Ordinal) == true && !IsMade(type))
        .SelectMany(Methods)
        .Select(method => (Name: $"{method.DeclaringType!.FullName}.{method.Name.TrimStart('.')}", Count: method.GetParameters().Length))
        .GroupBy(method => method.Name, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Max(method => method.Count), StringComparer.Ordinal);

    private static IEnumerable<MethodBase> Methods(Type type)
    {
        IEnumerable<MethodBase> constructors = IsRecord(type) || type.IsSubclassOf(typeof(Delegate)) ? [] : type.GetConstructors(Everything);
        return constructors.Concat(type.GetMethods(Everything).Where(method =>
            method.Name is not ("BeginInvoke" or "EndInvoke" or "Deconstruct") && method.GetBaseDefinition() == method && !IsMade(method)));
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Everything) is not null || type.GetMethod("PrintMembers", Everything) is not null;

    private static bool IsMade(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal)
        || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || member.DeclaringType is { } outer && IsMade(outer);
}
