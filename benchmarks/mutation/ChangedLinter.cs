using System.Collections;
using System.Reflection;
using Throughline.Linting;
using Throughline.Tests.Linting;

namespace Throughline.Tests.Mutation;

/// <summary>The linter as Stryker has compiled it: with all changes in it, of which one at a time is switched on.</summary>
public sealed class ChangedLinter
{
    private const BindingFlags Fields = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type _control = typeof(LintRules).Assembly.GetTypes().Single(type => type.Name == "MutantControl");

    private static readonly FieldInfo[] _kept = [.. typeof(LintRules).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters).SelectMany(type => type.GetFields(Fields))
        .Where(field => field.IsStatic && field.FieldType.Name == "Kept`2")];

    private static readonly FieldInfo[] _ofExamples =
        [.. typeof(LintExample).GetFields(Fields).Where(field => field.Name.StartsWith("_in", StringComparison.Ordinal))];

    /// <summary>−1 is none.</summary>
    public static void SwitchOn(int change) => Set("ActiveMutant", change);

    /// <summary>Which changes stand where the work passes.</summary>
    public static HashSet<int> Passed(Action work)
    {
        Set("CaptureCoverage", true);
        work();
        Set("CaptureCoverage", false);
        return [.. ((IList<int>[])_control.GetMethod("GetCoverageData")!.Invoke(null, null)!).SelectMany(ids => ids)];
    }

    /// <summary>What was read before a change was switched on must not hide it.</summary>
    public static void Forget()
    {
        foreach (var field in _kept)
        {
            var kept = field.GetValue(null)!;
            ((IDictionary)kept.GetType().GetField("_kept", Fields)!.GetValue(kept)!).Clear();
        }
        foreach (var example in LintExamples.All)
            foreach (var field in _ofExamples) field.SetValue(example, null);
    }

    /// <summary>The one test that Stryker runs itself, which keeps what was compiled.</summary>
    [Fact]
    public void Is_kept()
    {
        if (Environment.GetEnvironmentVariable("CHANGED_LINTER") is not { } to) return;
        var assembly = Assembly.Load("Throughline.Model").Location;
        File.Copy(assembly, to, overwrite: true);
    }

    private static void Set(string field, object value) => _control.GetField(field)!.SetValue(null, value);
}
