using System.Globalization;
using System.Reflection;
using Throughline.Tests.Linting;
using Throughline.Tests.Linting.Corpus;
using Xunit.Sdk;

namespace Throughline.Tests.Mutation;

/// <summary>A test of the linter, for running it again and again in one process.</summary>
/// <param name="Code">Of the rule that it is an example of; null for all others.</param>
internal sealed record LinterTest(string Name, string? Code, Func<bool> Check)
{
    // They take long and look for no single finding, or do at once for all journeys what is done here for each.
    private static readonly string[] _leftOut =
    [
        nameof(LintRuleTests.Long_texts_and_long_roads_are_looked_at_without_complaint),
        nameof(LintRuleTests.Whatever_a_draft_holds_the_linter_never_throws),
        nameof(LintRuleTests.Every_rule_with_a_fix_offers_it_for_one_of_its_examples),
        nameof(LintRuleTests.A_finding_speaks_the_words_of_the_screens),
        nameof(CorpusTests.Most_planted_faults_are_found_and_of_every_kind_some),
        nameof(CorpusTests.Sound_journeys_hear_little_and_no_error),
        nameof(CorpusTests.What_is_said_of_each_journey_is_printed),
        nameof(FindingPrintTests.No_example_has_two_findings_of_one_print),
        nameof(GoodExampleTests.Where_one_thing_is_put_right_nothing_else_becomes_wrong),
    ];

    /// <summary>The quick ones first, since one that fails is enough.</summary>
    /// <param name="codes">Of the rules whose examples are tried; all where there are none.</param>
    public static LinterTest[] All(string[] codes) =>
    [
        .. typeof(LinterTest).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("Throughline.Tests.Linting", StringComparison.Ordinal) == true)
            .OrderBy(type => Array.IndexOf(["Claims", "Reading", "Rules"], type.Namespace!.Split('.')[^1]) < 0)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null && !_leftOut.Contains(method.Name))
            .SelectMany(OfMethod).Where(test => codes.Length == 0 || test.Code is null || codes.Contains(test.Code))
            .OrderBy(test => test.Code is not null),
        .. LintExamples.All.Select(OfGoodExample),
        .. LintCorpus.Lines.Zip(File.ReadLines(Path.Combine(House.Repository.Root, "tests/Throughline.Tests/Linting/Corpus/heard.txt")),
            (journey, line) => new LinterTest($"Corpus {journey.File}", null, () => journey.Line() == line)),
    ];

    /// <summary>False also where a changed linter throws.</summary>
    public bool Passes()
    {
        try
        {
            return Check();
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static LinterTest OfGoodExample(LintExample example)
    {
        var known = new Lazy<int>(() => GoodExampleTests.New(example).Length);
        return new($"GoodExample {example}", null, () => GoodExampleTests.New(example).Length <= known.Value);
    }

    private static IEnumerable<LinterTest> OfMethod(MethodInfo method)
    {
        var rows = method.GetCustomAttribute<TheoryAttribute>() is null ? [[]]
            : method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method));
        foreach (var row in rows)
        {
            var arguments = row.Zip(method.GetParameters(), (value, parameter) => As(value, parameter.ParameterType)).ToArray();
            var name = $"{method.DeclaringType!.Name}.{method.Name} {string.Join(", ", arguments)}".ReplaceLineEndings(" ");
            var code = method.DeclaringType == typeof(LintRuleTests) && arguments is [string example] && example.Split(' ')
                is [_, ['T', 'L', ..] known, ..] ? known : null;
            yield return new(name, code, () =>
            {
                method.Invoke(Activator.CreateInstance(method.DeclaringType!), arguments);
                return true;
            });
        }
    }

    private static object? As(object? value, Type type) => value is IConvertible && !type.IsInstanceOfType(value)
        && (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: false } plain
        ? Convert.ChangeType(value, plain, CultureInfo.InvariantCulture) : value;
}
