using Throughline.App.Access;
using Throughline.Journeys;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage.Drafting;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Journeys;

/// <summary>Makes samples drafts of a business.</summary>
internal sealed class SampleDrafts(JourneyReader journeys, JourneyPublishing publishing, DraftStore drafts)
{
    /// <summary>The key of the draft: the sample's own, or one that is free where the business has that already.</summary>
    public async Task<string> TakeAsync(WorkspaceAccess access, Sample sample)
    {
        var (key, name) = (sample.Journey.Key, sample.Journey.Name);
        if (journeys.IdOf(access.WorkspaceId, key) is not null && JourneyFile.Read(sample.File).Draft is { } draft)
            return await drafts.CreateAsync(access.Actor, name, _ => draft);
        await publishing.SaveDraftAsync(access.WorkspaceId, sample.File, sample.Journey);
        return key;
    }
}
