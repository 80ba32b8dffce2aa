using System.Security.Cryptography;
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
        services.AddSingleton(all => new EmailChannel(
            (workspace, _) => ValueTask.FromResult(ServerOf(all, workspace)), new OutboxChannel(), options.Clock));
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
            return engine;
        });
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Live);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Links);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Engine);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Catalogue);
        services.AddSingleton<IEventSink>(all => all.GetRequiredService<EngineParts>().Intake);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Publishing);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Pauses);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().People);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Enrollments);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Responses);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().Assignments);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().MailTryout);
        services.AddSingleton(all => all.GetRequiredService<EngineParts>().MessageTryout);
        services.AddSingleton<SentMessages>();
        services.AddSingleton<PeopleImport>();
        services.AddHostedService<EngineHost>();
    }

    /// <summary>A workspace's mail server as its owner set it; null where there is none.</summary>
    private static SmtpServer? ServerOf(IServiceProvider services, Guid workspaceId)
    {
        var mail = services.GetRequiredService<Catalogue>().Workspace(workspaceId).Settings.Mail;
        if (string.IsNullOrWhiteSpace(mail.Host)) return null;
        var security = mail.Security switch
        {
            "none" => SmtpSecurity.None,
            "tls" => SmtpSecurity.Tls,
            _ => SmtpSecurity.StartTls,
        };
        return new SmtpServer(mail.Host, mail.Port, security, LoginOf(services.GetRequiredService<MailSecrets>(), mail), Math.Clamp(mail.Connections, 1, SmtpServer.MaxConnections));
    }

    private static SmtpLogin? LoginOf(MailSecrets secrets, MailSettings mail)
    {
        if (string.IsNullOrEmpty(mail.User) || mail.ProtectedPassword is null) return null;
        try
        {
            return new SmtpLogin(mail.User, secrets.Unprotect(mail.ProtectedPassword));
        }
        catch (CryptographicException)
        {
            return null; // restored without its keys: the server refuses us, and the owner reads why in the outbox
        }
    }
}
