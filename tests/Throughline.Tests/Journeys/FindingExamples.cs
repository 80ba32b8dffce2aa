using Throughline.Journeys;
using static Throughline.Tests.Journeys.SmallJourney;

namespace Throughline.Tests.Journeys;

/// <summary>For each finding: a file that has it, and the nearest file that has not.</summary>
/// <param name="Path">Where the finding is.</param>
internal sealed record FindingExample(FindingKind Kind, string Path, string Bad, string Good)
{
    public override string ToString() => $"{Kind.Code} {Path}";
}

internal static class FindingExamples
{
    private const string Smiley = "\U0001F600";
    private static readonly string _long = new('x', 64);

    private static readonly Lazy<FindingExample[]> _all = new(() => [.. File, .. Values, .. Steps, .. Merging, .. Waiting, .. Between,
        .. DatedExamples.All]);

    public static FindingExample[] All => _all.Value;

    private static IEnumerable<FindingExample> File =>
    [
        new(StructuralFindings.Syntax, "", With("name: A small road", "name: A: small road"), With("name: A small road", "name: 'A: small road'")),
        new(StructuralFindings.Syntax, "", With("checklist: [ring, write it down]", "checklist: [ring, write it down"), Yaml),
        new(StructuralFindings.EmptyFile, "", "", Yaml),
        new(StructuralFindings.EmptyFile, "", "# nothing yet\n", "# something\n" + Yaml),
        new(StructuralFindings.EmptyFile, "", "---\n", "---\n" + Yaml),
        new(StructuralFindings.FileTooLarge, "", Yaml + "#" + new string(' ', 1_000_000), Yaml + "#" + new string(' ', 900_000)),
        new(StructuralFindings.BadCharacter, "", With("A small road", "A small\0road"), With("A small road", "\"A small\\0road\"")),
        new(StructuralFindings.BadCharacter, "", With("A small road", "A small \ud83d road"), With("A small road", $"A small {Smiley} road")),
        new(StructuralFindings.SeveralDocuments, "", Yaml + "---\njourney: another\n", Yaml + "...\n"),
        new(StructuralFindings.Tab, "", With("  gets: A free week", "\tgets: A free week"), Yaml),
        new(StructuralFindings.TooDeep, "", With("A small road", new string('[', 400_000)), With("A small road", "'[[[['")),
        new(StructuralFindings.TooManyValues, "", With("checklist: [ring, write it down]", $"checklist: [{Many(60_000, _ => "a,")}]"), Yaml),
        new(StructuralFindings.Anchor, "", With("A small road", "&a A small road"), With("A small road", "'&a A small road'")),
        new(StructuralFindings.Anchor, "", With("A small road", "*a"), With("A small road", "'*a'")),
        new(StructuralFindings.Tag, "", With("A small road", "!!str A small road"), With("A small road", "'!!str A small road'")),
        new(StructuralFindings.DuplicateKey, "name", With("name: A small road", "name: A small road\nname: Another"), Yaml),
        new(StructuralFindings.DuplicateKey, "fields[1]", With("  offerName: our offer", "  offerName: our offer\n  offerName: another"), With("  offerName: our offer", "  offerName: our offer\n  otherName: another")),
        new(StructuralFindings.UnknownKey, "steps[2]", With("    title: I buy it", "    titel: I buy it"), Yaml),
        new(StructuralFindings.Fork, "steps[2]", With("    title: I buy it", "    title: I buy it\n    branches:\n      - { when: rich, goto: welcome }"), Yaml),
        new(StructuralFindings.WrongShape, "name", With("A small road", "[A, small, road]"), Yaml),
        new(StructuralFindings.WrongShape, "steps[1].keeps", With("keeps: [a-call]", "keeps: a-call"), Yaml),
        new(StructuralFindings.WrongShape, "result", With("result:\n  gets: A free week\n  feels: Calm", "result: A free week"), Yaml),
        new(StructuralFindings.WrongShape, "fields", With("fields:\n  offerName: our offer", "fields: offerName"), Yaml),
        new(StructuralFindings.EmptyEntry, "steps[1].assignment.checklist[1]", With("[ring, write it down]", "[ring, ~]"), With("[ring, write it down]", "[ring, '~']")),
        new(StructuralFindings.KeyNotText, "", Yaml + "? [a, b]\n: c\n", Yaml),
        new(StructuralFindings.NotAJourney, "", "- a\n- b\n", Yaml),
        new(StructuralFindings.NotAJourney, "", "journey", Yaml),
        new(StructuralFindings.HalfCharacter, "name", "", Yaml),
    ];

    private static IEnumerable<FindingExample> Values =>
    [
        new(StructuralFindings.Missing, "pain", Without("pain: Too much to do\n"), Yaml),
        new(StructuralFindings.Missing, "steps[0].title", With("title: I get what I asked for", "title: ' '"), Yaml),
        new(StructuralFindings.Missing, "result.feels", With("feels: Calm", "feels: null"), With("feels: Calm", "feels: 'null'")),
        new(StructuralFindings.Missing, "steps[3].survey.message", With("message:\n        subject: A question\n        body: Please [answer]({{surveyLink}})", "message:"), Yaml),
        new(StructuralFindings.BadKey, "persona", With("busy-owner", "Busy Owner"), With("busy-owner", "busy-owner-2")),
        new(StructuralFindings.BadKey, "persona", With("busy-owner", _long + "x"), With("busy-owner", _long)),
        new(StructuralFindings.KeyTaken, "steps[2].key", With("key: buy", "key: call"), Yaml),
        new(StructuralFindings.KeyTaken, "entryPoints[1].key", With("fields:", "  - key: door\nfields:"), With("fields:", "  - key: gate\nfields:")),
        new(StructuralFindings.TooLong, "name", With("A small road", new string('x', 201)), With("A small road", new string('x', 200))),
        new(StructuralFindings.TooMany, "steps", Yaml + Many(116, Wait), Yaml + Many(115, Wait)),
        new(StructuralFindings.TooMany, "steps[0].nudges", With(_nudges, Nudges(11)), With(_nudges, Nudges(10))),
        new(StructuralFindings.NotOneOf, "reEntry", Yaml + "reEntry: twice\n", Yaml + "reEntry: after-finishing\n"),
        new(StructuralFindings.NotAWait, "steps[0].done.within", With("within: 5 days", "within: soon"), With("within: 5 days", "within: 1 week at 09:00")),
        new(StructuralFindings.NotANumber, "steps[0].feels", With("feels: 1", "feels: 3"), With("feels: 1", "feels: -2")),
        new(StructuralFindings.NotANumber, "steps[0].variants[0].weight", Variants("1001"), Variants("1000")),
        new(StructuralFindings.NotANumber, "steps[0].variants[0].weight", Variants("0"), Variants("1")),
        new(StructuralFindings.NotOneLine, "steps[0].message.subject", With("subject: Hello {{firstName}}", "subject: \"Hello\\r\\nBcc: all\""), Yaml),
        new(StructuralFindings.NoTime, "steps[0].nudges[0].after", With("after: 1 day", "after: 0 days"), Yaml),
        new(StructuralFindings.DuplicateText, "steps[3].survey.choices[1]", With("[good, bad]", "[good, good]"), Yaml),
        new(StructuralFindings.NotADate, "reviewBy", With("\npain:", "\nreviewBy: next spring\npain:"), Yaml),
        new(StructuralFindings.NotAFile, "steps[0].gives", With("    feels: 1\n", "    feels: 1\n    gives: Five Steps.pdf\n"),
            With("    feels: 1\n", "    feels: 1\n    gives: five-steps.pdf\n")),
        new(StructuralFindings.NotALanguage, "language", With("\npain:", "\nlanguage: english, please\npain:"), With("\npain:",
            "\nlanguage: en\npain:")),
    ];

    private static IEnumerable<FindingExample> Steps =>
    [
        new(StructuralFindings.UnknownStage, "steps[4].stage", With("stage: loyal", "stage: loyl"), Yaml),
        new(StructuralFindings.UnknownStage, "steps[4].stage", With("steps:\n", _stages + "steps:\n").Replace("stage: loyal", "stage: after", StringComparison.Ordinal), With("steps:\n", _stages + "steps:\n")),
        new(StructuralFindings.StageOrder, "steps[4].stage", With("stage: loyal", "stage: know-like-trust"), Yaml),
        new(StructuralFindings.SeveralKinds, "steps[4]", With("    webhook:", "    assignment:\n      title: Too much\n    webhook:"), Yaml),
        new(StructuralFindings.SeveralKinds, "steps[4]", With("    webhook:", "    standing:\n      what: A sign\n    webhook:"), Yaml),
        new(StructuralFindings.NothingHappens, "steps[5]",
            Yaml + Sign.Replace("    standing:\n      what: A sign\n", "", StringComparison.Ordinal), Yaml + Sign),
        new(StructuralFindings.NothingHappens, "steps[5]",
            Yaml + Sign.Replace("    standing:\n      what: A sign\n", "", StringComparison.Ordinal),
            Yaml + Sign.Replace("standing:\n      what: A sign", "standing: {}", StringComparison.Ordinal)),
        new(StructuralFindings.NothingHappens, "steps[2]", Without("    done:\n      event: Order Completed\n      where: kind = first\n"), Yaml),
        new(StructuralFindings.MessageAndVariants, "steps[0].variants", With("    makes: [a-call]", "    variants:\n      - key: a\n        message: { subject: a, body: b }\n    makes: [a-call]"), Variants("1")),
        new(StructuralFindings.NudgeWithoutDone, "steps[0].nudges", Without("    done:\n      event: Email Link Clicked\n      where: link = checklist\n      within: 5 days\n"), Yaml),
        new(StructuralFindings.NudgeOrder, "steps[0].nudges[1].after", With("after: 2 days", "after: 24 hours"), With("after: 2 days", "after: 25 hours")),
        new(StructuralFindings.NudgeTooLate, "steps[0].nudges[1].after", With("within: 5 days", "within: 2 days"), With("within: 5 days", "within: 3 days")),
        new(StructuralFindings.ChoicesMissing, "steps[3].survey", With("[good, bad]", "[good]"), Yaml),
        new(StructuralFindings.ChoicesNotUsed, "steps[3].survey.choices", With("kind: choice", "kind: rating"), With("kind: choice\n      choices: [good, bad]", "kind: rating")),
        new(StructuralFindings.SurveyLinkMissing, "steps[3].survey.message.body", With("{{surveyLink}}", "https://example.com"), Yaml),
        new(StructuralFindings.WebhookAddress, "steps[4].webhook.url", With("https://example.com/hook", "/hook"), Yaml),
        new(StructuralFindings.WebhookAddress, "steps[4].webhook.url", With("https://example.com/hook", "ftp://example.com/hook"), With("https://example.com/hook", "http://example.com/hook")),
        new(StructuralFindings.WebhookAddress, "steps[4].webhook.url", With("https://example.com/hook", "https://me:secret@example.com/hook"), Yaml),
        new(StructuralFindings.DueAfterEnd, "steps[1].assignment.due", With("due: 1 day", "due: 31 days"), With("due: 1 day", "due: 30 days")),
    ];

    private static IEnumerable<FindingExample> Merging =>
    [
        new(StructuralFindings.UnknownMergeField, "steps[0].message.body", With("here is {{offerName}}", "here is {{offer_nam}}"), Yaml),
        new(StructuralFindings.MergeNotAllowed, "steps[0].message.body", With("here is {{offerName}}", "here is {{{offerName}}}"), With("here is {{offerName}}", "here is {{#if offerName}}it{{/if}}")),
        new(StructuralFindings.MergeNotClosed, "steps[0].message.body", With("here is {{offerName}}", "here is {{offerName}"), Yaml),
        new(StructuralFindings.MergeUnbalanced, "steps[0].message.body", With("here is {{offerName}}", "{{#if offerName}}{{else}}{{else}}{{/if}}"), With("here is {{offerName}}", "{{#if offerName}}a{{else}}b{{/if}}")),
        new(StructuralFindings.MergeTooDeep, "steps[0].message.body", With("here is {{offerName}}", Nested(11)), With("here is {{offerName}}", Nested(10))),
        new(StructuralFindings.TemplateTooLarge, "steps[1].assignment.script", With("script: Hello", "script: " + new string('x', 100_000)), With("script: Hello", "script: " + new string('x', 90_000))),
        new(StructuralFindings.MergeFieldNotHere, "steps[0].message.body", With("here is {{offerName}}", "{{surveyLink}}"), With("here is {{offerName}}", "{{preferencesLink}}")),
        new(StructuralFindings.MergeFieldNotHere, "steps[1].assignment.script", With("script: Hello {{firstName}}", "script: Hello {{unsubscribeLink}}"), Yaml),
        new(StructuralFindings.MergeFieldNotFilled, "steps[1].assignment.title", With("title: Ring them", "title: Ring {{firstName}}"), Yaml),
        new(StructuralFindings.FieldName, "fields[0]", With("  offerName: our offer", "  offerName: our offer\n  offer name: our offer").Replace("  offerName: our offer\n", "", StringComparison.Ordinal).Replace("{{offerName}}", "it", StringComparison.Ordinal), Yaml),
        new(StructuralFindings.MergeTooMany, "steps[0].message.body", With("here is {{offerName}}", Many(400, _ => "{{offerName}}")), With("here is {{offerName}}", Many(399, _ => "{{offerName}}"))),
        new(StructuralFindings.EmptyFallback, "steps[0].message.body", With("here is {{offerName}}", "here is {{offerName | }}"), With("here is {{offerName}}", "here is {{offerName | it}}")),
        new(StructuralFindings.FieldTaken, "fields[1]", With("  offerName: our offer", "  offerName: our offer\n  firstName: you"), With("  offerName: our offer", "  offerName: null\n  myName: you")),
    ];

    private static IEnumerable<FindingExample> Waiting =>
    [
        new(StructuralFindings.EventMissing, "steps[2].done", Without("      event: Order Completed\n"), Yaml),
        new(StructuralFindings.EventNameStyle, "steps[2].done.event", With("Order Completed", "order_completed"), With("Order Completed", "Order 2 Completed")),
        new(StructuralFindings.WhereSyntax, "steps[2].done.where", With("kind = first", "kind is first"), With("kind = first", "kind exists and 'a = b' != 'x and y'")),
        new(StructuralFindings.WhereNeverTrue, "steps[2].done.where", With("kind = first", "kind = first and kind = second"), With("kind = first", "kind = first and kind = First")),
        new(StructuralFindings.RulesOverlap, "steps[5].done", Yaml + Step("again", "Order Completed", "total > 100"), Yaml + Step("again", "Order Completed", "kind = second")),
        new(StructuralFindings.RulesOverlap, "steps[5].done", Yaml + Step("again", "Order Completed", "kind = FIRST"), Yaml + Step("again", "Order Completed", "kind = first")),
        new(StructuralFindings.RulesOverlap, "steps[5].done", Yaml + Step("again", "Order Completed", "kind = first") + "      since: ever\n", Yaml + Step("again", "Order Completed", "kind != first")),
        new(StructuralFindings.EventNeedsWork, "steps[2].done", With("event: Order Completed", "event: Email Opened"), Yaml),
        new(StructuralFindings.EventNeedsWork, "steps[0].done", With("event: Email Link Clicked", "event: Assignment Done"), Yaml),
        new(StructuralFindings.WhereNotANumber, "steps[2].done.where", With("kind = first", "kind = first and size > large"),
            With("kind = first", "kind = first and size > 20,50")),
    ];

    private static string Picture(string address) => With("joins: welcome", $"joins: welcome\n    page: {{ picture: \"{address}\" }}");

    private static string Asking(string ask) => With("joins: welcome", $"joins: welcome\n    page: {{ asks: [ {{ {ask} }} ] }}");

    private static IEnumerable<FindingExample> Between =>
    [
        new(StructuralFindings.UnknownJoin, "entryPoints[0].joins", With("joins: welcome", "joins: welcom"), Without("    joins: welcome\n")),
        new(StructuralFindings.JumpsOverPromise, "entryPoints[0].joins", With("joins: welcome", "joins: call"), Without("makes: [a-call]").Replace("keeps: [a-call]", "makes: []", StringComparison.Ordinal).Replace("joins: welcome", "joins: buy", StringComparison.Ordinal)),
        new(StructuralFindings.FormAndEvent, "entryPoints[0].form", With("form: five-steps", "form: five-steps\n    event: Form Submitted"), With("form: five-steps", "event: Form Submitted\n    where: form = five-steps")),
        new(StructuralFindings.WhereWithoutEvent, "entryPoints[0].where", With("form: five-steps", "where: form = five-steps"), Without("    form: five-steps\n")),
        new(StructuralFindings.PerMissing, "entryPoints[0]", Yaml + "reEntry: once-per-key\n", With("joins: welcome", "joins: welcome\n    per: orderId") + "reEntry: once-per-key\n"),
        new(StructuralFindings.PerNotUsed, "entryPoints[0].per", With("joins: welcome", "joins: welcome\n    per: orderId"), Yaml),
        new(StructuralFindings.KeptNeverMade, "steps[2].keeps[0]", With("    title: I buy it", "    title: I buy it\n    keeps: [a-cal]"), With("    title: I buy it", "    title: I buy it\n    keeps: [a-call]")),
        new(StructuralFindings.KeptTooEarly, "steps[1].keeps[0]", With("makes: [a-call]", "").Replace("keeps: [a-call]", "keeps: [a-call]\n    makes: [a-call]", StringComparison.Ordinal), Yaml),
        new(StructuralFindings.MadeNeverKept, "steps[0].makes[1]", With("makes: [a-call]", "makes: [a-call, a-gift]"), Yaml),
        new(StructuralFindings.PictureAddress, "entryPoints[0].page.picture", Picture("http://example.com/rails.jpg"),
            Picture("https://example.com/rails.jpg")),
        new(StructuralFindings.PictureAddress, "entryPoints[0].page.picture", Picture("javascript:alert(1)"),
            Picture("https://müller.example/Gärten.jpg")),
        new(StructuralFindings.PictureAddress, "entryPoints[0].page.picture", Picture("https://me:secret@example.com/rails.jpg"),
            Picture("https://example.com:8443/rails.jpg")),
        new(StructuralFindings.PictureAddress, "entryPoints[0].page.picture", Picture("file:Rails.JPG"), Picture("file:rails.jpg")),
        new(StructuralFindings.AskKey, "entryPoints[0].page.asks[0].key", Asking("key: My garden, ask: Where?"),
            Asking("key: garden_2, ask: Where?")),
        new(StructuralFindings.AskKey, "entryPoints[0].page.asks[0].key", Asking("key: consent, ask: May we?"), Asking("key: phone")),
        new(StructuralFindings.AskKey, "entryPoints[0].page.asks[0].key", Asking("key: e_mail"), Asking("key: email")),
        new(StructuralFindings.AskKey, "entryPoints[0].page.asks[0].key", Asking("key: businessName, ask: Whose?"),
            Asking("key: business, ask: Whose?")),
        new(StructuralFindings.AskedTwice, "entryPoints[0].page.asks[1].key", Asking("key: phone }, { key: phone"),
            Asking("key: phone }, { key: lastName")),
        new(StructuralFindings.AskWithoutWords, "entryPoints[0].page.asks[0].ask", Asking("key: garden"), Asking("key: lastName")),
        new(StructuralFindings.AskWithoutChoices, "entryPoints[0].page.asks[0].choices",
            Asking("key: size, ask: How big?, as: choice, choices: [Big]"),
            Asking("key: size, ask: How big?, as: several, choices: [Big, Small]")),
        new(StructuralFindings.AskChoicesNotUsed, "entryPoints[0].page.asks[0].choices",
            Asking("key: size, ask: How big?, choices: [Big, Small]"),
            Asking("key: size, ask: How big?, as: choice, choices: [Big, Small]")),
        new(StructuralFindings.AskKindFixed, "entryPoints[0].page.asks[0].as", Asking("key: phone, as: number"),
            Asking("key: size, ask: How big?, as: number")),
        new(StructuralFindings.UnknownNeed, "steps[2].needs[1]",
            With("    title: I buy it", "    title: I buy it\n    needs: [call, cal]"),
            With("    title: I buy it", "    title: I buy it\n    needs: [call, tell]")),
    ];

    private const string _nudges = """
              - after: 1 day
                message:
                  subject: Did you see it
                  body: Look here
              - after: 2 days
                message:
                  subject: Once more
                  body: Look here
        """;

    private const string _stages = """
        stages:
          - { key: know-like-trust, name: First }
          - { key: engage, name: Second }
          - { key: loyal, name: Third }

        """;

    private static string Nudges(int count) =>
        Many(count, i => $"      - {{ after: {Number(i + 1)} hours, message: {{ subject: a, body: b }} }}\n").TrimEnd('\n');

    private static string Variants(string weight) => With(
        "    message:\n      subject: Hello {{firstName}}\n      body: |\n        Dear {{firstName}},\n\n        here is {{offerName}}.\n",
        $"    variants:\n      - key: a\n        weight: {weight}\n        message: {{ subject: a, body: b }}\n");

    private static string Nested(int depth) => Many(depth, _ => "{{#if offerName}}") + Many(depth, _ => "{{/if}}");

    private static string Wait(int i) => $"  - {{ key: wait-{Number(i)}, stage: loyal, title: I wait, wait: 1 day, done: {{ event: Day Passed, within: 1 day }} }}\n";

    private static string Step(string key, string name, string where) =>
        $"  - key: {key}\n    stage: loyal\n    title: I do it again\n    done:\n      event: {name}\n      where: {where}\n";
}
