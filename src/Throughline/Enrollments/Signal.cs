using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Time;

namespace Throughline.Enrollments;

/// <summary>What moves an enrollment. The family is closed.</summary>
public abstract record Signal
{
    private protected Signal()
    {
    }

    /// <summary>They came in, once more, through an entry point.</summary>
    public sealed record CameIn(string EntryPoint, int Joins, Instant At) : Signal;

    /// <summary>They did something.</summary>
    public sealed record Happened(EventFact Fact) : Signal;

    /// <summary>Somebody of the team says that they did their part of a step, wherever on the road it lies.</summary>
    public sealed record SaidDone(int Step) : Signal;

    /// <summary>Time has passed; the timer says what is due, if anything.</summary>
    public sealed record TimeCame : Signal;

    /// <summary>
    /// The business's half of a step is over: handed out (sent, called, done by a member of staff), or definitely
    /// refused for a named reason (not sent, could not be done).
    /// </summary>
    public sealed record HandedOut(int Step, bool Refused) : Signal;

    /// <summary>"Not now": to the rest area.</summary>
    public sealed record NotNow : Signal;

    /// <summary>Back from the rest area to the same step.</summary>
    public sealed record CameBack : Signal;

    /// <summary>Off the road, for a reason in words.</summary>
    public sealed record Leave(string Reason) : Signal;

    /// <summary>The person is another one, who is on this road already; this enrollment ends here.</summary>
    public sealed record TurnedOutToBeAnother : Signal;

    /// <summary>The journey goes on after a pause that began at <paramref name="PausedAt"/>: what was left to wait then is left to wait now.</summary>
    public sealed record Resumed(Instant PausedAt) : Signal;

    /// <summary>Keep them where they are until <see cref="Release"/>, or until the case of care that asks for it is over.</summary>
    /// <param name="Case">The case of care; null where somebody of the team holds them.</param>
    public sealed record HoldHere(string Reason, Guid? Case = null) : Signal;

    public sealed record Release : Signal;

    /// <summary>A case of care is over.</summary>
    public sealed record CareOver(Guid Case, CareOutcome Outcome) : Signal;

    /// <summary>What is known of the person, or a day of the business, has changed: their dates are resolved anew.</summary>
    public sealed record DatesChanged : Signal;
}

/// <summary>What comes of care. The numbers are stored.</summary>
public enum CareOutcome : byte
{
    GoOn = 0,
    Rest = 1,
    Leave = 2,
}

/// <summary>What must happen because of a decision. The family is closed. Each is unique by enrollment, step, kind and number.</summary>
public abstract record Effect(int Step)
{
    /// <summary>Send the step's message (number 0) or one of its nudges (1…), through the gate.</summary>
    /// <param name="Variant">Which words; see <see cref="Step.MessageOf"/>.</param>
    public sealed record Send(int Step, int Number, int Variant = 0) : Effect(Step)
    {
        /// <summary>The value of the date that a reminder is for; one goes out for each.</summary>
        public DateValue? For { get; init; }

        /// <summary>When it would come too late, because its date has passed; null where it is bound to none.</summary>
        public Instant? NotAfter { get; init; }
    }

    /// <summary>Give the step's assignment to its owner.</summary>
    public sealed record Assign(int Step) : Effect(Step);

    /// <summary>Send the step's question, through the gate.</summary>
    public sealed record Ask(int Step) : Effect(Step);

    /// <summary>Call the step's webhook.</summary>
    public sealed record Call(int Step) : Effect(Step);

    /// <summary>Have somebody of the team look after the person.</summary>
    /// <param name="Step">The step whose answer called for it; −1 where an event did.</param>
    /// <param name="Case">The same for the same cause.</param>
    /// <param name="Holds">Whether all their roads are held meanwhile; false after the end of this one.</param>
    public sealed record Care(int Step, Guid Case, CareRule Rule, bool Holds) : Effect(Step);

    /// <summary>Take an open assignment back: it is not needed any more.</summary>
    public sealed record Withdraw(int Step) : Effect(Step);
}

/// <summary>A decision: the enrollment as it is now, and what must happen.</summary>
public readonly record struct Advanced(Enrollment Enrollment, ImmutableArray<Effect> Effects);
