using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Channels.Rendering;

namespace Throughline.App.Commands;

/// <summary><c>throughline lint</c>: says what is wrong with journey files.</summary>
internal static class LintCommand
{
    private const string StandardInput = "-";
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private enum Format
    {
        Text,
        Json,
        Sarif,
    }

    public static TaughtCommand Create(Terminal terminal, TimeProvider clock)
    {
        var files = new Argument<string[]>("FILE") { Description = "Journey files, folders of them, or - for what comes in.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<Format>("--format") { Description = "How the findings are written.", DefaultValueFactory = _ => Format.Text };
        var docs = new Option<Uri?>("--docs") { HelpName = "ADDRESS", Description = "Where docs/findings.md can be read on the web; the rules in SARIF then lead there.", CustomParser = Address };
        var strict = new Option<bool>("--strict") { Description = "End with exit code 3 where there are warnings." };
        var command = new Command("lint", "Say what is wrong with a journey file, and what is not yet good: where, why, and what to do about it.") { files, format, docs, strict };
        command.SetAction(parsed =>
        {
            var context = LintContext.Nothing(LocalDate.FromDateTime(clock.GetLocalNow().DateTime));
            var linted = parsed.GetRequiredValue(files).SelectMany(Expand).Select(file => Lint(file, terminal.In, text => JourneyCheck.Examine(text, context))).ToList();
            Write(terminal, linted, parsed.GetValue(format), parsed.GetValue(docs));
            if (linted.Any(file => !file.IsPublishable)) return ExitCode.BadInput;
            return parsed.GetValue(strict) && linted.Any(file => file.Count(Severity.Warning) > 0) ? ExitCode.Findings : ExitCode.Ok;
        });
        return new(
            command,
            new Example("throughline lint samples/coaching.yaml", "Checks one journey."),
            new Example("throughline lint journeys --strict", "Checks a folder of journeys; with warnings the exit code is 3. Good before a commit."),
            new Example("throughline lint journeys --format sarif", "For code review and editors: SARIF 2.1.0. Every finding is explained in docs/findings.md."));
    }

    private static void Write(Terminal terminal, IReadOnlyList<LintedFile> linted, Format format, Uri? docs)
    {
        if (format == Format.Json) LintReport.WriteJson(terminal, linted);
        else if (format == Format.Sarif) LintSarif.Write(terminal, linted, docs);
        else LintReport.WriteText(terminal, linted);
    }

    private static Uri? Address(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") return address;
        result.AddError($"“{result.Tokens[0].Value}” is no address on the web. Write it in full, beginning with https://.");
        return null;
    }

    internal static IEnumerable<string> Expand(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).DefaultIfEmpty(path)
            : [path];

    /// <param name="look">Finds what there is to find in the file's text.</param>
    internal static LintedFile Lint(string file, Stream standardInput, Func<string, Compilation> look)
    {
        var (text, problem) = Read(file, standardInput);
        return text is null ? new(file, null, "", problem) : new(file, look(text), text, null);
    }

    private static (string? Text, string? Problem) Read(string file, Stream standardInput)
    {
        if (Directory.Exists(file)) return (null, "There is no journey file in this folder. They end in .yaml, .yml or .json.");
        try
        {
            using var stream = file == StandardInput ? standardInput : File.OpenRead(file);
            var bytes = new byte[JourneyFile.MaxBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > JourneyFile.MaxBytes) return (null, $"The file is larger than {JourneyFile.MaxBytes:N0} bytes. A journey is never that long: check that this is the right file.");
            return (Strict.GetString(bytes.AsSpan(0, length)).TrimStart('\uFEFF'), null);
        }
        catch (FileNotFoundException)
        {
            return (null, "There is no such file. Check the path.");
        }
        catch (DirectoryNotFoundException)
        {
            return (null, "There is no such folder. Check the path.");
        }
        catch (UnauthorizedAccessException)
        {
            return (null, "You are not allowed to read this file. Change its permissions, or run as somebody who may.");
        }
        catch (DecoderFallbackException error)
        {
            return (null, $"The file is not UTF-8 text: byte {error.Index + 1} cannot be read. Save it as UTF-8.");
        }
    }
}
