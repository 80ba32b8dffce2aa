using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;

namespace Throughline.Runtime.Engine;

/// <summary>
/// The door for events. Batches that wait while a transaction commits share the next one: under load groups grow and
/// the cost of one fsync is spread over more of them. A batch is answered when it is durable with all that it caused.
/// </summary>
internal sealed class Intake(EngineStore store) : IEventSink
{
    /// <summary>Most events in one transaction.</summary>
    private const int MaxGroup = 4000;

    /// <summary>Most events that may wait; beyond it senders are asked to come again.</summary>
    private const int MaxWaiting = 100_000;

    private readonly ConcurrentQueue<Batch> _waiting = new();
    private int _count;
    private int _isScheduled;

    public Task AcceptAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancel)
    {
        if (events.Count == 0) return Task.CompletedTask;
        if (Interlocked.Add(ref _count, events.Count) > MaxWaiting)
        {
            Interlocked.Add(ref _count, -events.Count);
            throw new IntakeBusyException(TimeSpan.FromSeconds(1));
        }
        var batch = new Batch(events);
        _waiting.Enqueue(batch);
        Schedule();
        return batch.Completion.Task;
    }

    private void Schedule()
    {
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0) _ = TakeInAsync();
    }

    private async Task TakeInAsync()
    {
        var taken = new List<Batch>();
        try
        {
            await store.RunAsync(turn =>
            {
                Take(taken);
                foreach (var batch in taken) batch.TakeIn(turn);
            });
            foreach (var batch in taken) Answer(batch);
        }
#pragma warning disable CA1031 // whatever went wrong belongs to the batch that caused it, which is found by trying each alone
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (taken.Count == 1) Answer(taken[0], error);
            else foreach (var batch in taken) await TakeInAloneAsync(batch);
        }
        finally
        {
            Volatile.Write(ref _isScheduled, 0);
            if (!_waiting.IsEmpty) Schedule();
        }
    }

    private async Task TakeInAloneAsync(Batch batch)
    {
        try
        {
            await store.RunAsync(batch.TakeIn);
            Answer(batch);
        }
#pragma warning disable CA1031 // handed to whoever sent the batch
        catch (Exception error)
#pragma warning restore CA1031
        {
            Answer(batch, error);
        }
    }

    /// <summary>Runs on the writer: whatever waits by now comes along. A transaction that is tried again keeps what it took.</summary>
    private void Take(List<Batch> taken)
    {
        var count = taken.Sum(batch => batch.Events.Count);
        while (count < MaxGroup && _waiting.TryDequeue(out var batch))
        {
            taken.Add(batch);
            count += batch.Events.Count;
        }
    }

    private void Answer(Batch batch, Exception? error = null)
    {
        Interlocked.Add(ref _count, -batch.Events.Count);
        if (error is not null)
        {
            batch.Completion.TrySetException(error);
            return;
        }
        EngineMetrics.Events.Add(batch.Events.Count);
        batch.Completion.TrySetResult();
    }

    private sealed class Batch(IReadOnlyList<InboundEvent> events)
    {
        // Made by whoever hands the batch in, so that the one writer is spared the hashing.
        private readonly Guid?[] _ids = [.. events.Select(InboundEvents.IdOf)];

        public IReadOnlyList<InboundEvent> Events { get; } = events;
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void TakeIn(Turn turn)
        {
            for (var i = 0; i < _ids.Length; i++) turn.TakeIn(Events[i], _ids[i]);
        }
    }
}

/// <summary>What one event from outside does to a turn.</summary>
internal static class InboundEvents
{
    private static long _unnumbered;

    /// <param name="id">From <see cref="IdOf"/>.</param>
    public static void TakeIn(this Turn turn, InboundEvent inbound, Guid? id)
    {
        var person = Recognised(turn, inbound);
        if (inbound.Traits.ValueKind == JsonValueKind.Object || (inbound.Zone ?? inbound.Language) is not null)
            person = turn.Learn(person, inbound.Traits, inbound.Zone, inbound.Language);
        turn.Record(person, new EventFact(id ?? Unnumbered(inbound, turn.Now), inbound.Name, inbound.At, inbound.Properties));
    }

    /// <summary>Stores an event and follows it; false where it was there already.</summary>
    public static bool Record(this Turn turn, Traveller person, EventFact fact)
    {
        if (!turn.Tables.Events.TryAdd(person.Row.WorkspaceId, person.Id, fact, turn.Now)) return false;
        TakeConsent(turn, person, fact);
        turn.Follow(person, fact);
        person.HasHistory = true;
        return true;
    }

    private static Traveller Recognised(Turn turn, InboundEvent inbound) => turn.Recognise(
        inbound.WorkspaceId,
        Identities.Normalise(IdentityKind.UserId, inbound.UserId),
        Identities.Normalise(IdentityKind.AnonymousId, inbound.AnonymousId),
        inbound.Kind == InboundKind.Alias ? Previous(turn, inbound) : null);

    /// <summary>An alias names an earlier id without saying of which kind; a browser's unless a user is known by it.</summary>
    private static Identity? Previous(Turn turn, InboundEvent inbound) =>
        Identities.Normalise(IdentityKind.UserId, inbound.PreviousId) is { } asUser && turn.Tables.People.Find(inbound.WorkspaceId, asUser) is not null
            ? asUser
            : Identities.Normalise(IdentityKind.AnonymousId, inbound.PreviousId);

    /// <summary>A form that asks for consent carries the answer as <c>consent</c>. Unsubscribing is from e-mail unless <c>channel</c> says sms.</summary>
    private static void TakeConsent(Turn turn, Traveller person, EventFact fact)
    {
        if (fact.Name == EventNames.Unsubscribed)
            turn.Tables.People.SetConsent(person.Id, new Consent(EventRule.Text(fact, "channel") == MessageDraft.TextChannel ? Channel.Sms : Channel.Email, EventRule.Text(fact, "topic") ?? Consent.AllTopics, Granted: false, fact.At, "Unsubscribed"));
        else if (fact.Properties.ValueKind == JsonValueKind.Object && fact.Properties.TryGetProperty("consent", out var answer) && answer.ValueKind is JsonValueKind.True or JsonValueKind.False)
            turn.Tables.People.SetConsent(person.Id, new Consent(Channel.Email, Consent.AllTopics, answer.GetBoolean(), fact.At, $"Said in \"{fact.Name}\""));
    }

    /// <summary>The same on every retry where the sender numbers its messages; null where it does not.</summary>
    public static Guid? IdOf(InboundEvent inbound) => inbound.MessageId is { } messageId
        ? DerivedId.Of(inbound.WorkspaceId.ToString("N"), "message", messageId)
        : null;

    /// <summary>No two are the same.</summary>
    private static Guid Unnumbered(InboundEvent inbound, Instant receivedAt) => DerivedId.Of(
        inbound.WorkspaceId.ToString("N"), "unnumbered", inbound.Name, inbound.UserId ?? inbound.AnonymousId ?? "",
        receivedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture), Interlocked.Increment(ref _unnumbered).ToString(CultureInfo.InvariantCulture));
}
