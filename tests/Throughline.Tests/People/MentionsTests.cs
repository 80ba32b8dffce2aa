using Throughline.People;

namespace Throughline.Tests.People;

/// <summary>Colleagues are found in a note by whatever of their name is theirs alone.</summary>
public sealed class MentionsTests
{
    private static readonly (string Key, string Name)[] _team =
    [
        ("rob", "Rob Hale"), ("robert", "Robert Strauß"), ("ana", "Ana Müller"), ("ana-lopez", "Ana López"), ("jill", "Jill O’Neill"),
    ];

    [Theory]
    [InlineData("@Rob please ring her", "rob")]
    [InlineData("please, @rob: ring her", "rob")]
    [InlineData("ask @Robert.", "robert")]
    [InlineData("@STRAUSS knows", "robert")]
    [InlineData("(@muller)", "ana")]
    [InlineData("@Ana Müller and @Rob Hale", "ana rob")]
    [InlineData("@ana-lopez", "ana-lopez")]
    [InlineData("@Rob @Rob @Rob", "rob")]
    [InlineData("@Jill O’Neill's", "jill")]
    [InlineData("end with @Rob", "rob")]
    [InlineData("write to rob@example.com", "")]
    [InlineData("@Robin", "")]
    [InlineData("@nobody, @ and @@", "")]
    [InlineData("", "")]
    public void Whoever_is_named_is_found(string text, string keys) =>
        Assert.Equal(keys, string.Join(' ', Mentions.In(text, _team).Members));

    [Fact]
    public void A_name_that_several_have_names_nobody_and_is_said()
    {
        var found = Mentions.In("@Ana, will you? @ana!", _team);
        Assert.Empty(found.Members);
        Assert.Equal(["Ana"], found.Unclear);
    }

    [Fact]
    public void What_stands_behind_very_many_signs_names_nobody() =>
        Assert.Equal(["rob"], Mentions.In("@rob " + string.Concat(Enumerable.Repeat("@ro b ", 800)) + "@ana-lopez", _team).Members);

    [Fact]
    public void Halves_of_signs_and_marks_are_no_trouble() =>
        Assert.Equal(["rob"], Mentions.In("@\ud83d @\u0301 @rob\u200d", [.. _team]).Members);
}
