using System.Collections.Immutable;
using Throughline.Journeys;
using Throughline.People;

namespace Throughline.Simulation;

/// <summary>How a made-up person differs from somebody who does everything in good time.</summary>
public enum Lever
{
    /// <summary>They do nothing that is awaited.</summary>
    AnswersNothing,

    /// <summary>They do it when their time is nearly over, past every reminder.</summary>
    BuysLate,

    /// <summary>They answer each question as somebody does who did not get what they hoped for.</summary>
    IsUnhappy,

    /// <summary>Somebody recommended the business to them.</summary>
    ComesByReferral,

    /// <summary>Nobody ever asked them whether they want marketing mail.</summary>
    HasNotAgreed,

    HasNoFirstName,

    /// <summary>They ask for another day once one is agreed.</summary>
    MovesAppointment,
}

/// <summary>Turns levers into who walks, and how: the one place for the page and the command line.</summary>
public static class Levers
{
    private const string Referral = "referral";

    /// <summary>All of them with the words they have in addresses and options, in the order in which they are offered.</summary>
    public static ImmutableArray<(Lever Lever, string Key)> All { get; } =
    [
        (Lever.AnswersNothing, "silent"), (Lever.BuysLate, "late"), (Lever.IsUnhappy, "unhappy"), (Lever.ComesByReferral, Referral),
        (Lever.HasNotAgreed, "no-consent"), (Lever.HasNoFirstName, "no-name"), (Lever.MovesAppointment, "moves"),
    ];

    public static string KeyOf(Lever lever) => All.First(one => one.Lever == lever).Key;

    /// <summary>Whether it changes anything on this road. Without a way in by recommendation nobody comes by one; without a date none is
    /// moved.</summary>
    public static bool Fits(Lever lever, Journey journey) => lever switch
    {
        Lever.ComesByReferral => ReferralOf(journey) is not null,
        Lever.MovesAppointment => journey.Dates.Any(date => date.Moved is not null),
        _ => true,
    };

    /// <summary>What is known of them under these levers.</summary>
    public static PersonFacts Pull(PersonFacts person, IReadOnlyCollection<Lever> levers)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(levers);
        return levers.Contains(Lever.HasNoFirstName) ? person with { FirstName = null } : person;
    }

    /// <summary>How they behave under these levers; one that does not fit the journey changes nothing.</summary>
    public static RehearsalPlan Pull(RehearsalPlan plan, Journey journey, IReadOnlyCollection<Lever> levers)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(levers);
        return plan with
        {
            IsSilent = plan.IsSilent || levers.Contains(Lever.AnswersNothing),
            IsLate = plan.IsLate || levers.Contains(Lever.BuysLate),
            IsUnhappy = plan.IsUnhappy || levers.Contains(Lever.IsUnhappy),
            MovesDates = plan.MovesDates || levers.Contains(Lever.MovesAppointment),
            Consent = levers.Contains(Lever.HasNotAgreed) ? null : plan.Consent,
            ConsentFor = levers.Contains(Lever.HasNotAgreed) ? null : plan.ConsentFor,
            EntryPoint = levers.Contains(Lever.ComesByReferral) && ReferralOf(journey) is { } way ? way : plan.EntryPoint,
        };
    }

    /// <summary>The way in of those who come by a recommendation; null where there is none.</summary>
    public static EntryPoint? ReferralOf(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return journey.EntryPoints.FirstOrDefault(entry => entry.Rule?.Event == EventNames.ReferralReceived)
            ?? journey.EntryPoints.FirstOrDefault(entry => string.Equals(entry.Source, Referral, StringComparison.OrdinalIgnoreCase));
    }
}
