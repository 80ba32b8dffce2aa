using Throughline.Journeys;

namespace Throughline.App.Api.Journeys;

/// <summary>
/// All there is to say about a journey file of a business: whether it is sound, and every finding. Page, API and command
/// line ask the same, so that they say the same.
/// </summary>
internal delegate Compilation ExamineJourney(Guid workspaceId, string file);
