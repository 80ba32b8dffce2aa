using System.Collections.Immutable;

namespace Throughline.Surveys;

public enum QuestionKind
{
    /// <summary>0…10, "how likely are you to recommend us".</summary>
    Recommend,

    /// <summary>1…5.</summary>
    Rating,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>Free text.</summary>
    Text,
}

/// <summary>One question, asked from the customer's side.</summary>
/// <param name="Choices">Empty unless the kind is <see cref="QuestionKind.Choice"/>.</param>
public sealed record Survey(string Question, QuestionKind Kind, ImmutableArray<string> Choices)
{
    /// <summary>The choices that mean: I am not there yet.</summary>
    public ImmutableArray<string> NotYet { get; init; } = [];
    /// <summary>Lowest and highest score; null where the answer is no number.</summary>
    public (int Low, int High)? Scale => Kind switch
    {
        QuestionKind.Recommend => (0, 10),
        QuestionKind.Rating => (1, 5),
        _ => null,
    };
}
