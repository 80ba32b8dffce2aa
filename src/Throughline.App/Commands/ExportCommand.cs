using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using Throughline.Runtime.Exchange;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Commands;

/// <summary><c>throughline export</c>: everything a business has, in files that others read.</summary>
internal sealed class ExportCommand(Terminal terminal)
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Option<string?> _data = DataStore.FolderOption();
    private readonly Option<string?> _workspace = DataStore.WorkspaceOption();
    private readonly Option<string?> _file = new("--out") { HelpName = "FILE", Description = "Where it is written; a file of that name is replaced. Otherwise it is printed." };
    private readonly Option<string?> _folder = new("--out") { HelpName = "FOLDER", Description = "The folder the files are written to; made where it is missing. Otherwise a single journey is printed." };
    private readonly Option<bool> _live = new("--live") { Description = "What is published, rather than the drafts." };

    public static TaughtCommand[] Create(Terminal terminal)
    {
        TaughtCommand[] each = [new ExportCommand(terminal).TaughtPeople(), new ExportCommand(terminal).TaughtJourneys(), new ExportCommand(terminal).TaughtEvents()];
        var group = new Command("export", "Write people, journeys or events to files. The server may be running.");
        foreach (var one in each) group.Subcommands.Add(one.Command);
        return [new TaughtCommand(group, [.. each.SelectMany(one => one.Examples)]), .. each];
    }

    private TaughtCommand TaughtPeople()
    {
        var command = new Command("people", "Write everybody to a CSV file that spreadsheets open as it is, and that can be imported again.") { _file, _workspace, _data };
        command.SetAction(ExportPeopleAsync);
        return new(command, new Example("throughline export people --out people.csv", "Everybody with a name, an address, a number or an id."));
    }

    private TaughtCommand TaughtJourneys()
    {
        var command = new Command("journeys", "Write each journey to a file of its own, as it would be read back.") { _folder, _live, _workspace, _data };
        command.SetAction(ExportJourneysAsync);
        return new(command, new Example("throughline export journeys --out journeys", "One YAML file for each journey, good to keep in git."));
    }

    private TaughtCommand TaughtEvents()
    {
        var command = new Command("events", "Write everything that happened, one JSON object a line; the events of one person lie together, in order of time.") { _file, _workspace, _data };
        command.SetAction(ExportEventsAsync);
        return new(command, new Example("throughline export events --out events.jsonl", "For a spreadsheet, a notebook or another program."));
    }

    // ---- people ----

    private async Task<int> ExportPeopleAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var store = DataStore.Open(parsed.GetValue(_data));
        var workspace = store.Choose(parsed.GetValue(_workspace));
        var (reader, everybody) = (new ExportReader(store.Database), PeopleScope.Whole(workspace.Id));
        var (all, recognisable) = reader.CountPeople(everybody);
        var names = reader.TraitNames(everybody);
        var traits = PeopleColumn.Exportable(names);
        using (var progress = new ProgressLine(terminal, TimeProvider.System, "Writing people"))
            Write(parsed.GetValue(_file), stream => reader.People(everybody, people => PeopleWriter.Write(stream, Counted(people, recognisable, progress, cancel), traits)));
        Say($"{Number(recognisable)} people written.");
        if (all > recognisable) Say($"{Number(all - recognisable)} visitors of whom nothing but a browser is known were left out.");
        if (names.Count > traits.Count) Say($"Left out, because a file has at most {PeopleColumn.MaxCount} columns, and none with a name beyond a line: {string.Join(", ", names.Except(traits))}.");
        return ExitCode.Ok;
    }

    // ---- journeys ----

    private async Task<int> ExportJourneysAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var store = DataStore.Open(parsed.GetValue(_data));
        var workspace = store.Choose(parsed.GetValue(_workspace));
        var reader = new JourneyReader(store.Database);
        var journeys = reader.List(workspace.Id)
            .Select(row => (row.Key, File: parsed.GetValue(_live) ? row.LiveVersionId is { } live ? reader.File(workspace.Id, live) : null : reader.Draft(workspace.Id, row.Key)))
            .Where(journey => journey.File is not null)
            .ToList();
        if (journeys.Count == 0) throw new CommandProblem($"{workspace.Name} has no {(parsed.GetValue(_live) ? "published journey" : "journey")} yet.");
        if (parsed.GetValue(_folder) is not { } folder)
        {
            if (journeys.Count > 1) throw new CommandProblem($"There are {journeys.Count} journeys. Say where to with --out FOLDER.");
            terminal.Out.Write(journeys[0].File);
            return ExitCode.Ok;
        }
        CommandFiles.Try(folder, () => Directory.CreateDirectory(folder));
        foreach (var (key, file) in journeys)
        {
            cancel.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, key + ".yaml");
            CommandFiles.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(file!)));
            Say(path);
        }
        return ExitCode.Ok;
    }

    // ---- events ----

    private async Task<int> ExportEventsAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var store = DataStore.Open(parsed.GetValue(_data));
        var workspace = store.Choose(parsed.GetValue(_workspace));
        var (reader, everybody) = (new ExportReader(store.Database), PeopleScope.Whole(workspace.Id));
        var count = reader.CountEvents(everybody);
        using (var progress = new ProgressLine(terminal, TimeProvider.System, "Writing events"))
            Write(parsed.GetValue(_file), stream => reader.Events(everybody, events => WriteLines(stream, Counted(events, count, progress, cancel))));
        Say($"{Number(count)} events written.");
        return ExitCode.Ok;
    }

    private static void WriteLines(Stream stream, IEnumerable<ExportedEvent> events)
    {
        using var json = new Utf8JsonWriter(stream, OneLine);
        foreach (var one in events)
        {
            WriteLine(json, one);
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static void WriteLine(Utf8JsonWriter json, ExportedEvent one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.Id);
        json.WriteString("event", one.Name);
        json.WriteString("timestamp", InstantPattern.ExtendedIso.Format(one.At));
        json.WriteString("receivedAt", InstantPattern.ExtendedIso.Format(one.ReceivedAt));
        json.WriteString("personId", one.PersonId);
        if (one.UserId is not null) json.WriteString("userId", one.UserId);
        if (one.Email is not null) json.WriteString("email", one.Email);
        if (one.Step is not null) json.WriteString("step", one.Step);
        if (one.Properties is not null)
        {
            json.WritePropertyName("properties");
            json.WriteRawValue(one.Properties);
        }
        json.WriteEndObject();
    }

    // ---- parts ----

    private void Write(string? file, Action<Stream> write)
    {
        if (file is not null)
        {
            CommandFiles.Write(file, write);
            return;
        }
        using var stream = new PrintedStream(terminal.Out);
        write(stream);
    }

    private static IEnumerable<T> Counted<T>(IEnumerable<T> all, long count, ProgressLine progress, CancellationToken cancel)
    {
        long done = 0;
        foreach (var one in all)
        {
            cancel.ThrowIfCancellationRequested();
            yield return one;
            progress.Show(count == 0 ? 1 : (double)++done / count, done);
        }
    }

    /// <summary>Beside the results, which may be printed themselves.</summary>
    private void Say(string sentence) => terminal.Error.WriteLine(sentence);

    private static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>UTF-8 bytes to a text writer, whole letters at a time; without the mark that only files need.</summary>
    private sealed class PrintedStream(TextWriter output) : Stream
    {
        private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
        private bool _hasBegun;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var letters = new char[buffer.Length + 1];
            var text = letters.AsSpan(0, _decoder.GetChars(buffer, letters, flush: false));
            if (text.Length == 0) return;
            if (!_hasBegun && text[0] == '\uFEFF') text = text[1..];
            _hasBegun = true;
            output.Write(text);
        }

        public override void Flush() => output.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
