using FsCheck;
using FsCheck.Fluent;
using Throughline.Drawings;
using Throughline.Journeys;
using MadeUp = Throughline.Tests.Journeys.Drafts;

namespace Throughline.Tests.Drawings;

public sealed class JourneyMapDrawingTests
{
    private static readonly Config _many = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Theory]
    [InlineData(MapPaper.A3, "420mm", "297mm")]
    [InlineData(MapPaper.A4, "297mm", "210mm")]
    public void A_map_is_one_sheet_lying_on_its_side(MapPaper paper, string width, string height)
    {
        var root = Maps.Read(JourneyMapDrawing.Svg(Maps.Full(12), new() { Paper = paper })).Root!;
        Assert.Equal(width, root.Attribute("width")!.Value);
        Assert.Equal(height, root.Attribute("height")!.Value);
    }

    [Fact]
    public void Thirty_steps_with_twelve_rows_are_whole_on_A3_in_letters_of_five_points_or_more()
    {
        var svg = Maps.Read(JourneyMapDrawing.Svg(Maps.Full(30), new() { Rows = MapRows.Usual }));
        Assert.Empty(Maps.Overflows(svg));
        Assert.DoesNotContain(Maps.Texts(svg), text => text.Value.EndsWith('…'));
        var cells = Maps.Texts(svg).Where(text => text.Value.Contains("checklist", StringComparison.Ordinal)).Select(text => Maps.Number(text, "font-size"));
        Assert.All(cells, size => Assert.True(size >= 5, $"{size} points"));
    }

    [Theory]
    [InlineData(0, MapPaper.A4)]
    [InlineData(1, MapPaper.A4)]
    [InlineData(7, MapPaper.A3)]
    [InlineData(30, MapPaper.A4)]
    [InlineData(30, MapPaper.Screen)]
    [InlineData(120, MapPaper.A3)]
    [InlineData(120, MapPaper.A4)]
    [InlineData(500, MapPaper.A3)]
    public void Nothing_leaves_its_cell_however_many_steps_and_however_long_the_texts(int steps, MapPaper paper)
    {
        foreach (var words in (int[])[3, 40, 400])
            Assert.Empty(Maps.Overflows(Maps.Read(JourneyMapDrawing.Svg(Maps.Full(Math.Max(steps, 1), words) with { Steps = steps == 0 ? [] : Maps.Full(steps, words).Steps }, new() { Paper = paper }))));
    }

    public static TheoryData<int, MapPaper> Sheets
    {
        get
        {
            var sheets = new TheoryData<int, MapPaper>();
            foreach (var steps in (int[])[7, 30, 60])
                foreach (var paper in Enum.GetValues<MapPaper>()) sheets.Add(steps, paper);
            return sheets;
        }
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void The_names_of_the_rows_are_whole_however_much_stands_on_the_sheet(int steps, MapPaper paper)
    {
        foreach (var words in (int[])[0, 9, 60])
        {
            var svg = Maps.Read(JourneyMapDrawing.Svg(Maps.Full(steps, words), new() { Paper = paper, Rows = MapRows.All }));
            var names = Maps.Texts(svg).Where(text => Maps.Number(text, "x") == MapLayout.Margin).OrderBy(text => Maps.Number(text, "y")).Select(text => text.Value).ToList();
            var whole = string.Join(' ', MapRows.All.Where(row => row.TextOf is not null && !row.IsOnlyWhereUsed).Select(row =>
                row.Name));
            Assert.Contains(whole, string.Join(' ', names), StringComparison.Ordinal);
            Assert.DoesNotContain(names.SkipWhile(name => name != "Step"), name => name.EndsWith('…'));
        }
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public void No_line_stands_on_another(int steps, MapPaper paper)
    {
        for (var words = 3; words < (steps == 7 ? 24 : 6); words++)
            foreach (var column in Maps.Texts(Maps.Read(JourneyMapDrawing.Svg(Maps.Full(steps, words), new() { Paper = paper }))).GroupBy(text => Maps.Number(text, "x")))
            {
                var lines = column.Select(text => (Y: Maps.Number(text, "y"), Size: Maps.Number(text, "font-size"))).OrderBy(line => line.Y).ToArray();
                Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.True(pair.Second.Y - pair.First.Y >= 0.95 * Math.Min(pair.First.Size, pair.Second.Size), $"{words} words: {pair}"));
            }
    }

    [Theory]
    [InlineData(7, MapPaper.A3, 11)]
    [InlineData(3, MapPaper.A3, 12)]
    [InlineData(3, MapPaper.A4, 9.5)]
    public void A_short_road_is_written_in_letters_that_fill_the_sheet(int steps, MapPaper paper, double least)
    {
        var svg = Maps.Read(JourneyMapDrawing.Svg(Maps.Full(steps), new() { Paper = paper }));
        Assert.Empty(Maps.Overflows(svg));
        Assert.DoesNotContain(Maps.Texts(svg), text => text.Value.EndsWith('…'));
        Assert.All(Maps.Texts(svg).Where(text => text.Value.Contains("checklist", StringComparison.Ordinal)), text => Assert.True(Maps.Number(text, "font-size") > least, text.ToString()));
    }

    [Fact]
    public void What_they_do_is_said_as_an_owner_would_say_it_and_an_unknown_event_stays_as_it_is()
    {
        var draft = Maps.Full(3);
        var events = (string[])["Order Completed", "Referral Accepted", "Lesson Taken"];
        draft = draft with { Steps = [.. draft.Steps.Select((step, i) => step with { Done = new(events[i], null, null, null), Evidence = "asked" })] };
        var words = MapStops.Of(draft, new()).Select(stop => stop.Lines.Single(line => line.Row.Key == "done").Text);
        Assert.Equal(["They buy (we asked them)", "They recommend you (we asked them)", "“Lesson Taken” (we asked them)"], words);
        var svg = JourneyMapDrawing.Svg(draft, new());
        Assert.DoesNotContain("Order Completed", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_long_for_the_sheet_ends_with_an_ellipsis_and_what_is_not_drawn_is_said()
    {
        var svg = Maps.Read(JourneyMapDrawing.Svg(Maps.Full(500, 60), new() { Caption = "Draft" }));
        Assert.Contains(Maps.Texts(svg), text => text.Value.EndsWith('…'));
        Assert.Contains(Maps.Texts(svg), text => text.Value == "The first 120 steps; 380 more are not drawn. · Draft");
    }

    [Fact]
    public void Script_in_every_field_is_text()
    {
        const string script = "<script>alert(1)</script>\"' onload=alert(2) ]]> <!-- &lt;";
        var draft = Maps.Full(3) with { Name = script, Pain = script, Stages = [new("know-like-trust", script, script)] };
        draft = draft with
        {
            Steps = [.. draft.Steps.Select(step => step with { Title = script, Does = script, Thinks = script, Feels = script, Tone = script, Platform = script, Owner = script, Tool = script, Obstacle = script, Answer = script, Purpose = script, Evidence = script, Makes = [script], Message = new(script, script, script, script, script, script) })],
        };
        var text = JourneyMapDrawing.Svg(draft, new() { Paper = MapPaper.Screen });
        var svg = Maps.Read(text);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.Superset(svg.Descendants().Select(element => element.Name.LocalName).ToHashSet(), new HashSet<string> { "svg", "title", "desc", "rect", "line", "path", "circle", "text" });
        Assert.DoesNotContain(svg.Descendants().SelectMany(element => element.Attributes()), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName is "style" or "href");
        Assert.Contains(Maps.Texts(svg), line => line.Value.Contains("<script>", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_backstage_neither_its_rows_nor_the_line_of_visibility_are_there()
    {
        var text = JourneyMapDrawing.Svg(Maps.Full(4), new() { ShowsBackstage = false });
        Assert.DoesNotContain("michael", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Line of visibility", text, StringComparison.Ordinal);
        Assert.DoesNotContain("advertisements", text, StringComparison.Ordinal);
        Assert.Contains("warm, plain", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_drawn_only_where_they_are_given()
    {
        var counted = JourneyMapDrawing.Svg(Maps.Full(2), new() { Paper = MapPaper.Screen, Numbers = new Dictionary<string, StepNumbers> { ["step-1"] = new(1_234, 56, 789) } });
        Assert.Contains("56 here now, 1,234 came", counted, StringComparison.Ordinal);
        Assert.DoesNotContain("came by", JourneyMapDrawing.Svg(Maps.Full(2), new()), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_draft_makes_a_drawing_that_can_be_read_and_keeps_to_its_cells() =>
        Prop.ForAll(MadeUp.Any, draft =>
        {
            foreach (var paper in Enum.GetValues<MapPaper>())
            {
                var svg = Maps.Read(JourneyMapDrawing.Svg(draft, new() { Paper = paper, Caption = draft.Name }));
                if (Maps.Overflows(svg) is { IsEmpty: false } outside) return false.Label(string.Join('\n', outside));
            }
            return true.ToProperty();
        }).Check(_many);

    [Fact]
    public void Half_characters_and_control_characters_are_left_out() =>
        Assert.Contains(Maps.Texts(Maps.Read(JourneyMapDrawing.Svg(new() { Name = "a\ud83d\u0000b\uffffc" }, new()))), text => text.Value == "abc");
}
