using System.Globalization;
using Throughline.Journeys;

namespace Throughline.App.Features.Playbooks;

/// <summary>A part of a process, as a page of the playbook says it.</summary>
internal static class GuideParts
{
    /// <summary>All that is said about it, in one line: what a print is taken of, and what a change shows.</summary>
    public static string Line(ProcessPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        string?[] said = [part.Part, .. Facts(part), part.Risk is null ? null : $"goes wrong: {part.Risk}", part.IfItFails is null
            ? null : $"then: {part.IfItFails}"];
        return string.Join("; ", said.OfType<string>());
    }

    /// <summary>Who, with what, how long.</summary>
    public static IEnumerable<string> Facts(ProcessPart part)
    {
        if (part.Owner is not null) yield return part.Owner;
        if (part.Tool is not null) yield return $"with {part.Tool}";
        if (part.Minutes is { } minutes) yield return string.Create(CultureInfo.InvariantCulture,
            $"{minutes} {(minutes == 1 ? "minute" : "minutes")}");
        if (part.Waits is { } waits) yield return $"then waits {waits}";
    }
}
