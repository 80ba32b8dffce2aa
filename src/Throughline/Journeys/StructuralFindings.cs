using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Journeys;

/// <summary>A kind of finding: what every finding of its code says, with {0}, {1}… for what differs.</summary>
public sealed record FindingKind(string Code, Severity Severity, string Sentence, string Fix)
{
    /// <summary>A finding of this kind, at a place in the draft.</summary>
    public Finding At(string path, params ReadOnlySpan<string> what)
    {
        object[] parts = [.. what];
        return new(Code, Severity, path, Fill(Sentence, parts), Fill(Fix, parts)) { About = About(what) };
    }

    // Counts and lengths of time change while the trouble stays the same; all of them begin with a digit.
    private static string About(ReadOnlySpan<string> what)
    {
        var named = new List<string>();
        foreach (var part in what)
            if (part.Length is > 0 and <= 100 && !char.IsAsciiDigit(part[0])) named.Add(part);
        return string.Join(" · ", named);
    }

    private static string Fill(string pattern, object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}

/// <summary>
/// Everything that keeps a draft from being a journey, and a few things that only deserve a look.
/// A closed table: nothing else is ever said by the reader and the compiler. Codes are stable and never used again.
/// </summary>
public static class StructuralFindings
{
    // The file
    public static FindingKind Syntax { get; } = Error("TL1001", "The file cannot be read from here on: {0}.", "Look at the indentation, the quotes and the colons on this line and the one above.");
    public static FindingKind EmptyFile { get; } = Error("TL1002", "The file is empty.", "Begin with 'journey: a-key' and 'name: …', or start from a sample.");
    public static FindingKind FileTooLarge { get; } = Error("TL1003", "The journey has {0} bytes as a file, and {1} are the most.", "Shorten its texts, or make two journeys of it.");
    public static FindingKind BadCharacter { get; } = Error("TL1004", "A character that such a file cannot hold stands here ({0}).", "Remove it, and save the file as UTF-8 text.");
    public static FindingKind SeveralDocuments { get; } = Error("TL1005", "A second document begins here.", "Keep one journey in one file: remove the line '---' and what follows, or move it to a file of its own.");
    public static FindingKind Tab { get; } = Error("TL1006", "This line is indented with a tab.", "Indent with spaces.");
    public static FindingKind TooDeep { get; } = Error("TL1007", "The lists and groups here are nested deeper than {0}.", "A journey needs six levels. Take some of the brackets or the indentation away.");
    public static FindingKind TooManyValues { get; } = Error("TL1008", "The file has more than {0} values.", "A journey has at most 120 steps. Check that this is a journey file.");
    public static FindingKind Anchor { get; } = Error("TL1009", "Anchors (&) and aliases (*) are not read in journey files.", "Write the text out where it is needed. If the text itself begins with & or *, put it in quotes.");
    public static FindingKind Tag { get; } = Error("TL1010", "Tags ({0}) are not read in journey files.", "Remove the tag. If the text itself begins with !, put it in quotes.");
    public static FindingKind DuplicateKey { get; } = Error("TL1011", "'{0}' stands here a second time; it was first given on line {1}.", "Keep one of the two.");
    public static FindingKind UnknownKey { get; } = Error("TL1012", "'{0}' is not known here{1}", "Known here: {2}.");
    public static FindingKind WrongShape { get; } = Error("TL1013", "'{0}' must be {1}, but here is {2}.", "Write it like this: {3}");
    public static FindingKind EmptyEntry { get; } = Error("TL1014", "An entry of this list is empty.", "Fill it in, or remove its line.");
    public static FindingKind KeyNotText { get; } = Error("TL1015", "A key must be one word, but here is a list or a group.", "Write 'key: value'.");
    public static FindingKind NotAJourney { get; } = Error("TL1016", "A journey file is a group of keys, but here is {0}.", "Begin with 'journey: a-key' and 'name: …'.");
    public static FindingKind HalfCharacter { get; } = Error("TL1017", "'{0}' holds half a character, which no file can keep.", "Type the text again.");

    public static FindingKind Fork { get; } = Error("TL1018", "'{0}' makes a fork here, and a journey is one road that has none.", "Take it out; when you bring the file in on a screen, it is kept with the draft as a note. For those who do nothing, write a reminder (nudges); for several wordings, use variants; for people who come from elsewhere or join later, add a way in (entryPoints); for another road, write a journey of its own.");

    // Any value
    public static FindingKind Missing { get; } = Error("TL1101", "'{0}' is missing: {1}", "Add it.");
    public static FindingKind BadKey { get; } = Error("TL1102", "'{0}' cannot be a key: '{1}'.", "Use small letters, digits and single hyphens, 64 at most, like 'five-steps'.");
    public static FindingKind KeyTaken { get; } = Error("TL1103", "The key '{0}' is used twice, here and at {1}.", "Give each its own key. What people did is counted under it.");
    public static FindingKind TooLong { get; } = Error("TL1104", "'{0}' has {1} characters, and {2} are the most.", "Shorten it.");
    public static FindingKind TooMany { get; } = Error("TL1105", "'{0}' has {1} entries, and {2} are the most.", "Remove some.");
    public static FindingKind NotOneOf { get; } = Error("TL1106", "'{0}' cannot be '{1}'{2}", "Use one of: {3}.");
    public static FindingKind NotAWait { get; } = Error("TL1107", "'{0}' is not a length of time: '{1}'.",
        "Write it like '2 days', '90 minutes', '3 months', '2 working days', '1 week on monday' or '2 days at 09:00', ten years at most.");
    public static FindingKind NotANumber { get; } = Error("TL1108", "'{0}' must be a whole number from {1} to {2}, but is '{3}'.", "Write a number in that range.");
    public static FindingKind NotOneLine { get; } = Error("TL1109", "'{0}' has a line break, and must be one line.", "Put it on one line.");
    public static FindingKind NoTime { get; } = Error("TL1110", "'{0}' is no time at all, so nobody could do anything in it.", "Write how long it is, like '2 days'.");
    public static FindingKind DuplicateText { get; } = Error("TL1111", "'{0}' is in the list twice.", "Keep one of the two.");

    public static FindingKind NotADate { get; } = Error("TL1112", "'{0}' is not a day: '{1}'.", "Write it like 2027-03-31.");

    public static FindingKind NotAMoment { get; } = Error("TL1113", "'{0}' is no moment by a date: '{1}'.",
        "Write it like '30 days before renewal', '1 day before call at 09:00', 'until call' or '3 months after last-order'.");
    public static FindingKind NotALanguage { get; } = Error("TL1115", "'{0}' is no language: '{1}'.",
        "Write its short name, such as en, de or pt-BR.");

    public static FindingKind NotAFile { get; } = Error("TL1116", "'{0}' is no name of a file: '{1}'.",
        "Write it as your library has it, like five-steps.pdf.");

    // Steps
    public static FindingKind UnknownStage { get; } = Error("TL1201", "There is no stage '{0}'{1}", "Use one of: {2}. Or add it to 'stages'.");
    public static FindingKind StageOrder { get; } = Error("TL1202", "This step is in stage '{0}', but comes after a step of the later stage '{1}'.", "Move the step, or change its stage: the road runs through one stage after the other.");
    public static FindingKind SeveralKinds { get; } = Error("TL1203", "This step does several things at once: {0}.", "Keep one and make a step of its own of each other. Every step is one touchpoint.");
    public static FindingKind NothingHappens { get; } = Error("TL1204", "Nobody does anything in this step.",
        "Add what you do (message, assignment, survey or webhook), or what they do (done); or what they come across (standing).");
    public static FindingKind MessageAndVariants { get; } = Error("TL1205", "This step has a message and variants.", "Put the message among the variants, or remove one of the two.");
    public static FindingKind NudgeWithoutDone { get; } = Error("TL1206", "This step has nudges, but waits for nothing.", "Add 'done', which says what they are reminded to do, or remove the nudges.");
    public static FindingKind NudgeOrder { get; } = Error("TL1207", "This nudge comes after {0}, which is not later than the one before it ({1}).", "Put the nudges in order of time.");
    public static FindingKind NudgeTooLate { get; } = Error("TL1208", "This nudge comes after {0}, but the person's time is over after {1}.", "Nudge earlier, or give them longer with 'done: within'.");
    public static FindingKind ChoicesMissing { get; } = Error("TL1209", "This question needs 2 to 20 choices, and has {0}.", "List the answers to choose from under 'choices'.");
    public static FindingKind ChoicesNotUsed { get; } = Error("TL1210", "A question of kind '{0}' has no choices.", "Remove 'choices', or make the kind 'choice'.");
    public static FindingKind SurveyLinkMissing { get; } = Error("TL1211", "The message that asks the question does not say where to answer.", "Put {{{{surveyLink}}}} in its body, for example [Answer here]({{{{surveyLink}}}}).");
    public static FindingKind WebhookAddress { get; } = Error("TL1212", "'{0}' is not an address that can be called.", "Write it in full, like https://example.com/hooks/new-lead, without a user name or password in it.");
    public static FindingKind DueAfterEnd { get; } = Warning("TL1213", "The assignment is due after {0}, but the step is given up after {1}.", "Make 'due' shorter, or give the step longer with 'done: within'.");


    public static FindingKind NudgeWhen { get; } = Error("TL1214", "This reminder does not say when it goes.",
        "Write 'after: 2 days', counted from the hand-out, or 'before: 1 day', counted back from the date of the step; one of the two.");
    public static FindingKind NudgeBeforeNoDate { get; } = Error("TL1215", "This reminder goes before a date, and the step waits for none.",
        "Let the step wait for a date with 'wait: until …' or 'done: within: until …', or write 'after'.");
    public static FindingKind NudgesMixed { get; } = Error("TL1216",
        "Some reminders of this step count from the hand-out and some back from its date, which comes first nobody knows.",
        "Keep one kind, or make a step of its own for the other.");
    public static FindingKind NotYetUnknown { get; } = Error("TL1217", "'{0}' is none of the choices.",
        "Copy it from 'choices', letter by letter.");
    public static FindingKind NotYetNotUsed { get; } = Error("TL1218", "Only a question with choices can have answers that mean: not yet.",
        "Make its kind 'choice', or remove 'notYet'; for a score, say 'care: when: score <= 6'.");
    public static FindingKind CareWithoutSurvey { get; } = Error("TL1219", "Care hangs on an answer, and this step asks nothing.",
        "Put it at a step with a survey, or under 'care' of the journey, where it hangs on an event.");
    public static FindingKind CareWhenMissing { get; } = Error("TL1220", "This does not say which answers mean that somebody needs care.",
        "Write 'when: score <= 6', or 'when: answer = Not yet'.");
    public static FindingKind WordingsWithoutMessage { get; } = Error("TL1221",
        "There are other words for some of the people, and no message for all.",
        "Add 'message': it goes to everybody for whom no rule holds.");
    public static FindingKind CancelledNotUsed { get; } = Warning("TL1222", "This step waits for no date that could be cancelled.",
        "Remove 'cancelled', or let the step wait for a date.");

    // Merge fields
    public static FindingKind UnknownMergeField { get; } = Error("TL1301", "'{0}' is not a known merge field{1}", "Use one of: {2}. Or add it to 'fields'.");
    public static FindingKind MergeNotAllowed { get; } = Error("TL1302", "{0} is not something a message may use.", "Messages know {{{{name}}}}, {{{{name | what stands in}}}}, {{{{#if name}}}}…{{{{else}}}}…{{{{/if}}}} and {{{{#unless name}}}}…{{{{/unless}}}}.");
    public static FindingKind MergeNotClosed { get; } = Error("TL1303", "The braces opened here are not closed: {0}", "Close them with }}}}.");
    public static FindingKind MergeUnbalanced { get; } = Error("TL1304", "{0} has no counterpart.", "Every {{{{#if}}}} and {{{{#unless}}}} needs its own end, and {{{{else}}}} stands between the two, once.");
    public static FindingKind MergeTooDeep { get; } = Error("TL1305", "Conditions are nested deeper than {0} here.", "Take some of them apart.");
    public static FindingKind TemplateTooLarge { get; } = Error("TL1306", "'{0}' is longer than {1} bytes.", "Shorten it.");
    public static FindingKind MergeFieldNotHere { get; } = Error("TL1307", "'{0}' has no value here.", "It can be used in {1}.");
    public static FindingKind MergeFieldNotFilled { get; } = Warning("TL1308", "Merge fields are not filled in here: people would read {0}.", "Use plain words here.");
    public static FindingKind FieldName { get; } = Error("TL1309", "'{0}' cannot be the name of a merge field.", "Begin with a letter, go on with letters, digits and underscores, 64 at most, like 'packageName'.");
    public static FindingKind FieldTaken { get; } = Error("TL1310", "'{0}' is one of the built-in merge fields.", "Choose another name.");
    public static FindingKind MergeTooMany { get; } = Error("TL1311", "The text has more than {0} merge fields and conditions.", "Shorten it, or make two messages of it.");

    // TL1312 is said where a message is turned into mail.
    public static FindingKind EmptyFallback { get; } = Error("TL1313", "{0} promises words for whoever has no such value, and has none.", "Write them behind the bar, like {{{{firstName | friend}}}}, or take the bar away.");

    // What they do
    public static FindingKind EventMissing { get; } = Error("TL1401", "This does not say which event counts.", "Name it under 'event', like 'Order Completed'.");
    public static FindingKind EventNameStyle { get; } = Warning("TL1402", "The event '{0}' is not named like the others.", "Name events by object and action, each word with a capital: 'Order Completed', 'Call Booked'.");
    public static FindingKind WhereSyntax { get; } = Error("TL1403", "The rule cannot be read: {0}.", "Write 'property = value', with =, !=, >, >=, <, <= or 'property exists', joined by ' and '. Put a value with spaces around it or with the word 'and' in quotes.");
    public static FindingKind WhereNeverTrue { get; } = Error("TL1404", "No event can ever fit this rule: {0} is asked to be two things at once.", "Keep one of the two.");
    public static FindingKind RulesOverlap { get; } = Error("TL1405", "One '{0}' could count for this step and for the step '{1}'.", "Add a 'where' to both that tells them apart, such as 'form = order' and 'form = booking'; or make both rules exactly the same, and the first event is for the first step, the second for the second.");
    public static FindingKind EventNeedsWork { get; } = Error("TL1406", "This step waits for '{0}', which comes from the step's own {1}, but it has none.", "Add it to this step, or wait for another event.");
    public static FindingKind WhereNotANumber { get; } = Warning("TL1407",
        "No event can ever fit {0}: only numbers are larger or smaller.",
        "Compare with a number, like 'total >= 100' or 'total >= 20,50'; a word is asked for with = or !=.");

    // Ways in and promises
    public static FindingKind UnknownJoin { get; } = Error("TL1501", "There is no step '{0}' to join at{1}", "Use the key of a step.");
    public static FindingKind JumpsOverPromise { get; } = Error("TL1502", "Whoever comes in here skips the step '{0}', which {1} the promise '{2}'.", "Let them join at or before that step: a promise is not jumped over.");
    public static FindingKind FormAndEvent { get; } = Error("TL1503", "This entry point has a form and an event.", "Keep 'form', which is short for the event 'Form Submitted' of that form, or keep 'event'.");
    public static FindingKind WhereWithoutEvent { get; } = Error("TL1504", "'{0}' is given, but no event that it could be about.", "Add 'event' or 'form', or remove it.");
    public static FindingKind PerMissing { get; } = Error("TL1505", "People may come in again once per key, but this entry point does not say which property is the key.", "Add 'per', like 'per: orderId'.");
    public static FindingKind PerNotUsed { get; } = Warning("TL1506", "'per' is not used, because people may come in {0}.", "Remove it, or write 'reEntry: once-per-key'.");
    public static FindingKind KeptNeverMade { get; } = Error("TL1507", "The promise '{0}' is kept here, but never made{1}", "Add it under 'makes' of an earlier step.");
    public static FindingKind KeptTooEarly { get; } = Error("TL1508", "The promise '{0}' is kept here, but made only at the step '{1}'.", "Keep it at a later step than the one that makes it.");
    public static FindingKind MadeNeverKept { get; } = Warning("TL1509", "The promise '{0}' is made here, and no later step keeps it.", "Add it under 'keeps' of the step that does.");
    public static FindingKind PictureAddress { get; } =
        Error("TL1510", "'{0}' is not the address of a picture.",
            "Write the whole address, beginning with https://, or name a picture of your library, such as 'file:jetty.jpg'.");
    public static FindingKind AskKey { get; } = Error("TL1511", "An answer cannot be kept as '{0}'.",
        "Use one word that begins with a small letter, such as 'company' or 'gardenSize'. Names with a meaning of their own "
        + "(name, zone, language, consent, form) are taken; of what everybody has there are firstName, lastName, email and phone.");
    public static FindingKind AskWithoutWords { get; } = Error("TL1512", "This question of the form has no words.",
        "Write the question as you would ask it.");
    public static FindingKind AskWithoutChoices { get; } = Error("TL1513", "There is nothing to choose from.",
        "Write two answers at least, or let them type their own.");
    public static FindingKind AskChoicesNotUsed { get; } = Warning("TL1514", "Nobody sees these answers, because they type their own.",
        "Let them choose one or several of these, or remove the answers.");
    public static FindingKind AskKindFixed { get; } = Error("TL1515", "'{0}' is always one line that they type.",
        "Remove what it says of how they answer.");
    public static FindingKind AskedTwice { get; } = Error("TL1516", "The form asks twice for what is kept as '{0}'.",
        "Remove one of the two questions, or keep its answer under another name.");

    public static FindingKind UnknownNeed { get; } = Error("TL1521", "There is no step '{0}' that this one could need{1}",
        "Use the key of a step that comes earlier, or remove it.");
    // Dates
    public static FindingKind UnknownDate { get; } = Error("TL1601", "There is no date '{0}'{1}",
        "Add it under 'dates', which says where it comes from.");
    public static FindingKind DateSource { get; } = Error("TL1602", "This date does not say where it comes from, or says it twice.",
        "Give one: 'event', for what a booking says; 'attribute', for what you know of the person; 'occasion', for an event of yours.");
    public static FindingKind DateWord { get; } = Error("TL1603",
        "'{0}' means something else in a length of time or in a message, so no date can be called by it.",
        "Choose another key, such as 'call' or 'renewal'.");
    public static FindingKind DateKeyNotUsed { get; } = Error("TL1604", "'{0}' goes with {1} only.", "Remove it.");
    public static FindingKind OpensAndEvent { get; } = Error("TL1605", "This way in opens by a date and by an event.",
        "Keep one, and make a way in of its own for the other.");
    public static FindingKind OpensByOccasion { get; } = Error("TL1606",
        "Nobody is named who should come in: the date '{0}' is of the business, not of a person.",
        "Let them come in by the event with which they sign up.");

    /// <summary>All of them, in order of code.</summary>
    public static ImmutableArray<FindingKind> All { get; } =
    [
        Syntax, EmptyFile, FileTooLarge, BadCharacter, SeveralDocuments, Tab, TooDeep, TooManyValues, Anchor, Tag, DuplicateKey,
        UnknownKey, WrongShape, EmptyEntry, KeyNotText, NotAJourney, HalfCharacter, Fork, Missing, BadKey, KeyTaken, TooLong,
        TooMany, NotOneOf, NotAWait, NotANumber, NotOneLine, NoTime, DuplicateText, NotADate, NotAMoment, NotALanguage, NotAFile,
        UnknownStage,
        StageOrder, SeveralKinds, NothingHappens, MessageAndVariants, NudgeWithoutDone, NudgeOrder, NudgeTooLate,
        ChoicesMissing, ChoicesNotUsed, SurveyLinkMissing, WebhookAddress, DueAfterEnd, NudgeWhen, NudgeBeforeNoDate,
        NudgesMixed, NotYetUnknown, NotYetNotUsed, CareWithoutSurvey, CareWhenMissing, WordingsWithoutMessage, CancelledNotUsed,
        UnknownMergeField, MergeNotAllowed, MergeNotClosed, MergeUnbalanced, MergeTooDeep, TemplateTooLarge, MergeFieldNotHere,
        MergeFieldNotFilled, FieldName, FieldTaken, MergeTooMany, EmptyFallback, EventMissing, EventNameStyle, WhereSyntax,
        WhereNeverTrue, RulesOverlap, EventNeedsWork, WhereNotANumber, UnknownJoin, JumpsOverPromise, FormAndEvent,
        WhereWithoutEvent, PerMissing, PerNotUsed, KeptNeverMade, KeptTooEarly, MadeNeverKept, PictureAddress, AskKey,
        AskWithoutWords, AskWithoutChoices, AskChoicesNotUsed, AskKindFixed, AskedTwice,
        UnknownNeed,
        UnknownDate, DateSource, DateWord, DateKeyNotUsed, OpensAndEvent, OpensByOccasion,
    ];

    private static FindingKind Error(string code, string sentence, string fix) => new(code, Severity.Error, sentence, fix);

    private static FindingKind Warning(string code, string sentence, string fix) => new(code, Severity.Warning, sentence, fix);
}
