using System.CommandLine;
using System.Globalization;
using Throughline.App.Features.Testing;
using Throughline.Journeys;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;

namespace Throughline.App.Commands;

/// <summary><c>throughline import</c>: people from CSV, and journeys, straight into the data folder.</summary>
internal sealed class ImportCommand(Terminal terminal)
{
    private readonly Option<string?> _data = DataStore.FolderOption();
    private readonly Option<string?> _workspace = DataStore.WorkspaceOption();
    private readonly Option<bool> _create = new("--create") { Description = "Make the business --workspace names, where there is none of that name." };
    private readonly Argument<string> _people = new("FILE") { Description = "A CSV file with one line of column names and one line for each person." };
    private readonly Option<string?> _journey = new("--journey") { HelpName = "KEY", Description = "The journey they enter. Otherwise they are only known." };
    private readonly Option<string?> _entry = new("--entry") { HelpName = "KEY", Description = "The entry point they come in by. Otherwise the first one." };
    private readonly Option<string?> _result = new("--result") { HelpName = "FILE", Description = "Where the result of each row is written. Otherwise beside the input: people.csv gives people.result.csv." };
    private readonly Argument<string[]> _journeys = new("FILE") { Description = "Journey files, or folders of them.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _present = new("--present-too")
    {
        Description =
        "With --publish: whoever has a date today by which a journey opens comes in by it too; else only whoever gets one from now on."
    };
    private readonly Option<bool> _publish = new("--publish") { Description = "Publish them too: newcomers take them from now on." };

    /// <summary>The group, and each command in it.</summary>
    public static TaughtCommand[] Create(Terminal terminal)
    {
        var (people, journey) = (new ImportCommand(terminal).TaughtPeople(), new ImportCommand(terminal).TaughtJourney());
        var group = new Command("import", "Take in people from a CSV file, or journeys. The server may be running.") { people.Command, journey.Command };
        return [new TaughtCommand(group, [.. people.Examples, .. journey.Examples]), people, journey];
    }

    private TaughtCommand TaughtPeople()
    {
        var command = new Command("people", "Take in people. Rows that cannot be taken go to the result file with the reason, to be mended there and imported again.")
        {
            _people, _journey, _entry, _result, _workspace, _create, _data,
        };
        command.SetAction(ImportPeopleAsync);
        return new(
            command,
            new Example("throughline import people people.csv", "Takes in everybody; nobody sets out on a road that does not open for an import."),
            new Example("throughline import people people.csv --journey scale-programme --entry paper-list", "Takes them in, and each sets out on the journey."),
            new Example("throughline import people people.result.csv", "Takes in what was mended in the result file of an earlier import."));
    }

    private TaughtCommand TaughtJourney()
    {
        var command =
            new Command("journey",
            "Take in journey files as drafts, or publish them. With an error in one of them, none is taken.") { _journeys, _publish,
            _present, _workspace, _create, _data };
        command.SetAction(ImportJourneysAsync);
        return new(
            command,
            new Example("throughline import journey journeys/coaching.yaml", "Keeps it as the draft of the journey its key names."),
            new Example("throughline import journey journeys --publish", "Publishes every journey of a folder; a running server follows within seconds."));
    }

    // ---- journeys ----

    private async Task<int> ImportJourneysAsync(ParseResult parsed, CancellationToken cancel)
    {
        var journeys = JourneyFiles.Load(terminal, parsed.GetRequiredValue(_journeys));
        if (journeys.GroupBy(journey => journey.Journey.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new CommandProblem($"“{twice.First().File}” and “{twice.Last().File}” are the same journey, “{twice.Key}”. Give one of them another key, or leave it out.");
        await using var store = DataStore.Open(parsed.GetValue(_data), parsed.GetValue(_create));
        var workspace = await ChooseAsync(store, parsed);
        await using var engine = await store.EngineAsync();
        if (parsed.GetValue(_publish))
            RefuseErrors(Examiner.Beside(store.Database, engine.Catalogue, ServeOptions.FromEnvironment()), workspace, journeys);
        foreach (var journey in journeys)
        {
            cancel.ThrowIfCancellationRequested();
            terminal.Out.WriteLine(parsed.GetValue(_publish) ? await PublishAsync(engine, workspace, journey, parsed.GetValue(_present))
                : await KeepAsync(engine, workspace, journey));
        }
        return ExitCode.Ok;
    }

    // As the page does: what the linter calls an error keeps from publishing, until somebody has left it with a reason.
    private void RefuseErrors(Examiner examiner, Workspace workspace, IReadOnlyList<SoundJourney> journeys)
    {
        var examined = journeys.Select(journey => (journey, Found: examiner.ExamineFile(workspace.Id, journey.Text)))
            .Where(at => !examiner.DecidedOn(workspace.Id, at.journey.Journey.Key).LetsPublish(at.Found))
            .Select(at => new LintedFile(at.journey.File, OnlyErrors(at.Found), at.journey.Text, null)).ToList();
        if (examined.Count == 0) return;
        LintReport.WriteText(terminal with { Out = terminal.Error, HasColor = false }, examined);
        throw new CommandProblem("No journey was taken in. Without --publish it is kept as a draft.");
    }

    private static Compilation OnlyErrors(Compilation found) =>
        found with { Findings = [.. found.Findings.Where(finding => finding.Severity == Severity.Error)] };

    private static async Task<string> KeepAsync(EngineParts engine, Workspace workspace, SoundJourney journey)
    {
        await engine.Publishing.SaveDraftAsync(workspace.Id, journey.Text, journey.Journey);
        return $"{journey.Journey.Key}: kept as a draft. Add --publish to let people in.";
    }

    private static async Task<string> PublishAsync(EngineParts engine, Workspace workspace, SoundJourney journey, bool presentToo)
    {
        var choices = MoveChoices.EverybodyStays with { PresentToo = presentToo };
        var made = await engine.Publishing.PublishAsync(workspace.Id, journey.Text, by: null, choices);
        return made.IsNew
            ? $"{journey.Journey.Key}: published as version {made.Number}. Newcomers take it from now on."
            : $"{journey.Journey.Key}: this is version {made.Number}, which is live already.";
    }

    // ---- people ----

    private async Task<int> ImportPeopleAsync(ParseResult parsed, CancellationToken cancel)
    {
        var input = parsed.GetRequiredValue(_people);
        var result = parsed.GetValue(_result) ?? ResultOf(input);
        if (Path.GetFullPath(result) == Path.GetFullPath(input)) throw new CommandProblem("The result file would take the place of the input. Name another one with --result.");
        using var stream = CommandFiles.Read(input);
        if (!PeopleFile.TryOpen(stream, out var opened, out var problem)) throw new CommandProblem($"{input}: {problem}");
        using var file = opened;
        await using var store = DataStore.Open(parsed.GetValue(_data), parsed.GetValue(_create));
        var workspace = await ChooseAsync(store, parsed);
        await using var engine = await store.EngineAsync();
        var door = FindDoor(engine, workspace, parsed.GetValue(_journey), parsed.GetValue(_entry));

        var totals = new ImportTotals(0, 0, 0);
        await using (var results = new ResultWriter(result, file))
            totals = await RunAsync(engine, workspace, file, Path.GetFileName(input), door, results, cancel);
        Say(totals, input, result, workspace);
        return totals.Rejected == 0 ? ExitCode.Ok : ExitCode.Findings;
    }

    private async Task<ImportTotals> RunAsync(EngineParts engine, Workspace workspace, PeopleFile file, string name, (Guid, string?)? door, ResultWriter results, CancellationToken cancel)
    {
        using var progress = new ProgressLine(terminal, TimeProvider.System, $"Taking in {name}");
        long rows = 0;
        return await new PeopleImport(engine.People).RunAsync(
            workspace.Id,
            file,
            new Said(GivenBy.Import, $"Imported from {name}"),
            door,
            (line, what, reason) =>
            {
                results.Write(line, what, reason);
                progress.Show(file.Progress, ++rows);
            },
            cancel);
    }

    private static (Guid JourneyId, string? EntryPoint)? FindDoor(EngineParts engine, Workspace workspace, string? journeyKey, string? entryKey)
    {
        if (journeyKey is null)
            return entryKey is null ? null : throw new CommandProblem("--entry needs --journey: say which journey the entry point belongs to.");
        var id = engine.Publishing.FindJourney(workspace.Id, journeyKey)
            ?? throw new CommandProblem($"{workspace.Name} has no journey “{journeyKey}”. Take it in first: throughline import journey FILE --publish.");
        var version = engine.Catalogue.LiveVersion(workspace.Id, id)
            ?? throw new CommandProblem($"The journey “{journeyKey}” is not published, so nobody can enter it. Publish it first.");
        if (engine.Catalogue.IsArchived(id))
            throw new CommandProblem($"The journey “{journeyKey}” is archived, so nobody new can enter it. Bring it back in the browser "
                + "first.");
        var entries = version.Journey.EntryPoints.Select(entry => entry.Key).ToList();
        if (entryKey is not null && !entries.Contains(entryKey))
            throw new CommandProblem($"The journey “{journeyKey}” has no entry point “{entryKey}”.{(Nearest.To(entryKey, entries) is { } near ? $" Did you mean “{near}”?" : "")} It has: {string.Join(", ", entries)}.");
        return (id, entryKey);
    }

    private void Say(ImportTotals totals, string input, string result, Workspace workspace)
    {
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workspace.Name}: {totals.Added:N0} people added, {totals.Known:N0} known before, {totals.Rejected:N0} {(totals.Rejected == 1 ? "row" : "rows")} left out."));
        terminal.Out.WriteLine($"What became of each row of {Path.GetFileName(input)}: {result}");
        if (totals.Remarked > 0) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Taken with a remark, which stands beside the row in that file: {totals.Remarked:N0}."));
        if (totals.Rejected > 0) terminal.Out.WriteLine("Mend the rows that are marked “rejected” in that file, and import it.");
    }

    private static string ResultOf(string input) => Path.Combine(Path.GetDirectoryName(input) ?? "", Path.GetFileNameWithoutExtension(input) + ".result.csv");

    private async Task<Workspace> ChooseAsync(DataStore store, ParseResult parsed) =>
        parsed.GetValue(_create) ? await store.ChooseOrCreateAsync(parsed.GetValue(_workspace)) : store.Choose(parsed.GetValue(_workspace));

    /// <summary>The result file: it takes its name at the end, also of an import that was stopped half-way, because what it says is true of the rows before.</summary>
    private sealed class ResultWriter : IAsyncDisposable
    {
        private readonly string _file;
        private readonly FileStream _stream;
        private readonly ResultFile _result;

        public ResultWriter(string file, PeopleFile source)
        {
            _file = file;
            _stream = CommandFiles.Try(file, () => PrivateFiles.Open(file + ".part"));
            _result = new ResultFile(_stream, source);
        }

        public void Write(ImportLine line, string what, string reason) => _result.Write(line, what, reason);

        public async ValueTask DisposeAsync()
        {
            _result.Dispose();
            await _stream.DisposeAsync();
            File.Move(_file + ".part", _file, overwrite: true);
        }
    }
}
