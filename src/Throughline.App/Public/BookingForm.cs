using System.Security.Cryptography;
using Throughline.Businesses;
using Throughline.Languages;
using Throughline.People;
using Throughline.Runtime.Engine;

namespace Throughline.App.Public;

/// <summary>What is asked of whoever books, what they typed, and what is wrong with it.</summary>
/// <param name="Once">The same when the form is sent twice.</param>
public sealed record BookingForm(string Once)
{
    private const int LongestName = 100, LongestPhone = 40, LongestAnswer = 1_000;

    public bool AsksPhone { get; init; }
    public string Question { get; init; } = "";
    public bool IsQuestionRequired { get; init; }
    public string FirstName { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Answer { get; init; } = "";

    /// <summary>It was sent, and what was typed is not to be lost.</summary>
    public bool WasSent { get; init; }

    /// <summary>By the name of the field, in the order of the form.</summary>
    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    /// <summary>An empty one.</summary>
    public static BookingForm For(AppointmentKind kind) => new(RandomNumberGenerator.GetHexString(32, lowercase: true))
    {
        AsksPhone = kind.Place == AppointmentPlace.Phone,
        Question = kind.Question,
        IsQuestionRequired = kind.IsQuestionRequired,
    };

    /// <summary>As it was sent.</summary>
    internal BookingForm With(IFormCollection fields) => this with
    {
        WasSent = true,
        Once = Typed(fields, "once", 64) is { Length: > 0 } once ? once : Once,
        FirstName = Typed(fields, "firstName", LongestName),
        Email = Typed(fields, "email", 320),
        Phone = Typed(fields, "phone", LongestPhone),
        Answer = Typed(fields, "answer", LongestAnswer),
    };

    /// <summary>With what is wrong with it.</summary>
    /// <param name="country">Of the business: numbers without one are read as its own.</param>
    internal BookingForm Checked(PublicWords words, string? country)
    {
        var problems = new Dictionary<string, string>();
        if (FirstName.Length == 0) problems["firstName"] = words.Say(PublicWord.AnswerThis);
        if (EmailAddress.Normalise(Email) is null) problems["email"] = words.Say(PublicWord.WriteEmail);
        if (AsksPhone && PhoneNumber.Normalise(Phone, country) is null) problems["phone"] = words.Say(PublicWord.WritePhone);
        if (IsQuestionRequired && Question.Length > 0 && Answer.Length == 0) problems["answer"] = words.Say(PublicWord.AnswerThis);
        return this with { Problems = problems };
    }

    /// <summary>Whoever sent it; only where nothing is wrong with it.</summary>
    internal BookingGuest Guest => new(EmailAddress.Normalise(Email)!, FirstName, Once)
    {
        Phone = AsksPhone ? Phone : null,
        Answer = Question.Length > 0 && Answer.Length > 0 ? Answer : null,
    };

    private static string Typed(IFormCollection fields, string name, int longest) =>
        fields[name].ToString().Trim() is var typed && typed.Length > longest ? typed[..longest] : typed;
}
