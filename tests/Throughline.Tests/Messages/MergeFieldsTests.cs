using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Throughline.Messages;
using Throughline.Primitives;

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
    [InlineData("{{firstName | friend}}", "firstName")]
    [InlineData("{{firstName|dear friend, or else}}", "firstName")]
    [InlineData("{{ firstName  |  a | b  }}{{#if a}}{{a | {{/if}}", "firstName a?", 1)]
    [InlineData("C:\\\\{{firstName}}", "firstName")]
    public void Names_are_found(string text, string names, int problems = 0)
    {
        var scan = MergeFields.Scan(text);
        Assert.Equal(problems, scan.Problems.Length);
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
    [InlineData("\\\\\\{{b}}", MergeProblemKind.NotAllowed, 3, "{{b}}")]
    [InlineData("{{b | }}", MergeProblemKind.EmptyFallback, 0, "{{b | }}")]
    [InlineData("{{b|}}", MergeProblemKind.EmptyFallback, 0, "{{b|}}")]
    [InlineData("{{b | a{c }}", MergeProblemKind.NotAllowed, 0, "{{b | a{c }}")]
    [InlineData("{{b | a}c }}", MergeProblemKind.NotAllowed, 0, "{{b | a}c }}")]
    [InlineData("{{ | a}}", MergeProblemKind.NotAllowed, 0, "{{ | a}}")]
    [InlineData("{{b c | a}}", MergeProblemKind.NotAllowed, 0, "{{b c | a}}")]
    [InlineData("{{#if b | a}}x{{/if}}", MergeProblemKind.NotAllowed, 0, "{{#if b | a}}")]
    [InlineData("{{else | a}}", MergeProblemKind.NotAllowed, 0, "{{else | a}}")]
    [InlineData("Dear {{b, see {{c}}", MergeProblemKind.NotClosed, 5, "{{b, see {{c}}")]
    [InlineData("{{b | {{c}}", MergeProblemKind.NotClosed, 0, "{{b | {{c}}")]
    [InlineData("x {{{{{{", MergeProblemKind.NotClosed, 2, "{{{{{{")]
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

    [Theory]
    [InlineData("{{a}}", null)]
    [InlineData("{{a | b}}", "b")]
    [InlineData("{{ a|b }}", "b")]
    [InlineData("{{a |  two words, and a sign: | \\ < & [x](y) }}", "two words, and a sign: | \\ < & [x](y)")]
    [InlineData("{{a | | }}", "|")]
    [InlineData("{{a | a}}", "a")]
    [InlineData("{{a |\nnext\n}}", "next")]
    public void A_field_may_say_what_stands_in_for_it(string text, string? fallback)
    {
        var piece = Assert.Single(MergeFields.Scan(text).Pieces);
        Assert.Equal((MergePieceKind.Field, "a", fallback), (piece.Kind, piece.Name, piece.Fallback));
        Assert.Equal(fallback, fallback is null ? null : text.Substring(piece.FallbackOffset, fallback.Length));
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    public void What_stands_in_has_at_most_500_characters(int length, int problems) =>
        Assert.Equal(problems, MergeFields.Scan($"{{{{a | {new string('x', length)}}}}}").Problems.Length);

    [Theory]
    [InlineData("}")]
    [InlineData("}}")]
    [InlineData("}}} }}")]
    public void Braces_behind_a_field_are_words(string braces) =>
        Assert.Equal(["{{a | b}}", braces], MergeFields.Scan("{{a | b}}" + braces).Pieces.Select(piece => piece.Source));

    [Fact]
    public void A_place_is_a_line_and_a_column()
    {
        var scan = MergeFields.Scan("Dear {{a}},\r\n\nsee {{ b }} and {{c | }}");
        Assert.Equal([new(0, 7), new(2, 7)], scan.Uses.Select(use => scan.PlaceOf(use.Offset)));
        Assert.Equal(new TextPlace(2, 16), scan.PlaceOf(Assert.Single(scan.Problems).Offset));
    }

    [Fact]
    public void The_pieces_of_any_text_are_the_text() =>
        Prop.ForAll(_anything, text =>
        {
            var scan = MergeFields.Scan(text);
            return string.Concat(scan.Pieces.Select(piece => piece.Source)) == text
                && scan.Pieces.All(piece => piece.Source.Length > 0 && text.AsSpan(piece.Offset).StartsWith(piece.Source))
                && scan.Uses.All(use => text.AsSpan(use.Offset).StartsWith(use.Name))
                && scan.Pieces.All(piece => piece.Fallback is null || text.AsSpan(piece.FallbackOffset).StartsWith(piece.Fallback))
                && scan.Problems.All(problem => problem.Offset >= 0 && problem.Offset <= text.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void What_is_printed_is_read_again_as_it_was() =>
        Prop.ForAll(_anything, text =>
        {
            var once = MergeFields.Scan(text).Pieces;
            var again = MergeFields.Scan(string.Concat(once.Select(piece => piece.Print()))).Pieces;
            return once.Select(Meaning).SequenceEqual(again.Select(Meaning));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    public static TheoryData<string, string> Hostile() => new()
    {
        { "opening braces", new('{', 100_000) },
        { "closing braces", new('}', 100_000) },
        { "backslashes", new('\\', 100_000) },
        { "backslashes before braces", string.Concat(Enumerable.Repeat(new string('\\', 97) + "{{a", 1_000)) },
        { "half a field", string.Concat(Enumerable.Repeat("{{a ", 25_000)) },
        { "half a fallback", string.Concat(Enumerable.Repeat("{{a | ", 16_000)) },
        { "bars", "{{a " + new string('|', 99_000) + "}}" },
        { "blanks", "{{" + new string(' ', 99_000) + "}}" },
        { "conditions", string.Concat(Enumerable.Repeat("{{#if a}}", 11_000)) },
        { "ends", string.Concat(Enumerable.Repeat("{{/if}}", 14_000)) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_text_takes_long(string name, string text)
    {
        var clock = Stopwatch.StartNew();
        var scan = MergeFields.Scan(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{name} took {clock.Elapsed}.");
        Assert.Equal(text.Length, scan.Pieces.Sum(piece => piece.Source.Length));
    }

    private static readonly Arbitrary<string> _anything = Gen.Elements(
        "{{", "}}", "{{{", "}}}", "#if ", "#unless ", "/if", "/unless", "else", "a", "ab", " ", "\n", "\\", "{", "}", "!", "~", "é", "😀", " | ", "|", "{{a}}", "{{a | b}}", "{{ a|b c }}", "{{#if a}}", "{{/if}}")
        .ListOf().Select(string.Concat).ToArbitrary();

    // Words that touch become one piece when they are printed; a piece's place moves with the blanks before it.
    private static (MergePieceKind Kind, string Name, string? Fallback, string Words) Meaning(MergePiece piece) =>
        (piece.Kind, piece.Name, piece.Fallback, piece.Kind is MergePieceKind.Text or MergePieceKind.Wrong ? piece.Source : "");

    [Fact]
    public void Built_in_names_are_names_and_single()
    {
        Assert.All(MergeFields.BuiltIn, field => Assert.True(MergeFields.IsName(field.Name)));
        Assert.Distinct(MergeFields.BuiltIn.Select(field => field.Name));
    }
}
