using System.Collections.Immutable;
using NodaTime;
using Throughline.App.Access;
using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Rehearsing;

/// <summary>The walk that a request shows; its parts ask here. Filled before any of them is drawn.</summary>
internal sealed class RehearsalStage(Rehearser rehearser, Passages passages, TimeProvider clock, WorkspaceAccess access)
{
    private ShownWalk? _shown;
    private OpenDraft? _open;

    public OpenDraft Open => _open ?? throw new InvalidOperationException("Nothing is played yet.");
    public ShownWalk Shown => _shown ?? throw new InvalidOperationException("Nothing is played yet.");
    public RehearsedWalk Walk => Shown.Walk;
    public RehearsalChoice Choice => Shown.Choice;
    public Journey Journey => Walk.Cast.Journey;
    public RehearsalWords Words { get; private set; } = null!;
    public ImmutableArray<WalkDay> Days { get; private set; } = [];
    public ImmutableArray<Passage> Passages { get; private set; } = [];
    public int LookedAt => Passages.Count(passage => passage.Look is not null);
    public string Address => $"/journeys/{Open.Key}/rehearse";

    /// <summary>False where whoever was chosen is nobody, or may not be seen.</summary>
    public bool TryPlay(OpenDraft open, Journey journey, RehearsalChoice choice)
    {
        if (rehearser.Play(journey, choice, Instant.FromDateTimeOffset(clock.GetUtcNow())) is not { } shown) return false;
        (_open, _shown) = (open, shown);
        Words = new RehearsalWords(shown.Walk);
        Days = WalkDay.Of(shown.Walk, DayOf);
        Passages = PassageList.Of(shown.Walk, open.Document, passages.Of(access.WorkspaceId, open.JourneyId), DayOf);
        return true;
    }

    /// <summary>The page of a step of the draft.</summary>
    public string StepAddress(int step) => $"/journeys/{Open.Key}/steps/{Open.Document.Ids("steps")[step]}";

    /// <summary>Where a letter of this walk is shown as a document of its own.</summary>
    public string LetterAddress(Throughline.Simulation.Happening.Sent sent)
    {
        var query = Choice.Query;
        return FormattableString.Invariant(
            $"{Address}/letter{query}{(query.Length == 0 ? '?' : '&')}step={sent.Step}&number={sent.Number}&variant={sent.Variant}");
    }

    /// <summary>"9:00": the time of day, by the clock of the business.</summary>
    public string Clock(Instant at) => Design.HumanTime.SayClock(at, access.Zone);

    /// <summary>"Friday, 11 December 9:00".</summary>
    public string Moment(Instant at)
    {
        var day = new WalkDay(DayOf(at), 0, []);
        return $"{day.Title(Days[0].Date.Year)} {Clock(at)}";
    }

    private LocalDate DayOf(Instant at) => at.InZone(access.Zone).Date;

    /// <summary>"20 hours", "5 days".</summary>
    public static string Span(Instant from, Instant until)
    {
        var span = until - from;
        if (span.TotalMinutes < 90) return Wording.Words.Count((long)Math.Max(1, Math.Round(span.TotalMinutes)), "minute", "minutes");
        return span.TotalHours < 36
            ? Wording.Words.Count((long)Math.Round(span.TotalHours), "hour", "hours")
            : Wording.Words.Count((long)Math.Round(span.TotalDays), "day", "days");
    }
}
