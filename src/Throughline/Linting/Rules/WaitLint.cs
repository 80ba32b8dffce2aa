using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Messages;
using Throughline.Primitives;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL2507 to TL2509: what a step waits for, and whether anybody could ever tell.</summary>
internal static class WaitLint
{
    public static LintRule NeverMet { get; } = new(Error, "TL2507", "A wait that can never be met",
        "This step waits for {0}, and {1}: it can never happen.",
        "Wait for what is there, or change what is there to what the step waits for.",
        "Everybody would wait here until their time is over, whatever they do.",
        CheckNeverMet,
        mending => LinkMeant(mending));

    public static LintRule Inner { get; } = new(Warning, "TL2508", "A wait for what nobody can see",
        "This step waits for “{0}”. That goes on in somebody's head, and no form, tool or member of the team can report it.",
        "Wait for what they do when it has happened: they click, reply, book, or tell somebody of your team who ticks it off.",
        "What nobody reports never comes, and everybody waits until their time is over.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (Road.Clean(step.Draft.Done?.Event) is { } name && InnerEvents.IsInner(name) && !IsReported(road, step, name))
                    say.At($"{step.Path}.done.event", FindingBag.Short(name));
        });

    public static LintRule OtherName { get; } = new(Warning, "TL2509", "An event that is recorded under another name",
        "This step waits for “{0}”, and what its own {1} brings is recorded as “{2}”.",
        "Wait for “{2}”, unless another program of yours reports “{0}”.",
        "Names are matched letter by letter: under another name it never comes.",
        (road, say) =>
        {
            foreach (var step in road.Steps)
                if (Road.Clean(step.Draft.Done?.Event) is { } name && RecordedAs(step, name) is { } known && !IsReported(road, step, name))
                    say.At($"{step.Path}.done.event", FindingBag.Short(name), PartOf(known), known);
        },
        mending => mending.Document.Text(mending.Path) is { } name && mending.Step >= 0
            && Own(mending) is { } step && RecordedAs(step, name) is { } known ? mending.Set($"Wait for “{known}”", known) : null);

    public static ImmutableArray<LintRule> All { get; } = [NeverMet, Inner, OtherName];

    // The business's list of events, or a way in by the same event, shows that somebody reports it; so does a task of the team.
    private static bool IsReported(Road road, RoadStep step, string name) =>
        step.Draft.Assignment is not null || Road.OrEmpty(road.Draft.EntryPoints).Any(entry => Road.Clean(entry?.Event) == name);

    private static RoadStep? Own(Mending mending) =>
        mending.Step < mending.Road.Steps.Length ? mending.Road.Steps[mending.Step] : null;

    private static string? RecordedAs(RoadStep step, string name)
    {
        var known = InnerEvents.Recorded(name)
            ?? _own.FirstOrDefault(own => own != name && own.Length > 8 && Nearest.Slips(own, name) <= 2);
        return known switch
        {
            EventNames.EmailLinkClicked or EventNames.EmailReplied or EventNames.EmailOpened => step.HasMessage ? known : null,
            EventNames.SurveyAnswered => step.Draft.Survey is not null ? known : null,
            EventNames.AssignmentDone => step.Draft.Assignment is not null ? known : null,
            _ => null,
        };
    }

    private static readonly string[] _own =
        [EventNames.EmailLinkClicked, EventNames.EmailReplied, EventNames.EmailOpened, EventNames.SurveyAnswered,
            EventNames.AssignmentDone];

    private static string PartOf(string known) => known switch
    {
        EventNames.SurveyAnswered => "question",
        EventNames.AssignmentDone => "task",
        _ => "message",
    };

    // ---- never met ----

    private static void CheckNeverMet(Road road, Say say)
    {
        foreach (var step in road.Steps)
        {
            if (step.Draft.Done is not { } done || Road.Clean(done.Event) is not { } name) continue;
            foreach (var test in WhereText.Read(done.Where, out _))
                if (Against(step, name, test) is var (what, why)) say.About(test.Property, $"{step.Path}.done.where", what, why);
        }
    }

    private static (string What, string Why)? Against(RoadStep step, string name, Comparison test) => name switch
    {
        EventNames.EmailLinkClicked when test.Property == "link" => AgainstLinks(step, test),
        EventNames.FileOpened when test.Property == "file" => AgainstFiles(step, test),
        EventNames.FileOpened when step.HasMessage && test.Property is not ("link" or "by" or "how") =>
            ($"an opening with “{FindingBag.Short(test.Property)}”", "an opening tells only which file it was and by whom"),
        EventNames.EmailLinkClicked or EventNames.EmailOpened when step.HasMessage && test.Property is not ("link" or "by" or "how") =>
            ($"a click with “{FindingBag.Short(test.Property)}”", "a click tells only which link it was and by whom"),
        EventNames.SurveyAnswered when step.Draft.Survey is { } survey => AgainstAnswers(survey, test),
        _ => null,
    };

    private static (string, string)? AgainstLinks(RoadStep step, Comparison test)
    {
        var keys = KeysOf(step);
        if (test.Comparator != Comparator.Equal || keys.Count == 0 || keys.Exists(key => IsSame(key, test.Value))) return null;
        return ($"a click on “{FindingBag.Short(test.Value)}”",
            $"no link is called so here; the links are called {Phrases.List(keys.Take(3).Select(key => $"“{FindingBag.Short(key)}”"))}");
    }

    private static (string, string)? AgainstFiles(RoadStep step, Comparison test)
    {
        var files = FileLint.FilesOf(step);
        if (test.Comparator != Comparator.Equal || files.Count == 0 || files.Contains(test.Value)) return null;
        return ($"an opening of {FindingBag.Short(test.Value)}",
            $"this step hands over {Phrases.List(files.Take(3).Select(FindingBag.Short))} and not that");
    }

    // "uebungen" and "ubungen" are how keyboards and programs write "übungen".
    private static bool IsSame(string key, string asked) => key.Equals(asked, StringComparison.OrdinalIgnoreCase)
        || Folded(key, isSpeltOut: true) == Folded(asked, isSpeltOut: true)
        || Folded(key, isSpeltOut: false) == Folded(asked, isSpeltOut: false);

    private static string Folded(string key, bool isSpeltOut)
    {
        var small = key.ToLowerInvariant();
        if (isSpeltOut)
            small = small.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
                .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        return string.Concat(small.InForm(NormalizationForm.FormD).Where(char.IsLetterOrDigit));
    }

    /// <summary>Of all links that are counted; none where one has words that are filled in for each person.</summary>
    private static List<string> KeysOf(RoadStep step)
    {
        var keys = new List<string>();
        foreach (var text in step.Texts.Where(text => !text.Message.IsText))
        {
            // A title behind the address is what the link is called; the words do not tell it.
            if (text.Message.Body?.Contains("\")", StringComparison.Ordinal) == true) return [];
            var own = new List<(string Key, string Address)>();
            foreach (var link in text.Links.Where(LinkLint.IsCounted))
            {
                if (link.Words.Contains("{{", StringComparison.Ordinal)) return [];
                var key = LinkKeys.Of(link.Words);
                if (own.Any(other => other == (key, link.Address))) continue;
                var count = own.Count(other => other.Key == key);
                own.Add((key, link.Address));
                keys.Add(count == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}-{count + 1}"));
            }
        }
        if (FileLint.GivenBy(step) is { } file) keys.Add(LinkKeys.Of(file));
        return [.. keys.Distinct(StringComparer.Ordinal)];
    }

    private static (string, string)? AgainstAnswers(SurveyDraft survey, Comparison test)
    {
        var scale = Road.Clean(survey.Kind) switch
        {
            "recommend" => (Low: 0, High: 10),
            "rating" => (Low: 1, High: 5),
            _ => ((int Low, int High)?)null,
        };
        if (test.Property == "score" && scale is var (low, high) && Amount.TryRead(test.Value, out var amount))
            return CanBe(test.Comparator, (double)amount.Number, low, high) ? null
                : ($"an answer of {Sign(test.Comparator)}{test.Value}", $"the question takes a number from {low} to {high}");
        if (test.Property == "score" && Road.Clean(survey.Kind) is "choice" or "text" && test.Comparator != Comparator.NotEqual)
            return ($"a number for an answer ({FindingBag.Short(test.Value)})", "the question takes words and no number");
        var choices = Road.OrEmpty(survey.Choices).Select(Road.Clean).OfType<string>().ToArray();
        if (test is { Property: "answer", Comparator: Comparator.Equal } && Road.Clean(survey.Kind) == "choice" && choices.Length > 0
            && !choices.Contains(test.Value, StringComparer.OrdinalIgnoreCase))
            return ($"the answer “{FindingBag.Short(test.Value)}”",
                $"the question offers {Phrases.List(choices.Take(4).Select(choice => $"“{FindingBag.Short(choice)}”"))}");
        return null;
    }

    private static bool CanBe(Comparator comparator, double value, int low, int high) => comparator switch
    {
        Comparator.Equal => value >= low && value <= high,
        Comparator.Greater => value < high,
        Comparator.GreaterOrEqual => value <= high,
        Comparator.Less => value > low,
        Comparator.LessOrEqual => value >= low,
        _ => true,
    };

    private static string Sign(Comparator comparator) => comparator switch
    {
        Comparator.Greater => "more than ",
        Comparator.GreaterOrEqual => "at least ",
        Comparator.Less => "less than ",
        Comparator.LessOrEqual => "at most ",
        _ => "",
    };

    // The link that is meant: the only one there is, or the one that is called nearly so.
    private static QuickFix? LinkMeant(Mending mending)
    {
        if (mending.Finding.About != "link" || Own(mending) is not { Draft.Done: { } done } step) return null;
        var keys = KeysOf(step);
        var tests = WhereText.Read(done.Where, out _);
        if (tests.FirstOrDefault(test => test is { Property: "link", Comparator: Comparator.Equal }) is not { Value: { } asked })
            return null;
        if ((keys is [var only] ? only : Nearest.To(asked, keys)) is not { } meant) return null;
        return mending.Set($"Wait for a click on “{FindingBag.Short(meant)}”",
            WhereText.Write([.. tests.Select(test => test is { Property: "link", Comparator: Comparator.Equal }
                ? test with { Value = meant } : test)]));
    }
}
