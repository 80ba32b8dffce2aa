using System.Security.Cryptography;
using NodaTime;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Features.Testing;
using Throughline.Businesses;
using Throughline.Drafts;
using Throughline.Journeys;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Planning;

/// <summary>What the screens of the guided start read and do, for whoever asks.</summary>
internal sealed class Planner(DraftStore drafts, Plans plans, PlanClients clients, Examiner examiner, WorkspaceAccess access)
{
    public Plans Plans => plans;
    public PlanClients Clients => clients;
    public Actor Actor => access.Actor;

    /// <summary>Null where this business has no such journey.</summary>
    public PlanView? Find(string journeyKey, TimeProvider clock)
    {
        if (drafts.Open(access.WorkspaceId, journeyKey) is not { } open) return null;
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return new PlanView(open, plans.Load(access.WorkspaceId, open.JourneyId), clients.Of(access.WorkspaceId, open.Document.Draft), examiner.OpenIn(access.WorkspaceId, open), !access.May(Permission.EditJourneys), now);
    }

    public OpenDraft? Open(string journeyKey) => drafts.Open(access.WorkspaceId, journeyKey);

    public (bool Undo, bool Redo) Can(OpenDraft open) => drafts.Can(open.JourneyId, access.AccountId);

    public Task<DraftAnswer?> EditAsync(OpenDraft open, DraftEdit edit, string? tab) => drafts.EditAsync(access.Actor, open.Key, edit, tab);

    /// <summary>Makes a journey for a client: one of the book, a new one by name, or nobody yet. Returns its key.</summary>
    /// <param name="from">What it starts with; null for nothing.</param>
    public async Task<string> BeginAsync(string name, string? client, JourneyDraft? from)
    {
        var known = clients.All(access.WorkspaceId).FirstOrDefault(one => one.Name.Equals(client?.Trim(), StringComparison.OrdinalIgnoreCase));
        var persona = known?.Key ?? (Typed.Clean(client) is { } wanted ? await clients.AddAsync(access.Actor, wanted) : null);
        var journeyKey = await drafts.CreateAsync(access.Actor, name, empty => (from ?? empty) with
        {
            Persona = persona,
            Owner = from?.Owner ?? Typed.Clean(access.AccountName.Split(' ')[0]),
            Pain = known?.Pain ?? from?.Pain,
            Result = known is null || known.Gets is null && known.Feels is null ? from?.Result : new OutcomeDraft(known.Gets, known.Feels, from?.Result?.Says),
        });
        if (known is { Takes.IsEmpty: false } && drafts.Open(access.WorkspaceId, journeyKey) is { } open)
            await plans.AddAsync(access.Actor, open.JourneyId, FreshId(), known.Takes);
        return journeyKey;
    }

    /// <summary>An id that no step and no card has.</summary>
    public static string FreshId() => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 10);
}
