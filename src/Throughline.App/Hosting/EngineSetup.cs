using Throughline.App.Features;
using Throughline.App.Features.Settings;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Runtime.Channels;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;

namespace Throughline.App.Hosting;

/// <summary>Puts the engine into the server, and the pages' commands onto the engine.</summary>
internal static class EngineSetup
{
    public static void AddEngine(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton<MailExits>();
        services.AddSingleton(all => new EmailChannel(all.GetRequiredService<MailExits>().Of, new OutboxChannel(), options.Clock));
        services.AddSingleton(all =>
        {
            var engine = EngineParts.OpenAsync(all.GetRequiredService<Database>(), new EngineOptions(options.PublicAddress)
            {
                Time = options.Clock,
                Mail = all.GetRequiredService<EmailChannel>(),
                AllowPrivateWebhooks = options.AllowPrivateWebhooks,
            }).GetAwaiter().GetResult();
            all.GetRequiredService<Workspaces>().Changed = engine.Catalogue.Refresh;
            return engine;
        });
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Live);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Links);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Engine);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Catalogue);
        services.AddSingleton<IEventSink>(all => all.GetRequiredService<EngineParts>().Intake);
        services.AddSingleton(all => Commands(all.GetRequiredService<EngineParts>()));
        services.AddSingleton<SendTestMail>(all => (workspace, address, name, cancel) => TryOutAsync(all.GetRequiredService<EngineParts>(), workspace, address, name, cancel));
        services.AddHostedService<EngineHost>();
        services.AddSingleton(all => new MailboxStates(all.GetRequiredService<Database>()));
        services.AddSingleton(all => new MailboxWatch(all.GetRequiredService<EngineParts>(), all.GetRequiredService<MailExits>().MailboxOf, all.GetRequiredService<ILogger<MailboxWatch>>()));
        services.AddHostedService<MailboxHost>();
    }

    private static async Task<TestMail> TryOutAsync(EngineParts engine, Guid workspace, string address, string name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(engine.Catalogue.Workspace(workspace).Settings.Mail.Host))
            return new TestMail(Sent: false, "No mail server is named yet, so there is nothing to try. Name one below and save first.");
        return await engine.MailTryout.SendAsync(workspace, address, name, cancel) switch
        {
            null => new TestMail(Sent: false, $"{address} is on the do-not-write list. Use another address, or take it off the list."),
            SendOutcome.Accepted => new TestMail(Sent: true, $"The mail server took it. Look in the inbox of {address}, and in its spam folder."),
            SendOutcome.Unknown unknown => new TestMail(Sent: false, $"The mail server took it and then did not answer, so it may or may not arrive. It said: {unknown.Detail}"),
            var outcome => new TestMail(Sent: false, $"The mail server did not take it. It said: {outcome.Detail}"),
        };
    }

    private static EngineCommands Commands(EngineParts engine)
    {
        var desk = engine.Desk;
        return new EngineCommands
        {
            Version = id => engine.Catalogue.FindVersion(id)?.Journey,
            Compile = JourneyCheck.Compile,
            SaveJourney = async (actor, file, journey) =>
            {
                await desk.SaveDraftAsync(actor.WorkspaceId, file, journey);
                return journey.Key;
            },
            Publish = async (actor, key) => await desk.PublishDraftAsync(actor.WorkspaceId, key, actor.AccountId, MoveChoices.EverybodyStays) is { VersionId: not null } made ? made.Number : null,
            PlanPublishing = desk.PlanPublishing,
            PublishChosen = (actor, key, choices, print) => desk.PublishDraftAsync(actor.WorkspaceId, key, actor.AccountId, choices, print),
            Steps = id => engine.Catalogue.FindVersion(id)?.Steps,
            Pause = (actor, journey, paused) => paused ? desk.PauseAsync(actor.WorkspaceId, journey) : desk.ResumeAsync(actor.WorkspaceId, journey),
            AddPerson = async (actor, person) => (await desk.AddAsync(actor.WorkspaceId, [Typed(person)], person.Consent ?? "Added by hand"))[0].Id,
            ImportPeople = (actor, csv, journeyKey, entryPoint, cancel) => ImportAsync(desk, actor, csv, journeyKey, entryPoint, cancel),
            Enter = async (actor, person, key, entryPoint) => desk.FindJourney(actor.WorkspaceId, key) is { } journey && await desk.EnterAsync(actor.WorkspaceId, person, journey, entryPoint),
            Move = (actor, person, enrollment, signal) => desk.SignalAsync(actor.WorkspaceId, person, enrollment, signal),
            SayDone = (actor, person, enrollment, step) => desk.SayDoneAsync(actor.WorkspaceId, person, enrollment, step),
            Suppress = (actor, person, channel, suppressed) => suppressed
                ? desk.SuppressAsync(actor.WorkspaceId, person, channel, "Somebody of your team put it there.")
                : desk.UnsuppressAsync(actor.WorkspaceId, person, channel),
            SuppressionOf = desk.SuppressionOf,
            SettleAssignment = (actor, person, assignment, done, note) => desk.SettleAssignmentAsync(actor.WorkspaceId, person, assignment, done, note, actor.AccountId),
            ChangeConsent = (workspace, person, channel, topic, granted, evidence, _) => desk.SetConsentAsync(workspace, person, channel, topic, granted, evidence),
            TakeAnswer = (_, person, delivery, score, answer, _) => desk.AnswerAsync(new(person, delivery), score, answer),
            NoteVisit = (_, person, delivery, link, by, _) => link is null ? desk.OpenedAsync(new(person, delivery), by) : desk.ClickedAsync(new(person, delivery), by, link),
        };
    }

    private static ImportedPerson Typed(NewPerson person) => new()
    {
        FirstName = person.FirstName,
        LastName = person.LastName,
        Email = Identities.Normalise(IdentityKind.Email, person.Email)?.Value,
        Phone = Identities.Normalise(IdentityKind.Phone, person.Phone)?.Value,
        Source = person.Source,
        EmailConsent = person.Consent is null ? null : true,
    };

    private static async Task<ImportReport> ImportAsync(EngineDesk desk, Actor actor, Stream csv, string? journeyKey, string? entryPoint, CancellationToken cancel)
    {
        if (!PeopleFile.TryOpen(csv, out var file, out var problem)) return new ImportReport(0, 0, [], problem.ToString());
        using var people = file;
        var journey = journeyKey is null ? null : desk.FindJourney(actor.WorkspaceId, journeyKey);
        var rejected = new List<RejectedRow>();
        using var bytes = new MemoryStream();
        using var result = new ResultFile(bytes, people);
        var totals = await new PeopleImport(desk).RunAsync(
            actor.WorkspaceId,
            people,
            "Imported from a file",
            journey is { } id ? (id, entryPoint) : null,
            (line, became, reason) =>
            {
                if (became is not ("rejected" or "stopped")) return;
                rejected.Add(new RejectedRow((int)line.Line, string.Join(", ", line.Cells), reason));
                result.Write(line, became, reason);
            },
            cancel);
        result.Dispose();
        return new ImportReport((int)totals.Added, (int)totals.Known, rejected) { ResultFile = rejected.Count == 0 ? null : bytes.ToArray() };
    }
}
