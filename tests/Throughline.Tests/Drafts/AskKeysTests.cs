using System.Text.Json.Nodes;
using Throughline.Drafts;
using Throughline.Journeys;

namespace Throughline.Tests.Drafts;

/// <summary>What an answer is kept as follows the question, and letters follow what it is kept as.</summary>
public sealed class AskKeysTests
{
    private const string Road = """
        journey: garden
        name: Gardens
        entryPoints:
          - key: visit
            form: visit
            page:
              asks:
                - { key: answer }
                - { key: firstName }
                - { key: town, ask: Which town? }
        steps:
          - { key: hello, title: Hello, message: { subject: "To {{answer}}", body: "We come to {{answer | you}}." } }
        """;

    [Theory]
    [InlineData("Where is your garden?", "garden")]
    [InlineData("How many people live there?", "peopleLiveThere")]
    [InlineData("What would you like to get rid of first?", "whatWouldYouLike")]
    [InlineData("Größe", "groesse")]
    [InlineData("???", null)]
    [InlineData("Your phone", null)]
    [InlineData("Consent", null)]
    public void A_question_becomes_a_name(string words, string? key) => Assert.Equal(key, AskKeys.Made(words));

    [Fact]
    public void A_new_question_gets_its_name_from_its_words_and_letters_follow()
    {
        var after = Worded(Open(), 0, "Where is your garden?");
        Assert.Equal("garden", after.Draft.EntryPoints[0].Page!.Asks[0].Key);
        Assert.Equal(("To {{garden}}", "We come to {{garden | you}}."),
            (after.Draft.Steps[0].Message!.Subject, after.Draft.Steps[0].Message!.Body));
        var again = Worded(after, 0, "Where is your hedge?");
        Assert.Equal("hedge", again.Draft.EntryPoints[0].Page!.Asks[0].Key);
        Assert.Equal("To {{hedge}}", again.Draft.Steps[0].Message!.Subject);
    }

    [Fact]
    public void A_name_of_their_own_stays_and_so_does_one_under_which_people_answered_and_one_of_everybody()
    {
        Assert.Equal("town", Worded(Open(), 2, "Where do you live?").Draft.EntryPoints[0].Page!.Asks[2].Key);
        Assert.Equal("answer", Worded(Open(), 0, "Where is your garden?", key => key == "answer").Draft.EntryPoints[0].Page!.Asks[0].Key);
        Assert.Equal("firstName", Worded(Open(), 1, "What do friends call you?").Draft.EntryPoints[0].Page!.Asks[1].Key);
    }

    [Fact]
    public void Two_questions_never_share_a_name() =>
        Assert.Equal("town2", Worded(Open(), 0, "Your town").Draft.EntryPoints[0].Page!.Asks[0].Key);

    private static DraftDocument Open()
    {
        var n = 0;
        return DraftDocument.Open(JourneyFile.Read(Road).Draft!, "", () => $"old{n++}");
    }

    private static DraftDocument Worded(DraftDocument document, int ask, string words, Func<string, bool>? isPublished = null)
    {
        var way = document.Ids("entryPoints")[0];
        var path = $"entryPoints[#{way}].page.asks[#{document.Ids($"entryPoints[#{way}].page.asks")[ask]}].ask";
        var edit = new DraftEdit.Set(path, document.Text(path) is { } found ? JsonValue.Create(found) : null, JsonValue.Create(words));
        var n = 0;
        return DraftEditor.Apply(document, AskKeys.Follow(document, edit, isPublished ?? (_ => false)), () => $"new{n++}").Document!;
    }
}
