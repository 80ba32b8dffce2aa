using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using Throughline.Messages;

namespace Throughline.Linting;

/// <summary>A link that customers meet: in a message, on the page of a way in, in a script, or where a standing touchpoint is.</summary>
/// <param name="Path">Of the text it stands in.</param>
/// <param name="Written">That text.</param>
/// <param name="Text">The message it is in; null elsewhere.</param>
internal sealed record RoadLink(string Path, string Written, WrittenLink Link, RoadText? Text, RoadStep? Step)
{
    public string Address => Link.Address;

    /// <summary>See <see cref="Hosts.Of"/>.</summary>
    public string? Host { get; } = Hosts.Of(Link.Address);

    public string? Domain => Host is null ? null : Hosts.Domain(Host);

    /// <summary>As a finding shows it: the sentence that the words stand in, or the words alone.</summary>
    /// <param name="words">The part that matters; the address where null.</param>
    public Said? In(Road road, string? words = null)
    {
        if (road.Reading.Find(Path) is not { } text) return null;
        var sentence = text.Sentences.FirstOrDefault(sentence => Link.Words.Length > 0 && sentence.Text.Contains(Link.Words,
            StringComparison.Ordinal)) ?? new(Link.Words, [], 0, isLine: true, text.Tongue);
        return new(text, sentence.WithAside(FindingBag.Short(Address)), words ?? Address);
    }

    public static ImmutableArray<RoadLink> Of(Road road)
    {
        var links = ImmutableArray.CreateBuilder<RoadLink>();
        foreach (var (i, entry) in Road.OrEmpty(road.Draft.EntryPoints).Take(50).Index())
            AddRead($"{Road.At("entryPoints", i)}.page.text", entry?.Page?.Text, null);
        foreach (var step in road.Steps)
        {
            foreach (var text in step.Texts)
                foreach (var link in text.Links) links.Add(new($"{text.Path}.body", text.Message.Body ?? "", link, text, step));
            AddRead($"{step.Path}.assignment.script", step.Draft.Assignment?.Script, step);
            if (step.Draft.Standing?.Where?.Trim() is { } where && where.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                links.Add(new($"{step.Path}.standing.where", where, new("", where, 0, where.Length), null, step));
        }
        return links.ToImmutable();

        // Most have no link, and are not read for one.
        void AddRead(string path, string? written, RoadStep? step)
        {
            if (written?.Contains("](", StringComparison.Ordinal) is not true
                && written?.Contains("://", StringComparison.Ordinal) is not true)
                return;
            foreach (var link in new MessageBody(written).Links) links.Add(new(path, written, link, null, step));
        }
    }
}
