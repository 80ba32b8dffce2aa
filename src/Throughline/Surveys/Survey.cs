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
public sealed record Survey(string Question, QuestionKind Kind, ImmutableArray<string> Choices);
