using Throughline.Journeys;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Channels.Webhook;
using Throughline.Runtime.Storage;

namespace Throughline.Runtime.Engine;

/// <summary>How an engine is put together.</summary>
/// <param name="PublicAddress">Where the public reaches this server; begins the links in messages.</param>
internal sealed record EngineOptions(Uri PublicAddress)
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where mail leaves; the visible outbox where null.</summary>
    public IRoutedChannel? Mail { get; init; }

    /// <summary>Who takes webhook calls; the addresses themselves where null.</summary>
    public ICallChannel? Calls { get; init; }

    /// <summary>Whether webhooks may go to private and loopback addresses.</summary>
    public bool AllowPrivateWebhooks { get; init; }

    /// <summary>Journey file to journey or findings, with every message tried; a test's own where it has its journeys in code.</summary>
    public Func<string, Compilation> Compile { get; init; } = JourneyCheck.Compile;

    /// <summary>As <see cref="Compile"/>, for what was published once: a message that cannot be put together by now is that message's trouble.</summary>
    public Func<string, Compilation> Load { get; init; } = JourneyFile.Compile;
}

/// <summary>The engine and everything it is made of, over one open store.</summary>
internal sealed class EngineParts : IAsyncDisposable
{
    private readonly WebhookChannel _webhooks;

    private EngineParts(Database database, byte[] serverKey, EngineOptions options)
    {
        ServerKey = serverKey;
        Links = new SignedLinks(serverKey, options.PublicAddress);
        Live = new LiveFeed(options.Time);
        Catalogue = new Catalogue(database, options.Load);
        Store = new EngineStore(database, Catalogue, options.Time, Live) { Links = Links };
        Intake = new Intake(Store);
        _webhooks = new WebhookChannel(options.Time, options.AllowPrivateWebhooks);
        Webhooks = new WebhookBook(
            Catalogue, new Workspaces(database, options.Time) { Changed = Catalogue.Refresh }, serverKey, options.Time);
        var channels = new ChannelRegistry(options.Mail, options.Calls ?? new WebhookRoutes(_webhooks, Webhooks.SigningSecrets));
        Gate = new SendGate(channels, serverKey);
        Messages = new CompiledMessages();
        Dispatcher = new Dispatcher(channels, Links, Webhooks, Messages);
        Visits = new MessageVisits(Store, Messages);
        Engine = new JourneyEngine(Store, Gate, Dispatcher, Visits);
        Publishing = new JourneyPublishing(Store, options.Compile);
        Pauses = new JourneyPauses(Store);
        Archive = new JourneyArchive(Store);
        People = new PeopleRegister(Store, serverKey);
        Enrollments = new EnrollmentActions(Store);
        Responses = new DeliveryResponses(Store, serverKey);
        Reports = new DeliveryReports(Store, serverKey);
        Assignments = new AssignmentActions(Store);
        Unknown = new UnknownDeliveries(Store);
        Registrations = new Registrations(Store, Intake);
        Doorkeeping = new Doorkeeping(Store);
        MailTryout = new MailTryout(Store, Gate, Dispatcher);
        MessageTryout = new MessageTryout(Store, Gate, Dispatcher);
        ServiceLetters = new ServiceLetters(Store);
        Bookings = new Bookings(Store, Links);
        Erasing = new Erasing(Store, serverKey);
        Notes = new PersonNotes(Store, new Storage.Books(database, options.Time));
        Edits = new PersonEdits(Store);
        Tags = new PersonTags(Store);
        LettersByHand = new LettersByHand(Store);
        Catalogue.Refresh();
    }

    public byte[] ServerKey { get; }
    public SignedLinks Links { get; }
    public LiveFeed Live { get; }
    public Catalogue Catalogue { get; }
    public EngineStore Store { get; }
    public Intake Intake { get; }
    public SendGate Gate { get; }
    public CompiledMessages Messages { get; }
    public Dispatcher Dispatcher { get; }
    public MessageVisits Visits { get; }
    public JourneyEngine Engine { get; }
    public JourneyPublishing Publishing { get; }
    public JourneyPauses Pauses { get; }
    public JourneyArchive Archive { get; }
    public PeopleRegister People { get; }
    public EnrollmentActions Enrollments { get; }
    public DeliveryResponses Responses { get; }
    public DeliveryReports Reports { get; }
    public AssignmentActions Assignments { get; }
    public UnknownDeliveries Unknown { get; }
    public Registrations Registrations { get; }
    public Doorkeeping Doorkeeping { get; }
    public WebhookBook Webhooks { get; }
    public MailTryout MailTryout { get; }
    public MessageTryout MessageTryout { get; }
    public ServiceLetters ServiceLetters { get; }
    public Bookings Bookings { get; }
    public Erasing Erasing { get; }
    public PersonNotes Notes { get; }
    public PersonEdits Edits { get; }
    public PersonTags Tags { get; }
    public LettersByHand LettersByHand { get; }

    /// <summary>Puts an engine together over <paramref name="database"/>, which stays the caller's to close.</summary>
    public static async Task<EngineParts> OpenAsync(Database database, EngineOptions options) =>
        new(database, await Storage.ServerKey.LoadAsync(database), options);

    public ValueTask DisposeAsync()
    {
        _webhooks.Dispose();
        Messages.Dispose();
        return ValueTask.CompletedTask;
    }
}
