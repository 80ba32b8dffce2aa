using System.Collections.Immutable;
using Throughline.Languages;
using Throughline.People;

namespace Throughline.Journeys;

/// <summary>What is wrong with the answer to a question.</summary>
public readonly record struct AskProblem(string Key, PublicWord Word);

/// <summary>What somebody answered.</summary>
/// <param name="Answers">By key, in the one form in which each is kept; without those that were left open.</param>
/// <param name="Problems">In the order of the questions; empty where it can be sent.</param>
public sealed record FilledForm(ImmutableDictionary<string, string> Answers, ImmutableArray<AskProblem> Problems);

/// <summary>Reads a form that somebody filled in.</summary>
public static class FormFilling
{
    /// <summary>Most characters of an answer.</summary>
    public const int Longest = 1_000;

    private const int LongestLine = 300;

    /// <summary>The questions of a page: the owner's, with the address where they forgot it; else a first name and the address.</summary>
    public static ImmutableArray<FormAsk> AsksOf(FormPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var email = new FormAsk(FormAsk.Email) { IsNeeded = true };
        if (page.Asks.IsEmpty) return [new(FormAsk.FirstName), email];
        return page.Asks.Any(ask => ask.Key == FormAsk.Email) ? page.Asks : page.Asks.Add(email);
    }

    /// <summary>The answers to these questions.</summary>
    /// <param name="typed">What was sent by the name of a field; empty where nothing was.</param>
    /// <param name="country">Where the business is, two letters (ISO 3166); null where that is not known.</param>
    public static FilledForm Read(IEnumerable<FormAsk> asks, Func<string, IReadOnlyList<string>> typed, string? country)
    {
        ArgumentNullException.ThrowIfNull(asks);
        ArgumentNullException.ThrowIfNull(typed);
        var answers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<AskProblem>();
        foreach (var ask in asks)
        {
            List<string> said = [.. typed(ask.Key).Select(one => one.Trim()).Where(one => one.Length > 0)];
            var (value, problem) = Answer(ask, said, country);
            if (problem is { } word) problems.Add(new(ask.Key, word));
            else if (value is not null) answers[ask.Key] = value;
        }
        return new(answers.ToImmutable(), problems.ToImmutable());
    }

    private static (string? Value, PublicWord? Problem) Answer(FormAsk ask, List<string> said, string? country)
    {
        if (ask.Kind == AskKind.Tick) return ConsentWords.Read(said.LastOrDefault()) == ConsentAnswer.Yes ? ("yes", null)
            : ask.IsNeeded ? (null, PublicWord.TickThis) : ("no", null);
        if (said.Count == 0) return ask.Key == FormAsk.Email ? (null, PublicWord.WriteEmail)
            : ask.IsNeeded ? (null, PublicWord.AnswerThis) : (null, null);
        var text = said[^1];
        return ask.Kind switch
        {
            _ when text.Length > (ask.Kind == AskKind.Paragraph ? Longest : LongestLine) => (null, PublicWord.FormTooLong),
            _ when ask.Key == FormAsk.Email =>
                EmailAddress.Normalise(text) is { } address ? (address, null) : (null, PublicWord.WriteEmail),
            _ when ask.Key == FormAsk.Phone =>
                PhoneNumber.Normalise(text, country) is not null ? (text, null) : (null, PublicWord.WritePhone),
            AskKind.Number => Read(AttributeKind.Number, text) is { } number ? (number, null) : (null, PublicWord.WriteNumber),
            AskKind.Date => Read(AttributeKind.Date, text) is { } day ? (day, null) : (null, PublicWord.WriteDay),
            AskKind.Choice => ask.Choices.Contains(text) ? (text, null) : (null, PublicWord.ChooseAnAnswer),
            AskKind.Several => said.TrueForAll(one => ask.Choices.Contains(one))
                ? (string.Join(", ", ask.Choices.Where(said.Contains)), null) : (null, PublicWord.ChooseAnAnswer),
            AskKind.Paragraph => (text.ReplaceLineEndings("\n"), null),
            _ => (text.ReplaceLineEndings(" "), null),
        };
    }

    private static string? Read(AttributeKind kind, string text) => new PersonAttribute("", "", kind).Read(text).Value;
}
