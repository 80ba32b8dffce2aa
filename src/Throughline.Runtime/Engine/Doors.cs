namespace Throughline.Runtime.Engine;

internal static class Doors
{
    /// <summary>A way into the live version of a journey; null where there is none, or the journey is archived.</summary>
    /// <param name="entryPoint">Its key; the first one where null.</param>
    public static Door? FindDoor(this Catalogue catalogue, Guid workspaceId, Guid journeyId, string? entryPoint)
    {
        if (catalogue.IsArchived(journeyId) || catalogue.LiveVersion(workspaceId, journeyId) is not { } version) return null;
        var entries = version.Journey.EntryPoints;
        var entry = entryPoint is null ? entries[0] : entries.FirstOrDefault(candidate => candidate.Key == entryPoint);
        return entry is null ? null : new Door(version, entry);
    }
}
