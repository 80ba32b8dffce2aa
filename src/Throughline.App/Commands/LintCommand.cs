using System.CommandLine;
using System.Text;
using Throughline.Journeys;
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
    }

    public static TaughtCommand Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Journey files, folders of them, or - for what comes in.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<Format>("--format") { Description = "How the findings are written.", DefaultValueFactory = _ => Format.Text };
        var strict = new Option<bool>("--strict") { Description = "End with exit code 3 where there are warnings." };
        var command = new Command("lint", "Say what is wrong with a journey file: where, why, and what to do about it.") { files, format, strict };
        command.SetAction(parsed =>
        {
            var linted = parsed.GetRequiredValue(files).SelectMany(Expand).Select(file => Lint(file, terminal.In)).ToList();
            if (parsed.GetValue(format) == Format.Json) LintReport.WriteJson(terminal, linted);
            else LintReport.WriteText(terminal, linted);
            if (linted.Any(file => !file.IsSound)) return ExitCode.BadInput;
            return parsed.GetValue(strict) && linted.Any(file => file.Count(Severity.Warning) > 0) ? ExitCode.Findings : ExitCode.Ok;
        });
        return new(
            command,
            new Example("throughline lint samples/coaching.yaml", "Checks one journey."),
            new Example("throughline lint journeys --strict", "Checks a folder of journeys; with warnings the exit code is 3. Good before a commit."),
            new Example("throughline lint journeys --format json", "For another program to read."));
    }

    internal static IEnumerable<string> Expand(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path).Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).DefaultIfEmpty(path)
            : [path];

    internal static LintedFile Lint(string file, Stream standardInput)
    {
        var (text, problem) = Read(file, standardInput);
        return text is null ? new(file, null, "", problem) : new(file, JourneyCheck.Compile(text), text, null);
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
