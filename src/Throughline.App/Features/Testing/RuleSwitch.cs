using Throughline.App.Access;
using Throughline.Linting;
using Throughline.Runtime.Storage.Drafting;

namespace Throughline.App.Features.Testing;

/// <summary>Switches rules of the linter off and on for one journey of the business whose page is open.</summary>
internal sealed class RuleSwitch(DraftStore drafts, RulesOff off, WorkspaceAccess access)
{
    /// <summary>What there is to say afterwards; null where the business has no such journey.</summary>
    /// <returns>The rule, or null where it was not switched off.</returns>
    public async Task<(LintRule? Rule, string Said)?> OffAsync(string journeyKey, string? code, string? reason)
    {
        if (drafts.Open(access.WorkspaceId, journeyKey) is not { } open) return null;
        if (LintRules.Find(code ?? "") is not { } rule) return (null, "This cannot be switched off. Nothing was changed.");
        if (reason?.Trim() is not { Length: > 0 and <= TestEndpoints.LongestReason } why)
            return (null, "It is looked for as before: write down why it does not matter here, " +
                $"in up to {TestEndpoints.LongestReason} characters.");
        await off.SwitchOffAsync(access.Actor, open.JourneyId, rule.Code, rule.Title, why);
        return (rule, $"“{rule.Title}” is no longer looked for in this journey.");
    }

    /// <inheritdoc cref="OffAsync"/>
    public async Task<string?> OnAsync(string journeyKey, string code)
    {
        if (drafts.Open(access.WorkspaceId, journeyKey) is not { } open) return null;
        var done = await off.SwitchOnAsync(access.Actor, open.JourneyId, code);
        return done ? "It is looked for again." : "It was looked for already.";
    }
}
