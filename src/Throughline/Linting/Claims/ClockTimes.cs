using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Throughline.Linting.Reading;

namespace Throughline.Linting.Claims;

/// <summary>A time of day that a sentence names: "5 p.m.", "17 Uhr".</summary>
/// <param name="Minutes">Of half a day: five in the morning and five in the afternoon are alike.</param>
internal sealed partial record ClockTime(Sentence Sentence, string Words, int Minutes)
{
    private const int HalfDay = 12 * 60;

    private static readonly KeptBy<PlainReading, ClockTime[]> _kept = new(reading => [.. reading.Sentences.SelectMany(InSentence)]);

    public static ClockTime[] In(PlainReading reading) => _kept.Of(reading);

    private static IEnumerable<ClockTime> InSentence(Sentence sentence)
    {
        foreach (Match match in Shape().Matches(sentence.Text))
        {
            if (match.Index > 0 && sentence.Text[match.Index - 1] is '.' or ',' or ':' or '/' or '-' or '–') continue;
            var isLong = match.Groups["hours"].Success;
            // "2 h" may be how long it takes.
            if (isLong && !_ats.Contains(WordBefore(sentence, match.Index))) continue;
            var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
            var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
            yield return new(sentence, match.Value.Trim(), (hour * 60 + minute) % HalfDay);
        }
    }

    private static string WordBefore(Sentence sentence, int at) =>
        sentence.Words.LastOrDefault(word => word.Start < at).Text ?? "";

    private static readonly FrozenSet<string> _ats = PhraseWords.Set("à vers dès avant après a las às alle om rond vanaf tot");

    /// <summary>Reminders and scripts with a time of their own, and what the step says elsewhere.</summary>
    public static IEnumerable<(Said Stray, Said Usual)> Strays(Road road)
    {
        var all = road.Reading.Texts.Select(text => (Text: text, Times: In(text.Reading))).Where(at => at.Times.Length > 0).ToArray();
        foreach (var (text, stray) in all.Where(at => at.Text.IsNudge && at.Text.Step is not null)
            .SelectMany(at => at.Times.Select(time => (at.Text, time))))
        {
            if (all.Any(other => other.Text != text && other.Times.Any(time => time.Minutes == stray.Minutes))) continue;
            var usual = all.FirstOrDefault(other => other.Text != text && other.Text.Step == text.Step && One(other.Times)
                && !In(text.Reading).Any(time => time.Minutes == other.Times[0].Minutes)
                && (other.Text.Message == text.Message || SaysTheSame(other.Times[0].Sentence, stray.Sentence)));
            if (usual.Text is not null)
                yield return (new(text, stray.Sentence, stray.Words), new(usual.Text, usual.Times[0].Sentence, usual.Times[0].Words));
        }
    }

    private static bool SaysTheSame(Sentence one, Sentence other)
    {
        var stems = Duty.StemsOf(other);
        return one.Tongue is { } tongue && one.Words.Where(word => word.Text.Length > 2 && char.IsLetter(word.Text[0])
            && !tongue.Little.Value.Contains(word.Text)).SelectMany(word => Matter.Parts(word, tongue)).Distinct()
            .Count(stems.Contains) > 1;
    }

    private static bool One(ClockTime[] times) => times.Select(time => time.Minutes).Distinct().Count() == 1;

    [GeneratedRegex(@"\b(?<hour>[01]?[0-9]|2[0-4])(([:.h](?<minute>[0-5][0-9]))?\s?([AaPp]\.?[Mm]\b\.?|Uhr\b)|:(?<minute>[0-5][0-9])\b"
        + @"|(?<hours>\s?(h|uur|heures|horas|ore)\b))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
