using Microsoft.AspNetCore.Identity;

namespace Throughline.Runtime.Storage.Accounts;

/// <summary>Somebody who may sign in. Which businesses they may enter stands in <c>member</c>.</summary>
internal sealed class Account : IdentityUser
{
    /// <summary>As colleagues call them.</summary>
    public required string FullName { get; set; }
}
