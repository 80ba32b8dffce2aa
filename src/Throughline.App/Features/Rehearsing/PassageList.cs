using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Simulation;

namespace Throughline.App.Features.Rehearsing;

/// <summary>Something the person sees: what they came in by, a mail, a call, a page that is there for everybody.</summary>
/// <param name="Step">By its place; null for the way in.</param>
internal sealed record SeenThing(int? Step, Happening Happening);

/// <summary>From the last thing they see at one step to the first at the next.</summary>
/// <param name="From">Lasting id of the step, or of the way in.</param>
/// <param name="Print">Of both as they are written now: a tick holds as long as this stays the same.</param>
internal sealed record Passage(string From, string To, string Print, SeenThing Last, SeenThing Next)
{
    /// <summary>Nights between the two.</summary>
    public int Days { get; init; }

    /// <summary>What somebody said of it; null where nobody did, or where either was changed since they ticked it.</summary>
    public PassageLook? Look { get; init; }

    /// <summary>In addresses of the page: "p-k3f-9ab".</summary>
    public string Id => $"p-{From}-{To}";

    /// <summary>Of a passage between two things of a draft; null where it holds no such things.</summary>
    public static string? PrintOf(DraftDocument document, string from, string to)
    {
        var last = document.Find($"steps[#{from}]") ?? document.Find($"entryPoints[#{from}]");
        if (last is null || document.Find($"steps[#{to}]") is not { } next) return null;
        var written = $"{last.ToJsonString()}\n{next.ToJsonString()}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)))[..32];
    }
}

/// <summary>The passages of a walk: "of course this is what comes next?" is asked at each of them.</summary>
internal static class PassageList
{
    /// <param name="looks">What was said of the draft's passages.</param>
    /// <param name="dayOf">Of a moment, by the clock of the business.</param>
    public static ImmutableArray<Passage> Of(
        RehearsedWalk walk, DraftDocument document, IReadOnlyList<PassageLook> looks, Func<Instant, LocalDate> dayOf)
    {
        var seen = walk.Rehearsed.Happenings.Select(happening => Seen(walk, happening)).OfType<SeenThing>().ToList();
        return
        [
            .. from pair in seen.Zip(seen.Skip(1))
               where pair.First.Step != pair.Second.Step && pair.Second.Step is not null
               let passage = Between(walk, document, pair.First, pair.Second)
               where passage is not null
               select passage with
               {
                   Days = Period.DaysBetween(dayOf(pair.First.Happening.At), dayOf(pair.Second.Happening.At)),
                   Look = looks.FirstOrDefault(look => Holds(look, passage)),
               },
        ];
    }

    private static SeenThing? Seen(RehearsedWalk walk, Happening happening) => happening switch
    {
        Happening.CameIn => new(null, happening),
        Happening.Sent sent => new(sent.Step, sent),
        Happening.AssignmentDone done => new(done.Step, done),
        Happening.Reached reached when walk.Cast.Journey.Steps[reached.Step].Kind == StepKind.Standing => new(reached.Step, reached),
        _ => null,
    };

    private static Passage? Between(RehearsedWalk walk, DraftDocument document, SeenThing last, SeenThing next)
    {
        var steps = document.Ids("steps");
        var from = last.Step is { } step ? steps[step] : WayOf(walk, document);
        var to = steps[next.Step!.Value];
        return Passage.PrintOf(document, from, to) is { } print ? new(from, to, print, last, next) : null;
    }

    private static string WayOf(RehearsedWalk walk, DraftDocument document) =>
        document.Ids("entryPoints")[walk.Cast.Journey.EntryPoints.IndexOf(walk.Plan.EntryPoint)];

    private static bool Holds(PassageLook look, Passage passage) =>
        look.From == passage.From && look.To == passage.To && (look.Note is not null || look.Print == passage.Print);
}
