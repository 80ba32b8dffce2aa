using FsCheck;
using FsCheck.Fluent;
using Throughline.Messages;

namespace Throughline.Tests.Messages;

public sealed class MergeFieldsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("no names", "")]
    [InlineData("{{firstName}}", "firstName")]
    [InlineData("{{ firstName }} and {{\nlastName}}", "firstName lastName")]
    [InlineData("{{#if a}}{{b}}{{else}}{{c}}{{/if}}", "a? b c")]
    [InlineData("{{#unless a}}{{#if b}}x{{/if}}{{/unless}}", "a? b?")]
    [InlineData("{{#if  a }}x{{ else }}y{{ /if }}", "a?")]
    [InlineData("{{#if if1}}x{{/if}}", "if1?")]
    [InlineData("}} { } {x} }}", "")]
    public void Names_are_found(string text, string names)
    {
        var scan = MergeFields.Scan(text);
        Assert.Empty(scan.Problems);
        Assert.Equal(names, string.Join(' ', scan.Uses.Select(use => use.Name + (use.IsPrinted ? "" : "?"))));
        Assert.All(scan.Uses, use => Assert.Equal(use.Name, text.Substring(use.Offset, use.Name.Length)));
    }

    [Theory]
    [InlineData("a {{{b}}}", MergeProblemKind.NotAllowed, 2, "{{{b}}}")]
    [InlineData("{{&b}}", MergeProblemKind.NotAllowed, 0, "{{&b}}")]
    [InlineData("{{> b}}", MergeProblemKind.NotAllowed, 0, "{{> b}}")]
    [InlineData("{{! b }}", MergeProblemKind.NotAllowed, 0, "{{! b }}")]
    [InlineData("{{!-- b --}}", MergeProblemKind.NotAllowed, 0, "{{!-- b --}}")]
    [InlineData("{{#each b}}x{{/each}}", MergeProblemKind.NotAllowed, 0, "{{#each b}}")]
    [InlineData("{{#with b}}x{{/with}}", MergeProblemKind.NotAllowed, 0, "{{#with b}}")]
    [InlineData("{{#if}}x{{/if}}", MergeProblemKind.NotAllowed, 0, "{{#if}}")]
    [InlineData("{{#if\na}}x{{/if}}", MergeProblemKind.NotAllowed, 0, "{{#if a}}")]
    [InlineData("{{# if a}}x", MergeProblemKind.NotAllowed, 0, "{{# if a}}")]
    [InlineData("{{#}}x", MergeProblemKind.NotAllowed, 0, "{{#}}")]
    [InlineData("{{#if a b}}x{{/if}}", MergeProblemKind.NotAllowed, 0, "{{#if a b}}")]
    [InlineData("{{#if a}}x{{else if b}}y{{/if}}", MergeProblemKind.NotAllowed, 10, "{{else if b}}")]
    [InlineData("{{#if a}}x{{^}}y{{/if}}", MergeProblemKind.NotAllowed, 10, "{{^}}")]
    [InlineData("{{upper b}}", MergeProblemKind.NotAllowed, 0, "{{upper b}}")]
    [InlineData("{{person.name}}", MergeProblemKind.NotAllowed, 0, "{{person.name}}")]
    [InlineData("{{../b}}", MergeProblemKind.NotAllowed, 0, "{{../b}}")]
    [InlineData("{{this}}", MergeProblemKind.NotAllowed, 0, "{{this}}")]
    [InlineData("{{@index}}", MergeProblemKind.NotAllowed, 0, "{{@index}}")]
    [InlineData("{{\"b\"}}", MergeProblemKind.NotAllowed, 0, "{{\"b\"}}")]
    [InlineData("{{~b~}}", MergeProblemKind.NotAllowed, 0, "{{~b~}}")]
    [InlineData("{{}}", MergeProblemKind.NotAllowed, 0, "{{}}")]
    [InlineData("\\{{b}}", MergeProblemKind.NotAllowed, 1, "{{b}}")]
    [InlineData("x {{b", MergeProblemKind.NotClosed, 2, "{{b")]
    [InlineData("x {{{b", MergeProblemKind.NotClosed, 2, "{{{b")]
    [InlineData("{{#if a}}x", MergeProblemKind.Unbalanced, 0, "{{#if a}}")]
    [InlineData("x{{/if}}", MergeProblemKind.Unbalanced, 1, "{{/if}}")]
    [InlineData("x{{/ if}}", MergeProblemKind.Unbalanced, 1, "{{/ if}}")]
    [InlineData("x{{else}}", MergeProblemKind.Unbalanced, 1, "{{else}}")]
    [InlineData("{{#if a}}{{else}}{{else}}{{/if}}", MergeProblemKind.Unbalanced, 17, "{{else}}")]
    public void Anything_else_is_a_problem_with_its_place(string text, MergeProblemKind kind, int offset, string what) =>
        Assert.Equal([new MergeProblem(kind, offset, what)], MergeFields.Scan(text).Problems);

    [Fact]
    public void An_end_that_fits_another_block_leaves_both_without_counterpart() =>
        Assert.Equal(["{{/unless}}", "{{#if a}}"], MergeFields.Scan("{{#if a}}x{{/unless}}").Problems.Select(problem => problem.Text));

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    [InlineData(200, 1)]
    public void Blocks_nest_ten_deep(int depth, int problems) =>
        Assert.Equal(problems, MergeFields.Scan(string.Concat(Enumerable.Repeat("{{#if a}}", depth)) + string.Concat(Enumerable.Repeat("{{/if}}", depth))).Problems.Length);

    [Theory]
    [InlineData("x", 100_000, 0)]
    [InlineData("x", 100_001, 1)]
    [InlineData("é", 50_001, 1)]
    public void A_template_has_at_most_100_000_bytes(string letter, int count, int problems) =>
        Assert.Equal(problems, MergeFields.Scan(string.Concat(Enumerable.Repeat(letter, count))).Problems.Length);

    [Fact]
    public void Problems_are_listed_up_to_twenty() =>
        Assert.Equal(MergeFields.MaxProblems, MergeFields.Scan(string.Concat(Enumerable.Repeat("{{{a}}}", 10_000))).Problems.Length);

    [Fact]
    public void Any_text_is_scanned_and_places_lie_within_it() =>
        Prop.ForAll(
            Gen.Elements("{{", "}}", "{{{", "}}}", "#if ", "#unless ", "/if", "else", "a", " ", "\n", "\\", "{", "}", "!", "~", "é", "😀").ListOf().Select(string.Concat).ToArbitrary(),
            text =>
            {
                var scan = MergeFields.Scan(text);
                return scan.Uses.All(use => text.AsSpan(use.Offset).StartsWith(use.Name))
                    && scan.Problems.All(problem => problem.Offset >= 0 && problem.Offset <= text.Length);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Built_in_names_are_names_and_single()
    {
        Assert.All(MergeFields.BuiltIn, field => Assert.True(MergeFields.IsName(field.Name)));
        Assert.Distinct(MergeFields.BuiltIn.Select(field => field.Name));
    }
}
