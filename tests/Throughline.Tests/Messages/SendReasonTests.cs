using System.Reflection;
using Throughline.Messages;

namespace Throughline.Tests.Messages;

public sealed class SendReasonTests
{
    [Fact]
    public void Every_reason_is_listed_once_and_found_by_its_code()
    {
        var declared = typeof(SendReason).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(SendReason))
            .Select(property => (SendReason)property.GetValue(null)!)
            .ToList();
        Assert.Equal(declared.OrderBy(reason => reason.Code), SendReason.All.OrderBy(reason => reason.Code));
        Assert.Equal(declared.Count, declared.Select(reason => reason.Code).Distinct().Count());
        Assert.All(declared, reason => Assert.Same(reason, SendReason.Find(reason.Code)));
        Assert.Null(SendReason.Find("unheard-of"));
    }

    [Fact]
    public void Every_reason_is_a_sentence_without_an_exclamation() =>
        Assert.All(SendReason.All, reason => Assert.Matches("^[A-Z][^!]*\\.$", reason.Sentence));
}
