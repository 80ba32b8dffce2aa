using Throughline.Tests.House;

namespace Throughline.Tests.Journeys;

/// <summary>Files that the code writes and the repository keeps. With THROUGHLINE_WRITE_DOCS=1 in the environment they are written anew.</summary>
internal static class WrittenFiles
{
    public static void AssertSame(string file, string content)
    {
        var path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("THROUGHLINE_WRITE_DOCS") == "1") File.WriteAllText(path, content);
        var kept = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(kept == content, $"{file} is not what the code says. Run the tests once with THROUGHLINE_WRITE_DOCS=1, and look at the difference.");
    }

    /// <summary>The same for the part of a file between <c>&lt;!-- name: begin --&gt;</c> and <c>&lt;!-- name: end --&gt;</c>.</summary>
    public static void AssertSamePart(string file, string name, string content)
    {
        var whole = File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");
        var begin = $"<!-- {name}: begin -->\n";
        var end = $"<!-- {name}: end -->";
        var from = whole.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = whole.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"{file} has no part '{name}'.");
        AssertSame(file, whole[..from] + content + whole[to..]);
    }
}
