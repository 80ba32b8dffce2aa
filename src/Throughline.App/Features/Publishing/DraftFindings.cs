using Throughline.Journeys;

namespace Throughline.App.Features.Publishing;

/// <summary>Everything that was noticed about a journey's draft and is not accepted. Errors block publishing, warnings need a tick.</summary>
internal delegate IReadOnlyList<Finding> DraftFindings(Guid workspaceId, string journeyKey);
