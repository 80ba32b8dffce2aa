using System.Text;
using Microsoft.AspNetCore.Mvc;
using Throughline.App.Access;
using Throughline.App.Design;
using Throughline.App.Wording;
using Throughline.Businesses;
using Throughline.Enrollments;
using Throughline.Runtime.Storage.Reading;
using AssignmentState = Throughline.Runtime.Storage.People.AssignmentState;

namespace Throughline.App.Features.Assignments;

/// <summary>What My day posts.</summary>
internal static class AssignmentEndpoints
{
    private const int LongestNote = 2_000;

    public static void AddAssignments(this IServiceCollection services)
    {
        services.AddSingleton<Settlements>();
        services.AddScoped<AssignedFiles>();
        services.AddHostedService(all => all.GetRequiredService<Settlements>());
        services.AddSingleton(new HomePart(10, NeedsYou: true, typeof(WaitingForYou),
            (all, access) => access.May(Permission.SettleAssignments)
                && all.GetRequiredService<AssignmentReader>().Open(access.People, null).Rows.Count > 0));
    }

    public static void MapAssignments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/my-day/{person:guid}/{id:guid}", Settle).Needs(Permission.SettleAssignments);
        app.MapGet("/my-day/{person:guid}/{id:guid}/file", (Guid person, Guid id, AssignedFiles files, HttpContext context) =>
            files.Hand(person, id, context)).Needs(Permission.SettleAssignments);
        app.MapPost("/my-day/{person:guid}/{id:guid}/undo", Undo).Needs(Permission.SettleAssignments);
    }

    private static IResult Settle(Guid person, Guid id, [FromForm] string? outcome, [FromForm] string? note, IFormCollection form, AssignmentReader assignments, Scripts scripts, Settlements settlements, WorkspaceAccess access, HttpContext context)
    {
        if (assignments.Find(access.People, person, id) is not { } row || !Outcomes(row).Contains(outcome)) return Results.NotFound();
        if (row.State != AssignmentState.Open)
        {
            context.SayNext("It is settled already, so nothing was changed.");
            return Results.LocalRedirect("/my-day");
        }
        var done = outcome != "not-possible";
        var care = outcome switch { "rest" => CareOutcome.Rest, "leave" => CareOutcome.Leave, _ => CareOutcome.GoOn };
        settlements.Say(new Settlement(access.Actor, person, id, done, Account(form, scripts.WorkOf(row)?.Checklist ?? [],
            note))
        { Care = care });
        context.SayNext(row.Care is not null ? $"Looked after {row.Name}. {Words.Care(care)}." : done ? $"Done for {row.Name}."
            : $"Noted: it could not be done for {row.Name}.", $"/my-day/{person:N}/{id:N}/undo");
        return Results.LocalRedirect("/my-day");
    }

    /// <summary>What may be said of it: of care, what comes of it; of any other task, how it went.</summary>
    private static string[] Outcomes(AssignmentEntry row) => row.Care is null ? ["done", "not-possible"] : ["go-on", "rest", "leave"];

    private static IResult Undo(
        Guid person, Guid id, AssignmentReader assignments, Settlements settlements, WorkspaceAccess access, HttpContext context)
    {
        if (assignments.Find(access.People, person, id) is null) return Results.NotFound();
        context.SayNext(settlements.Undo(access.WorkspaceId, id) ? "Taken back. It is open again." : "It counts already and cannot be taken back.");
        return Results.LocalRedirect("/my-day");
    }

    // The note, and which lines of the checklist were left, because those are what the next one needs to know.
    private static string? Account(IFormCollection form, IReadOnlyList<string> checklist, string? note)
    {
        var text = new StringBuilder(note?.Trim() ?? "");
        var left = checklist.Where((_, i) => !form.ContainsKey($"tick-{i}")).ToList();
        if (left.Count > 0 && left.Count < checklist.Count) text.Append(text.Length > 0 ? "\n" : "").Append("Left undone: ").AppendJoin("; ", left);
        return text.Length == 0 ? null : text.Length <= LongestNote ? text.ToString() : text.ToString(0, LongestNote);
    }
}
