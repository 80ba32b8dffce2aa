using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Throughline.Drawings;
using Throughline.Journeys;

namespace Throughline.Tests.Drawings;

/// <summary>Drafts to draw, and what a drawing says when it is read back.</summary>
internal static class Maps
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    /// <summary>A road with something in every row.</summary>
    public static JourneyDraft Full(int steps, int words = 9) => new()
    {
        Journey = "first-week",
        Name = "From overwhelmed to in control",
        Pain = "Works 60 hours a week and still loses enquiries",
        Result = new("A business that runs without her for a week", "In control again", null),
        Steps = [.. Enumerable.Range(0, steps).Select(i => Step(i, steps, words))],
    };

    private static StepDraft Step(int i, int steps, int words) => new()
    {
        Key = $"step-{i + 1}",
        Stage = Stage.Defaults[Math.Min(2, i * 3 / steps)].Key,
        Title = Sentence("I get the checklist I asked for", i, words),
        Does = Sentence("reads it on the train and marks the two things she never does", i, words),
        Thinks = Sentence("they understand what my evenings look like, maybe there is a way", i, words),
        Feels = ((i * 3 % 5) - 2).ToString(CultureInfo.InvariantCulture),
        Tone = "warm, plain",
        Message = new(Sentence("Your five steps, {{firstName}}, and the one to begin with", i, words), "Body", null, null, null, null),
        Platform = "email",
        Purpose = Sentence("shows that we keep what we promise before we ask for anything", i, words),
        Makes = ["a-call-that-sells-nothing"],
        Owner = "michael",
        Tool = "the booking calendar",
        Obstacle = Sentence("it lands among the advertisements", i, words),
        Answer = Sentence("the subject says her own words back to her", i, words),
        Done = new("Email Link Clicked", "link = checklist", "5 days", null),
        Evidence = "asked",
    };

    private static string Sentence(string text, int seed, int words)
    {
        var all = text.Split(' ');
        return string.Join(' ', Enumerable.Range(0, words).Select(i => all[(i + seed) % all.Length]));
    }

    public static XDocument Read(string svg)
    {
        using var text = new StringReader(svg);
        using var xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(xml);
    }

    public static IEnumerable<XElement> Texts(XDocument svg) => svg.Descendants(_svg + "text");

    public static double Number(XElement element, string name) => double.Parse(element.Attribute(name)?.Value ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Every line of text that crosses the edge of its cell or of the paper.</summary>
    public static ImmutableArray<string> Overflows(XDocument svg)
    {
        var box = svg.Root!.Attribute("viewBox")!.Value.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var edges = svg.Descendants(_svg + "line").Where(line => Number(line, "x1") == Number(line, "x2"))
            .Select(line => new Edge(Number(line, "x1"), Number(line, "y1"), Number(line, "y2"))).ToArray();
        return [.. Texts(svg).Where(text => IsOutside(text, box, edges)).Select(text => text.ToString())];
    }

    private static bool IsOutside(XElement text, double[] box, Edge[] edges)
    {
        var (left, y) = (Number(text, "x"), Number(text, "y"));
        var right = left + Number(text, "textLength");
        if (left < 0 || right > box[2] || y > box[3] || y < 0) return true;
        var mayCross = text.Attribute("text-anchor") is not null || text.Value == "Line of visibility";
        return !mayCross && edges.Any(edge => y > edge.Top && y <= edge.Bottom && left < edge.X && right > edge.X + 0.1);
    }

    private readonly record struct Edge(double X, double Top, double Bottom);
}
