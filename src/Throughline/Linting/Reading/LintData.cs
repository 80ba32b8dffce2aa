using System.Collections.Immutable;
using System.Text;

namespace Throughline.Linting.Reading;

/// <summary>The lists that travel inside the assembly.</summary>
internal static class LintData
{
    public static ImmutableArray<string> Lines(string name)
    {
        using var stream = typeof(LintData).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException(
            $"There is no list {name}.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
