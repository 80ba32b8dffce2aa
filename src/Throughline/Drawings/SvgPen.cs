using System.Globalization;
using System.Text;
using System.Xml;

namespace Throughline.Drawings;

/// <summary>Writes shapes and texts of an SVG. Texts are always text: no markup in them can come to life.</summary>
internal sealed class SvgPen : IDisposable
{
    private const string Fonts = "Inter Variable, Inter, system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
    private const string Namespace = "http://www.w3.org/2000/svg";
    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    public SvgPen(double width, double height, string unitWidth, string unitHeight, string title, string description)
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true });
        _xml.WriteStartElement("svg", Namespace);
        Put("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width:0.##} {height:0.##}"));
        Put("width", unitWidth);
        Put("height", unitHeight);
        Put("role", "img");
        Put("font-family", Fonts);
        Element("title", title);
        Element("desc", description);
    }

    public void Rectangle(double x, double y, double width, double height, string fill, double radius = 0, string? stroke = null)
    {
        Start("rect", ("x", x), ("y", y), ("width", width), ("height", height));
        if (radius > 0) Put("rx", Number(radius));
        Put("fill", fill);
        if (stroke is not null)
        {
            Put("stroke", stroke);
            Put("stroke-width", "0.6");
        }
        _xml.WriteEndElement();
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width, string? dashes = null)
    {
        Start("line", ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));
        Put("stroke", stroke);
        Put("stroke-width", Number(width));
        if (dashes is not null) Put("stroke-dasharray", dashes);
        _xml.WriteEndElement();
    }

    public void Path(string path, string stroke, double width)
    {
        _xml.WriteStartElement("path", Namespace);
        Put("d", path);
        Put("fill", "none");
        Put("stroke", stroke);
        Put("stroke-width", Number(width));
        Put("stroke-linecap", "round");
        _xml.WriteEndElement();
    }

    public void Circle(double x, double y, double radius, string fill)
    {
        Start("circle", ("cx", x), ("cy", y), ("r", radius));
        Put("fill", fill);
        _xml.WriteEndElement();
    }

    /// <param name="x">Of its beginning, or of its middle.</param>
    /// <param name="y">Of the line the letters stand on.</param>
    public void Text(TextLine line, double x, double y, double size, string fill, bool isBold = false, bool isCentred = false)
    {
        if (line.Text.Length == 0) return;
        Start("text", ("x", x), ("y", y), ("font-size", size));
        Put("fill", fill);
        if (isBold) Put("font-weight", "600");
        if (isCentred) Put("text-anchor", "middle");
        // Wherever the letters come from, they keep to the width that was counted on.
        if (line.Width * size > 12)
        {
            Put("textLength", Number(line.Width * size * (isBold ? TextWidth.Bold : 1)));
            Put("lengthAdjust", "spacingAndGlyphs");
        }
        _xml.WriteString(line.Text);
        _xml.WriteEndElement();
    }

    public string Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _text.ToString();
    }

    public void Dispose() => _xml.Dispose();

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Element(string name, string text)
    {
        _xml.WriteStartElement(name, Namespace);
        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    private void Start(string name, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        _xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in numbers) Put(attribute, Number(value));
    }

    private void Put(string name, string value) => _xml.WriteAttributeString(name, value);
}
