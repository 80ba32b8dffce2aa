using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.Languages;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.People;

namespace Throughline.Runtime.Engine;

/// <summary>
/// Whoever posts to a public address is a stranger: what they say of an address, and a yes in its owner's name, counts once the
/// owner says so. They are asked once, in a letter that holds nothing of what the stranger wrote; silence means no. Another letter
/// asks, once for each withdrawal, where a stranger withdrew what somebody had agreed to, or agreed for somebody who had withdrawn.
/// </summary>
internal static class Confirmations
{
    /// <summary>The <see cref="DeliveryRow.Number"/> of the letter that asks about a withdrawal; the one about an address has 0.</summary>
    private const int Again = 1;

    private static readonly ConcurrentDictionary<(string Language, bool IsAgain), CompiledMessage> _letters = new();

    /// <summary>The letter that asks.</summary>
    /// <param name="number">The delivery's.</param>
    /// <param name="language">BCP 47 tag of its reader's language.</param>
    public static CompiledMessage Letter(int number, string? language) =>
        _letters.GetOrAdd((PublicWords.In(language).Language, number == Again), static which => Compile(which.Language, which.IsAgain));

    /// <inheritdoc cref="Letter"/>
    public static string SubjectOf(int number, string? language) =>
        PublicWords.In(language).Say(number == Again ? PublicWord.ShallWeWrite : PublicWord.IsYourAddress);

    /// <summary>True where a message of marketing waits until the address, or the yes, was confirmed.</summary>
    public static bool IsNeeded(EngineTransaction transaction, TrackedPerson person, DeliveryRow delivery)
    {
        var limits = transaction.Catalogue.Workspace(delivery.WorkspaceId).Limits;
        if (SaidBy(transaction, person, delivery.Channel) is { } by && by.IsStranger())
            return by == GivenBy.Form ? limits.AskToConfirm != AskToConfirm.Nobody : limits.AskToConfirm == AskToConfirm.FormsAndBrowsers;
        // Somebody known, and a stranger agreed in their name.
        return Consent.For(transaction.ConsentsOf(person), delivery.Channel, delivery.Topic) == ConsentState.Unconfirmed;
    }

    public static bool IsStrangersAddress(EngineTransaction transaction, TrackedPerson person, Channel channel) =>
        SaidBy(transaction, person, channel)?.IsStranger() == true;

    /// <summary>True where somebody gave the address, or agreed, on a page of their own: they can be asked whether they meant it.</summary>
    public static bool CameByThemselves(EngineTransaction transaction, TrackedPerson person, Channel channel) =>
        channel == Channel.Email && (IsStrangersAddress(transaction, person, channel) || Unconfirmed(transaction, person).Any());

    /// <summary>Queues the letter that asks, once for each address.</summary>
    public static void Ask(EngineTransaction transaction, TrackedPerson person, Channel channel)
    {
        if (channel == Channel.Email && person.Row.Facts.Email is { } address)
            Queue(transaction, person, number: 0, LetterId(person.Row.WorkspaceId, address));
    }

    /// <summary>Queues the letter that asks whether a withdrawal holds, once for each; nothing where nobody withdrew.</summary>
    public static void AskAgain(EngineTransaction transaction, TrackedPerson person, string topic)
    {
        if (person.Row.Facts.Email is { } address && LastNo(transaction.ConsentsOf(person), topic) is { } no)
            Queue(transaction, person, Again, LetterId(person.Row.WorkspaceId, address, no));
    }

    /// <summary>True where the letter asks about the address they have now.</summary>
    public static bool IsOfTheirAddress(EngineTransaction transaction, TrackedPerson person, DeliveryRow letter) =>
        person.Row.Facts.Email is { } address && (letter.Number == Again
            ? NoOf(transaction, person, letter) is not null : letter.Key.Id == LetterId(letter.WorkspaceId, address));

    /// <summary>True while it does, and there is something to confirm.</summary>
    public static bool IsWanted(EngineTransaction transaction, TrackedPerson person, DeliveryRow letter)
    {
        if (letter.Number == Again) return NoOf(transaction, person, letter) is { } no
            && no == LastNo(transaction.ConsentsOf(person), no.Topic);
        return IsOfTheirAddress(transaction, person, letter)
            && (IsStrangersAddress(transaction, person, Channel.Email) || Unconfirmed(transaction, person).Any());
    }

    /// <summary>They said yes: the address is theirs, what was agreed in their name is their own word, and what waited goes out.</summary>
    public static void Confirm(EngineTransaction transaction, TrackedPerson person, DeliveryRow letter)
    {
        if (person.Row.Facts.Email is { } address && Identities.Normalise(IdentityKind.Email,
            address) is { } identity) transaction.Attach(person, identity, GivenBy.Themselves);
        if (letter.Number == Again && NoOf(transaction, person, letter) is { } no)
            transaction.SetConsent(person, new Consent(Channel.Email, no.Topic, Granted: true, transaction.Now,
                "Confirmed by the link in the letter that asked whether it was them who had withdrawn")
            {
                By = GivenBy.Themselves,
                Proof = $"letter {letter.Key.Id:N}",
            });
        foreach (var said in Unconfirmed(transaction, person).ToList())
            transaction.SetConsent(person, said with
            {
                At = transaction.Now,
                By = GivenBy.Themselves,
                Evidence = "Confirmed by the link in the letter that asked for it",
                Proof = $"letter {letter.Key.Id:N}; {said.Evidence}{(said.Proof is null ? "" : ", " + said.Proof)}",
            });
        transaction.Touch(person.Row.WorkspaceId);
    }

    /// <summary>What may stand in a message to an address that nobody confirmed: of what a stranger wrote, only what looks like a
    /// name.</summary>
    public static PersonFacts WhatMayBeSaidTo(PersonFacts person) => person with
    {
        FirstName = BelievableName.LooksLikeOne(person.FirstName) ? person.FirstName : null,
        LastName = BelievableName.LooksLikeOne(person.LastName) ? person.LastName : null,
        Traits = person.Traits.Where(trait => BelievableName.LooksLikeOne(trait.Value)).ToImmutableDictionary(),
    };

    private static CompiledMessage Compile(string language, bool isAgain)
    {
        var body = PublicWords.In(language).Say(isAgain ? PublicWord.LetterShallWeWrite : PublicWord.LetterIsYourAddress,
            ("business", $"{{{{{BuiltInFields.BusinessName}}}}}"), ("link", $"{{{{{BuiltInFields.ConfirmLink}}}}}"));
        var message = new Message(SubjectOf(isAgain ? Again : 0, language), body, Purpose: Purpose.Service);
        return MessageTemplates.Compile(message, [new MergeField(BuiltInFields.ConfirmLink, null)]);
    }

    private static void Queue(EngineTransaction transaction, TrackedPerson person, int number, Guid id) =>
        transaction.Pending.Deliveries.Add(new DeliveryRow(
            new DeliveryKey(person.Id, id), person.Row.WorkspaceId, Guid.Empty, Guid.Empty, Step: 0, number, Variant: 0,
            DeliveryKind.Confirmation, Channel.Email, Purpose.Service, Topic: "confirmation", transaction.Now, transaction.Now, Attempts: 0)
        {
            Origin = DeliveryOrigin.House,
        });

    /// <summary>The no that holds for a topic; null where none does.</summary>
    private static Consent? LastNo(List<Consent> said, string topic) =>
        Consent.For(said, Channel.Email, topic) != ConsentState.Withdrawn ? null
        : said.Where(one => one is { Channel: Channel.Email, Granted: false } && (one.Topic == topic || one.Topic == Consent.AllTopics))
        .MaxBy(one => one.At);

    /// <summary>The no that a letter asks about; null where it asks about another address than they have now.</summary>
    private static Consent? NoOf(EngineTransaction transaction, TrackedPerson person, DeliveryRow letter) =>
        person.Row.Facts.Email is not { } address ? null : transaction.ConsentsOf(person).Find(one =>
            one is { Channel: Channel.Email, Granted: false } && LetterId(letter.WorkspaceId, address, one) == letter.Key.Id);

    private static Guid LetterId(Guid workspaceId, string address, Consent no) => DerivedId.Of(
        workspaceId.ToString("N"), "again", address, no.Topic, no.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>One for each address, so that nobody is asked twice.</summary>
    private static Guid LetterId(Guid workspaceId, string address) => DerivedId.Of(workspaceId.ToString("N"), "confirm", address);

    /// <summary>The latest yes of each channel and topic that only a stranger said.</summary>
    private static IEnumerable<Consent> Unconfirmed(EngineTransaction transaction, TrackedPerson person)
    {
        var said = transaction.ConsentsOf(person);
        return said.Where(consent => consent.Granted && consent.By.IsStranger()).GroupBy(consent =>
            (consent.Channel, consent.Topic)).Select(group => group.MaxBy(consent => consent.At)!)
            .Where(consent => Consent.For(said, consent.Channel, consent.Topic) != ConsentState.Given);
    }

    /// <summary>Who said that the address is theirs; null where there is none.</summary>
    private static GivenBy? SaidBy(EngineTransaction transaction, TrackedPerson person, Channel channel)
    {
        var kind = channel == Channel.Email ? IdentityKind.Email : IdentityKind.Phone;
        var address = person.Row.Facts.AddressOn(channel);
        var known = transaction.IdentitiesOf(person).Where(one => one.Identity.Kind == kind && one.Identity.Value == address).Select(one =>
            (GivenBy?)one.By);
        return known.FirstOrDefault() ?? (channel == Channel.Sms && address is not null ? GivenBy.Form : null);
    }
}
