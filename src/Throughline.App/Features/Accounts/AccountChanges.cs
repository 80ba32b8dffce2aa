using Microsoft.AspNetCore.Identity;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.Runtime.Storage.Accounts;

namespace Throughline.App.Features.Accounts;

/// <summary>What somebody changes about their own account. Whoever changes how to sign in proves that it is them.</summary>
internal sealed class AccountChanges(UserManager<Account> users, SignInManager<Account> signIn, PasswordSignIn passwords)
{
    internal sealed class Profile
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? ConfirmWith { get; set; }
    }

    internal sealed class Passwords
    {
        public string? Old { get; set; }
        public string? New { get; set; }
    }

    /// <summary>Saves unless <paramref name="errors"/> says what is wrong.</summary>
    public async Task SaveAsync(Account account, Profile form, FormErrors errors)
    {
        var email = form.Email?.Trim() ?? "";
        var moves = !string.Equals(email, account.Email, StringComparison.OrdinalIgnoreCase);
        errors.AddIf(string.IsNullOrWhiteSpace(form.Name), nameof(form.Name), "Type your name, so that your team knows who did what.");
        errors.AddIf(!EmailText.LooksRight(email), nameof(form.Email), "Type your e-mail address in full, such as jill@example.com.");
        if (!errors.Any && moves && !await passwords.FitsAsync(account, form.ConfirmWith))
            errors.Add(nameof(form.ConfirmWith), "That is not your password. Type it to change the address you sign in with.");
        if (errors.Any) return;

        account.FullName = form.Name!.Trim();
        account.Email = account.UserName = email;
        var saved = moves ? await users.UpdateSecurityStampAsync(account) : await users.UpdateAsync(account);
        if (!saved.Succeeded) errors.Add(nameof(form.Email), "Another account signs in with this address. Use another one.");
        else await signIn.RefreshSignInAsync(account);
    }

    /// <summary>Changes the password unless <paramref name="errors"/> says what is wrong; other devices lose their sign-in.</summary>
    public async Task SaveAsync(Account account, Passwords form, FormErrors errors)
    {
        NewOwner.CheckPassword(form.New, nameof(form.New), errors);
        if (errors.Any) return;
        if (!await passwords.FitsAsync(account, form.Old))
        {
            errors.Add(nameof(form.Old), "That is not the password you have. Type it again.");
            return;
        }
        var changed = await users.ChangePasswordAsync(account, form.Old!, form.New!);
        foreach (var error in changed.Errors) errors.Add(nameof(form.New), error.Description);
        if (changed.Succeeded) await signIn.RefreshSignInAsync(account);
    }
}
