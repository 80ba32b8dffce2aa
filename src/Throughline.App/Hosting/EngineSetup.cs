using Throughline.App.Features.Settings;
using Throughline.Runtime.Channels.Email;
using Throughline.Runtime.Channels.Outbox;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;

namespace Throughline.App.Hosting;

/// <summary>Puts the engine into the server, and what it is made of within reach of the pages.</summary>
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
            all.GetRequiredService<Books>().Changed = engine.Catalogue.Refresh;
            all.GetRequiredService<Occasions>().Changed = engine.Catalogue.Refresh;
            all.GetRequiredService<LibraryFiles>().Changed = engine.Catalogue.Refresh;
            return engine;
        });
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Live);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Links);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Engine);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Catalogue);
        services.AddSingleton<IEventSink>(all => all.GetRequiredService<EngineParts>().Intake);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Publishing);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Pauses);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Archive);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().People);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Enrollments);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Responses);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Visits);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Messages);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Assignments);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Unknown);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Registrations);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Doorkeeping);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Webhooks);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().MailTryout);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().MessageTryout);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().ServiceLetters);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Bookings);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Erasing);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Tags);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().LettersByHand);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Notes);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Edits);
        services.AddSingleton<Senders>();
        services.AddSingleton<SentMessages>();
        services.AddSingleton<PeopleImport>();
        services.AddHostedService<EngineHost>();
        services.AddHostedService<StoreWatchHost>();
        services.AddSingleton(all => new MailboxStates(all.GetRequiredService<Database>()));
        services.AddSingleton(all => new MailboxWatch(all.GetRequiredService<EngineParts>(), all.GetRequiredService<MailExits>().MailboxOf, all.GetRequiredService<ILogger<MailboxWatch>>()));
        services.AddHostedService<MailboxHost>();
    }
}
