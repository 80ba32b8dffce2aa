using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Journeys;

namespace Throughline.App.Features.Testing;

/// <summary>One step of the matrix.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Has">The key of its owner or tool; null where it has none.</param>
/// <param name="NeedsOne">False where the business has nothing to do there, so that an empty place is no gap.</param>
public sealed record CoveredStep(int Number, string Title, string? Has, bool NeedsOne);

/// <summary>Somebody or something that steps hang on.</summary>
/// <param name="Name">As people read it.</param>
/// <param name="Steps">Numbers of the steps, from 1.</param>
/// <param name="Warning">What is wrong with it, in a sentence; null where nothing is.</param>
public sealed record CoveredColumn(string Key, string Name, ImmutableArray<int> Steps, string? Warning);

/// <summary>Steps against owners, or against tools: who or what carries which step, and what would happen without.</summary>
/// <param name="Gaps">Numbers of the steps that nobody or nothing carries.</param>
public sealed record Coverage(ImmutableArray<CoveredStep> Steps, ImmutableArray<CoveredColumn> Columns, ImmutableArray<int> Gaps)
{
    /// <summary>Fewer steps than this hang on nobody in a way that could hurt.</summary>
    private const int FewestToHang = 3;

    /// <summary>Who looks after which step: everybody of the team, and whoever the steps name besides. What the business does and names nobody for is the journey's owner's.</summary>
    public static Coverage OfOwners(JourneyDraft draft, BusinessBook book, LocalDate today) => Of(
        draft,
        step => Typed.Clean(step.Owner) ?? (HasWork(step) ? draft.Owner : null),
        HasWork,
        book.Team.Select(member => (member.Key, member.Name)),
        column => OwnerWarning(column, book, draft.Steps.Length, today));

    /// <summary>What each step is done with.</summary>
    public static Coverage OfTools(JourneyDraft draft, BusinessBook book) => Of(
        draft,
        step => step.Tool,
        HasWork,
        book.Tools.Select(tool => (tool.Key, tool.Name)),
        column => ToolWarning(column, book, draft));

    private static Coverage Of(JourneyDraft draft, Func<StepDraft, string?> has, Func<StepDraft, bool> needs, IEnumerable<(string Key, string Name)> known, Func<CoveredColumn, string?> warning)
    {
        var steps = draft.Steps.Select((step, i) => new CoveredStep(i + 1, Title(step), Typed.Clean(has(step)), needs(step))).ToImmutableArray();
        var names = known.ToDictionary(one => one.Key, one => one.Name, StringComparer.Ordinal);
        var columns = steps.Where(step => step.Has is not null).Select(step => step.Has!).Concat(names.Keys).Distinct(StringComparer.Ordinal)
            .Select(key => new CoveredColumn(key, names.GetValueOrDefault(key) ?? Words.Plain(key), [.. steps.Where(step => step.Has == key).Select(step => step.Number)], null))
            .Select(column => column with { Warning = warning(column) })
            .OrderByDescending(column => column.Steps.Length).ThenBy(column => column.Name, StringComparer.OrdinalIgnoreCase);
        return new(steps, [.. columns], [.. steps.Where(step => step.Has is null && step.NeedsOne).Select(step => step.Number)]);
    }

    private static string? OwnerWarning(CoveredColumn column, BusinessBook book, int allSteps, LocalDate today)
    {
        if (column.Steps.IsEmpty) return null;
        if (book.Team.FirstOrDefault(one => one.Key == column.Key) is not { } member)
            return book.Team.IsEmpty ? null : $"{column.Name} is not in your team.";
        var standIn = book.Team.FirstOrDefault(one => one.Key == member.StandIn);
        if (member.MostSteps < column.Steps.Length) return $"{member.Name} looks after {CountOf(column.Steps.Length)} here, more than the {member.MostSteps} they can.";
        if (standIn is null && member.AwayFrom(today).FirstOrDefault() is { } away)
            return $"{member.Name} is away {(away.From > today || away.Until is null ? $"from {Day(away.From)}" : $"until {Day(away.Until.Value)}")}, and nobody stands in.";
        return standIn is null && HangsOn(column, allSteps) ? $"{CountOf(column.Steps.Length)} of {allSteps} hang on {member.Name} alone, and nobody stands in." : null;
    }

    private static string? ToolWarning(CoveredColumn column, BusinessBook book, JourneyDraft draft)
    {
        if (column.Steps.IsEmpty) return null;
        var job = book.Tools.FirstOrDefault(tool => tool.Key == column.Key)?.Job;
        var same = book.Tools.FirstOrDefault(tool => tool.Key != column.Key && Typed.Clean(job) is { } known && string.Equals(known, Typed.Clean(tool.Job), StringComparison.OrdinalIgnoreCase));
        if (same is not null && draft.Steps.Any(step => step.Tool == same.Key)) return $"{column.Name} and {same.Name} do the same job: {job!.Trim()}.";
        return HangsOn(column, draft.Steps.Length) ? $"When {column.Name} fails, {CountOf(column.Steps.Length)} of {draft.Steps.Length} stand still." : null;
    }

    private static bool HangsOn(CoveredColumn column, int allSteps) => column.Steps.Length >= FewestToHang && 2 * column.Steps.Length > allSteps;

    private static bool HasWork(StepDraft step) => step.Message is not null || !step.Variants.IsDefaultOrEmpty || step.Assignment is not null || step.Survey is not null || step.Webhook is not null;

    private static string Title(StepDraft step) => Typed.Clean(step.Title) ?? "A step without a title";

    private static string CountOf(int n) => n == 1 ? "1 step" : string.Create(CultureInfo.InvariantCulture, $"{n} steps");

    private static string Day(LocalDate day) => day.ToString("d MMMM", CultureInfo.InvariantCulture);
}
