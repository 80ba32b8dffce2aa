using Throughline.App.Wording;
using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Reviews;

/// <summary>What a review advises for a step.</summary>
public enum Advice
{
    OpenStep,

    /// <summary>Try another subject beside the one it has.</summary>
    BetterSubject,

    /// <summary>Ask those who are still on the road what nearly stopped them.</summary>
    AskQuestion,

    /// <summary>Look at whom nothing could be sent to, and why.</summary>
    SeeRefused,
}

/// <summary>One step by its kept counters.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Done">People who did it.</param>
/// <param name="GivenUp">Whose time passed.</param>
/// <param name="Refused">To whom nothing could be handed out.</param>
/// <param name="Left">Who left the road here.</param>
public sealed record StepFigures(int Index, Step Step, long Done, long GivenUp, long Refused, long Left)
{
    /// <summary>For whom the step has ended, one way or another; who was overtaken or joined later did not meet it.</summary>
    public long Settled => Done + Lost;

    /// <summary>For whom it did not end well.</summary>
    /// <remarks>
    /// Whoever gives up and goes on leaves, if at all, at another step. Where giving up means resting or leaving, those who
    /// left here are mostly those whose time passed, and are not counted a second time.
    /// </remarks>
    public long Lost => Refused + (Step.Otherwise == Otherwise.Continue ? GivenUp + Left : Math.Max(GivenUp, Left));

    public double Share => Settled == 0 ? 0 : (double)Done / Settled;

    /// <summary>What the figures say, in a sentence.</summary>
    public string Sentence
    {
        get
        {
            if (Lost == 0) return "Everybody who came this far did it.";
            if (Share >= StepRanking.FairShare) return "Nearly everybody who came this far did it. What does it do that the others do not?";
            if (Refused > GivenUp) return $"To {Words.People(Refused)} nothing could be sent.";
            if (Left > GivenUp) return $"{Words.People(Left)} left the road here of their own accord.";
            return Step.Kind switch
            {
                StepKind.Message => "Most of those who stop here got the message and did nothing with it.",
                StepKind.Survey => "Most of those who stop here did not answer the question.",
                StepKind.Assignment => "Most of those who stop here were not reached, or the task was not done in time.",
                _ => "Most of those who stop here let the time pass.",
            };
        }
    }

    public Advice Advice => this switch
    {
        _ when Refused > GivenUp => Advice.SeeRefused,
        _ when Left > GivenUp => Advice.AskQuestion,
        { Step.Kind: StepKind.Message, GivenUp: > 0 } => Advice.BetterSubject,
        { Step.Kind: StepKind.Wait, GivenUp: > 0 } => Advice.AskQuestion,
        _ => Advice.OpenStep,
    };

    internal static StepFigures Of(int index, Step step, Tallies tallies) => new(
        index, step, tallies.Of(index, Measure.Done), tallies.Of(index, Measure.GivenUp), tallies.Of(index, Measure.Refused), tallies.Of(index, Measure.LeftHere));
}

/// <summary>The weakest and the strongest steps of a version, by how many of those who are through with a step did it.</summary>
/// <param name="Worst">The weakest first, five at most; each has lost one in ten or more.</param>
/// <param name="Best">The strongest first, three at most; none of them among the weakest.</param>
/// <param name="TooFew">Steps that too few people are through with to be judged.</param>
internal sealed record StepRanking(IReadOnlyList<StepFigures> Worst, IReadOnlyList<StepFigures> Best, IReadOnlyList<StepFigures> TooFew)
{
    /// <summary>People who must be through with a step before it is judged.</summary>
    public const int LeastPeople = 10;

    /// <summary>Where nine of ten did it, a step is no weak one.</summary>
    public const double FairShare = 0.9;

    private const int MostWorst = 5;
    private const int MostBest = 3;

    public static StepRanking Of(Journey journey, Tallies tallies)
    {
        var all = journey.Steps.Select((step, i) => StepFigures.Of(i, step, tallies)).ToList();
        var judged = all.Where(figures => figures.Settled >= LeastPeople).ToList();
        var worst = judged.Where(figures => figures.Share < FairShare).OrderBy(figures => figures.Share).ThenByDescending(figures => figures.Lost).ThenBy(figures => figures.Index).Take(MostWorst).ToList();
        var best = judged.Except(worst).OrderByDescending(figures => figures.Share).ThenByDescending(figures => figures.Done).ThenBy(figures => figures.Index).Take(MostBest).ToList();
        return new(worst, best, [.. all.Where(figures => figures.Settled < LeastPeople)]);
    }
}
