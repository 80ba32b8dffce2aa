using Throughline.Enrollments;
using Throughline.Journeys;
using Throughline.Messages;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Whether what a delivery names is there: its business, its person's road, the version and the step. A row that names
/// something else is settled for itself, so that it stands in nobody's way.
/// </summary>
internal static class Grounds
{
    /// <summary>Why it can neither go nor be refused for now: what it belongs to is there, and cannot be read. Null where it can.</summary>
    public static string? WhyHeld(EngineTransaction transaction, DeliveryRow delivery, TrackedPerson person)
    {
        var (catalogue, workspace) = (transaction.Catalogue, transaction.Catalogue.Workspace(delivery.WorkspaceId));
        if (workspace is { IsKnown: true, Problem: { } problem }) return problem;
        if (catalogue.Exists(delivery.VersionId) && catalogue.ProblemOf(delivery.VersionId) is { } unreadable) return unreadable;
        if (person.WhySetAside(delivery.EnrollmentId) is { } why) return why;
        // They went on from there, and where they are now cannot be read.
        return person.Enrollments.Find(one =>
            one.Enrollment.Id == delivery.EnrollmentId) is { Enrollment.State: EnrollmentState.Moved } gone
            ? person.SetAside.Find(one => one.Row.JourneyId == gone.Row.JourneyId
                && one.Row.Enrollment.State < EnrollmentState.Completed).Why
            : null;
    }

    /// <summary>A file that its letter names and the library does not hold; null where all are there.</summary>
    public static string? WhichFileIsMissing(Journey journey, DeliveryRow delivery, WorkspaceRules workspace) =>
        CompiledMessages.SourceOf(journey, delivery.Step, delivery.Number, delivery.Variant) is { } message
            ? message.Files.FirstOrDefault(file => !workspace.Files.ContainsKey(file)) : null;

    /// <summary>What of it does not exist, as a sentence; null where all of it does.</summary>
    public static string? WhyNothing(EngineTransaction transaction, DeliveryRow delivery, TrackedPerson person)
    {
        if (transaction.Catalogue.Workspace(delivery.WorkspaceId) is { IsKnown: false, Problem: var nobody }) return nobody;
        if (transaction.Catalogue.FindVersion(delivery.VersionId) is not { } version) return "The version of the journey it was of does not exist.";
        if (!IsOfItsStep(version.Journey, delivery)) return "The step it was of does not exist, or hands out something else.";
        return person.Enrollments.Exists(one => one.Enrollment.Id == delivery.EnrollmentId) ? null : "The walk it was of does not exist.";
    }

    /// <summary>Whether its step has what is to be handed out.</summary>
    private static bool IsOfItsStep(Journey journey, DeliveryRow delivery)
    {
        if (delivery.Step < 0 || delivery.Step >= journey.Steps.Length || delivery.Number < 0) return false;
        var step = journey.Steps[delivery.Step];
        if (delivery.Number > 0) return delivery.Kind == DeliveryKind.Message && delivery.Number <= step.Nudges.Length;
        return step.Work switch
        {
            MessageWork work => delivery.Kind == DeliveryKind.Message && delivery.Variant >= 0 && delivery.Variant < work.Variants.Length,
            SurveyWork => delivery.Kind == DeliveryKind.Survey,
            WebhookWork => delivery.Kind == DeliveryKind.Webhook,
            _ => false,
        };
    }
}
