using Microsoft.AspNetCore.Identity;
using NodaTime;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Primitives;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Features.Accounts;

/// <summary>Makes the first account with its business and signs it in.</summary>
internal sealed class NewOwner(FirstRun firstRun, UserManager<Account> users, SignInManager<Account> signIn, Workspaces workspaces, TimeProvider clock)
{
    internal sealed class Form
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }
        public string? Business { get; set; }
        public string? Zone { get; set; }
        public string? Code { get; set; }
    }

    /// <summary>Names of businesses that commands made before there was an account; the first account gets them, and needs no
    /// other.</summary>
    public IReadOnlyList<string> AreWaiting => [.. workspaces.All().Select(workspace => workspace.Name)];

    /// <summary>False where something is wrong, with the sentences in <paramref name="errors"/>, or where somebody else came first.</summary>
    public async Task<bool> MakeAsync(HttpContext context, Form form, FormErrors errors)
    {
        Check(context, form, errors);
        if (errors.Any) return false;
        var account = await firstRun.OnceAsync(() => MakeAccountAsync(form, errors));
        if (account is null || errors.Any) return false;
        var found = await workspaces.AdoptAsync(account.Id);
        WorkspaceAccess.Remember(context, found.Count > 0 ? found[0]
            : await workspaces.CreateAsync(form.Business!.Trim(), form.Zone!, account.Id));
        await signIn.SignInAsync(account, isPersistent: true);
        return true;
    }

    private void Check(HttpContext context, Form form, FormErrors errors)
    {
        errors.AddIf(string.IsNullOrWhiteSpace(form.Name), nameof(form.Name), "Type your name, so that your team knows who did what.");
        errors.AddIf(!EmailText.LooksRight(form.Email), nameof(form.Email), "Type your e-mail address in full, such as jill@example.com.");
        CheckPassword(form.Password, nameof(form.Password), errors);
        if (AreWaiting.Count == 0) CheckBusiness(form, errors);
        if (firstRun.NeedsCode(context))
            errors.AddIf(!firstRun.IsCode(form.Code), nameof(form.Code), "That is not the setup code. It is printed in the server’s console when it starts; type the eight letters and digits, or open the address that stands beside it.");
    }

    private static void CheckBusiness(Form form, FormErrors errors)
    {
        errors.AddIf(string.IsNullOrWhiteSpace(form.Business), nameof(form.Business), "Type the name your customers know your business by.");
        errors.AddIf(!TimeZones.Knows(form.Zone), nameof(form.Zone), "Choose a time zone from the list.");
    }

    internal static void CheckPassword(string? password, string field, FormErrors errors) =>
        errors.AddIf((password?.Length ?? 0) < 10, field, "Type a password of ten characters or more.");

    private async Task<Account?> MakeAccountAsync(Form form, FormErrors errors)
    {
        var email = form.Email!.Trim();
        var account = new Account
        {
            Id = DerivedId.At(Instant.FromDateTimeOffset(clock.GetUtcNow()), "account", email).ToString(),
            FullName = form.Name!.Trim(),
            UserName = email,
            Email = email,
        };
        var made = await users.CreateAsync(account, form.Password!);
        foreach (var error in made.Errors) errors.Add(error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(form.Password) : nameof(form.Email), error.Description);
        return made.Succeeded ? account : null;
    }
}
