using System.Text.RegularExpressions;

namespace Throughline.Tests.House;

/// <summary>
/// A part of a page that renews itself says how, in attributes. They are said of that element and of no form or link inside it:
/// one that inherited them would put a whole page into the part, or a part into the page.
/// </summary>
public sealed partial class LivingPartsTests
{
    private const string App = "src/Throughline.App";

    [Fact]
    public void What_a_part_says_of_itself_is_inherited_by_nothing()
    {
        var settings = string.Concat(Repository.Lines($"{App}/Client/src/page/requests.ts"));
        Assert.Contains("disableInheritance: true", settings, StringComparison.Ordinal);
        Assert.DoesNotContain(Tags(), tag => tag.Contains("hx-inherit", StringComparison.Ordinal));
    }

    // Since nothing is inherited, how an answer is put in stands where it is asked for; anywhere else it would do nothing.
    [Fact]
    public void How_an_answer_is_put_in_stands_where_it_is_asked_for()
    {
        var saying = Tags().Where(tag => Says().IsMatch(tag)).ToList();
        Assert.True(saying.Count > 5, $"Only {saying.Count} parts were found.");
        Assert.All(saying, tag => Assert.Matches("hx-(get|post)=", tag));
    }

    // A form that is sent in the background brings a whole page: it says nothing of a part.
    [Fact]
    public void A_form_that_brings_a_page_names_no_part_of_it()
    {
        var boosted = Tags().Where(tag => tag.Contains("hx-boost", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(boosted);
        Assert.All(boosted, tag =>
        {
            Assert.StartsWith("<form", tag, StringComparison.Ordinal);
            Assert.DoesNotMatch(Says(), tag);
        });
    }

    private static IEnumerable<string> Tags() =>
        from file in Repository.Files(App, ".razor")
        from tag in Tag().Matches(string.Join('\n', Repository.Lines(file)))
        select tag.Value;

    /// <summary>What Razor works out may hold quotes, and brackets in brackets.</summary>
    private const string WorkedOut = @"""@\((?>[^()]+|\((?<deep>)|\)(?<-deep>))*(?(deep)(?!))\)""";

    [GeneratedRegex(@"<[A-Za-z][\w.-]*(\s+[^\s=>""]+(=(" + WorkedOut + @"|""[^""]*""))?)*\s*/?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\shx-(select|target|swap)=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Says();
}
