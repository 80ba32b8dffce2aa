using NodaTime;
using Throughline.App.Design;
using Throughline.Businesses;

namespace Throughline.App.Features.Business;

/// <summary>Answers to some of the questions, as typed, and what each was when they were asked.</summary>
internal sealed class WhoForm
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private readonly IReadOnlyList<(WhoQuestion Question, string? Typed, string? Was)> _answers;

    private WhoForm(IEnumerable<(WhoQuestion, string?, string?)> answers) => _answers = [.. answers];

    public static WhoForm Read(IFormCollection form) => new(
        from question in WhoQuestions.All
        where form.ContainsKey(question.Box)
        select (question, Clean(form[question.Box]), Clean(form[WasBox(question)])));

    public static string WasBox(WhoQuestion question) => $"Was.{question.Key}";

    /// <summary>What was typed; null where it was nothing, or was not asked.</summary>
    public string? Typed(WhoQuestion question) => _answers.FirstOrDefault(one => one.Question == question).Typed;

    public bool Asked(WhoQuestion question) => _answers.Any(one => one.Question == question);

    public void Check(FormErrors errors)
    {
        foreach (var (question, typed, _) in _answers)
        {
            if (question.IsDay) errors.AddIf(typed is not null && !IsDay(typed), question.Key, WhoQuestions.NoDay);
            else if (question.IsList) BookText.CheckLines(errors, question.Key, typed);
            else BookText.CheckText(errors, question.Key, typed);
        }
    }

    /// <summary>With these answers; null where somebody else changed one of them meanwhile.</summary>
    public WhoWeAre? Apply(WhoWeAre now) => _answers.Any(one => one.Question.Get(now) != one.Was && one.Question.Get(now) != one.Typed)
        ? null
        : _answers.Aggregate(now, (who, one) => one.Question.Set(who, one.Typed));

    private static bool IsDay(string typed) => WhoQuestions.Day(typed) is { Year: >= FirstYear and <= LastYear };

    private static string? Clean(string? text) => Design.Typed.Clean(text?.ReplaceLineEndings("\n"));
}
