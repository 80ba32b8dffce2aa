using System.Text;
using Throughline.Businesses;

namespace Throughline.Tests.Businesses;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
public sealed class File_signatures
{
    [Theory]
    [InlineData("%PDF-1.7\n", "application/pdf")]
    [InlineData("\u0089PNG\r\n\u001a\n", "image/png")]
    [InlineData("ÿØÿà\0\u0010JFIF", "image/jpeg")]
    [InlineData("GIF89a", "image/gif")]
    [InlineData("GIF87a", "image/gif")]
    [InlineData("RIFF\u0010\0\0\0WEBPVP8 ", "image/webp")]
    [InlineData("RIFF\u0010\0\0\0WAVEfmt ", "audio/wav")]
    [InlineData("ID3\u0004\0\0", "audio/mpeg")]
    [InlineData("ÿû\u0090\0", "audio/mpeg")]
    [InlineData("\0\0\0 ftypM4A \0\0", "audio/mp4")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0OpusHead", "audio/ogg")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\u0001vorbis", "audio/ogg")]
    public void What_the_library_takes_is_told(string start, string mediaType) =>
        Assert.Equal(mediaType, FileSignature.Find(Encoding.Latin1.GetBytes(start))?.MediaType);

    [Theory]
    [InlineData("", "plan.pdf", "The file is empty")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "logo.png", "drawing (SVG)")]
    [InlineData("<?xml version='1.0'?>\n<!-- x --><svg/>", "logo.svg", "drawing (SVG)")]
    [InlineData("\n <!DOCTYPE html><script>alert(1)</script>", "plan.pdf", "This is a web page")]
    [InlineData("MZ\u0090\0", "plan.pdf", "This is a program")]
    [InlineData("\u007fELF", "plan.png", "This is a program")]
    [InlineData("PK\u0003\u0004", "plan.docx", "This is a text")]
    [InlineData("PK\u0003\u0004", "plan.XLSX", "This is a spreadsheet")]
    [InlineData("PK\u0003\u0004", "plan.pdf", "This is an archive")]
    [InlineData("\0\0\0\u0018ftypheic\0\0", "IMG_1.HEIC", "HEIC")]
    [InlineData("\0\0\0\u0018ftypmp42\0\0", "us.mp4", "This is a video")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\u0080theora", "us.ogg", "This is a video")]
    [InlineData("Dear all", "plan.pdf", "Its name says PDF, and it is none")]
    [InlineData("Dear all", "plan.txt", "none of them")]
    [InlineData("GIF", "us.gif", "none of them")]
    [InlineData("RIFF\u0010\0\0\0", "us.wav", "none of them")]
    public void What_it_does_not_take_is_named_with_what_to_do(string start, string name, string sentence)
    {
        var bytes = Encoding.Latin1.GetBytes(start);
        Assert.Null(FileSignature.Find(bytes));
        var said = FileSignature.Refusal(bytes, name);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain('<', said);
    }
}
