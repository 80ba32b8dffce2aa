using System.Collections.Immutable;
using Throughline.Messages;
using Throughline.People;
using Throughline.Primitives;
using Throughline.Surveys;
using Throughline.Time;
using static Throughline.Journeys.JourneyCompiler;

namespace Throughline.Journeys;

/// <summary>Makes one step of its draft.</summary>
internal sealed class StepCompiler(ImmutableArray<Stage> stages, StepCompilers parts, FindingBag findings)
{
    private readonly MergeScope _scope = parts.Scope;

    private readonly StepTimes _times = new(findings);

    public Step Compile(StepDraft draft, string path)
    {
        CheckStage(draft.Stage, path + ".stage");
        var gives = FileLinks.IsKey(draft.Gives) ? draft.Gives : null;
        var work = Handed(Work(draft, path), gives);
        var place = work is SurveyWork ? MergePlace.SurveyMessage : MergePlace.Message;
        var messages = OrEmpty(draft.Nudges).Select((nudge, i) => Message(nudge.Message, $"{Path(path + ".nudges", i)}.message",
            place)).ToImmutableArray();
        var done = Done(draft, work, path);
        if (done is not null) CheckOwnWork(done, work, messages, path + ".done");
        if (work is null && draft is { Done: null, Standing: null } && !HasWork(draft)) findings.Add(StructuralFindings.NothingHappens,
            path);
        var step = new Step
        {
            Key = draft.Key ?? "",
            Title = draft.Title ?? "",
            Stage = draft.Stage ?? "",
            Wait = ReadWait(draft.Wait, "0 minutes"),
            Until = parts.Dates.Read(draft.Wait, path + ".wait"),
            Work = work,
            Standing = PaperCompiler.Standing(draft.Standing),
            Done = done,
            Within = ReadWait(draft.Done?.Within, work is AssignmentWork ? StepShape.DefaultAssignmentWithin : StepShape.DefaultWithin),
            WithinUntil = parts.Dates.Read(draft.Done?.Within, path + ".done.within"),
            Otherwise = ReadOtherwise(draft.Otherwise, Otherwise.Continue),
            Cancelled = ReadOtherwise(draft.Cancelled, Otherwise.Rest),
            Care = parts.Care.OfStep(draft, work, path),
            Gives = gives,
            Makes = OrEmpty(draft.Makes),
            Keeps = OrEmpty(draft.Keeps),
            Notes = Notes(draft),
        };
        if (done?.Event == EventNames.FileOpened) messages = [.. messages.Select(message => message with { Gives = gives })];
        return step with { Nudges = _times.Nudges(draft, step, messages, path) };
    }

    // What the step itself sends hands the file over; its reminders do where they remind of it.
    private static StepWork? Handed(StepWork? work, string? file) => (work, file) switch
    {
        (_, null) => work,
        (MessageWork message, _) => message with
        {
            Variants = [.. message.Variants.Select(variant => variant with { Message = variant.Message with { Gives = file } })],
            Wordings = [.. message.Wordings.Select(words => words with { Message = words.Message with { Gives = file } })],
        },
        (SurveyWork survey, _) => survey with { Message = survey.Message with { Gives = file } },
        _ => work,
    };

    private static Otherwise ReadOtherwise(string? text, Otherwise missing) => text switch
    {
        "rest" => Otherwise.Rest,
        "leave" => Otherwise.Leave,
        "continue" => Otherwise.Continue,
        _ => missing,
    };

    private void CheckStage(string? stage, string path)
    {
        if (Clean(stage) is null || stages.Any(known => known.Key == stage)) return;
        var keys = stages.Select(known => known.Key).ToArray();
        findings.Add(StructuralFindings.UnknownStage, path, FindingBag.Short(stage!), FindingBag.DidYouMean(Nearest.To(stage!, keys)), string.Join(", ", keys));
    }

    private static bool HasWork(StepDraft draft) =>
        draft.Message is not null || !draft.Variants.IsDefaultOrEmpty || draft.Assignment is not null || draft.Survey is not null || draft.Webhook is not null;

    // The order of the arms is the order of the file's keys; a kind that is added to the family gets its arm here.
    private StepWork? Work(StepDraft draft, string path)
    {
        var hasVariants = !draft.Variants.IsDefaultOrEmpty;
        if (draft.Message is not null && hasVariants) findings.Add(StructuralFindings.MessageAndVariants, path + ".variants");
        string[] kinds =
        [
            .. draft.Message is not null || hasVariants ? ["message"] : Array.Empty<string>(),
            .. draft.Assignment is not null ? ["assignment"] : Array.Empty<string>(),
            .. draft.Survey is not null ? ["survey"] : Array.Empty<string>(),
            .. draft.Webhook is not null ? ["webhook"] : Array.Empty<string>(),
            .. draft.Standing is not null ? ["standing"] : Array.Empty<string>(),
        ];
        if (kinds.Length > 1) findings.Add(StructuralFindings.SeveralKinds, path, string.Join(", ", kinds));
        if (draft.Message is null && !hasVariants && !draft.Wordings.IsDefaultOrEmpty) findings.Add(
            StructuralFindings.WordingsWithoutMessage, path + ".wordings");
        if (draft.Message is not null) return new MessageWork([new("a", 1, Message(draft.Message, path + ".message",
            MergePlace.Message))])
        { Wordings = Wordings(draft, path) };
        if (hasVariants) return Variants(draft.Variants, path + ".variants") with { Wordings = Wordings(draft, path) };
        if (draft.Assignment is not null) return Assignment(draft.Assignment, path + ".assignment");
        if (draft.Survey is not null) return Survey(draft.Survey, path + ".survey");
        return draft.Webhook is not null ? Webhook(draft.Webhook, path + ".webhook") : null;
    }

    private MessageWork Variants(ImmutableArray<VariantDraft> drafts, string path)
    {
        CheckKeys(drafts.Select(draft => draft.Key), path, findings);
        return new([.. drafts.Select((draft, i) => new Variant(
            draft.Key ?? "",
            WholeNumber.TryRead(draft.Weight, out var weight) ? weight : 1,
            Message(draft.Message, Path(path, i) + ".message", MergePlace.Message)))]);
    }

    private ImmutableArray<Wording> Wordings(StepDraft draft, string path)
    {
        var drafts = OrEmpty(draft.Wordings);
        CheckKeys([.. drafts.Select(wording => wording.Key), .. OrEmpty(draft.Variants).Select(variant => variant.Key)],
            path + ".wordings", findings);
        return [.. drafts.Select((wording, i) => Wording(wording, Path(path + ".wordings", i)))];
    }

    private Wording Wording(WordingDraft draft, string path) => new(
        draft.Key ?? "",
        RuleText.Tests(draft.When, [], path + ".when", findings),
        Message(draft.Message, path + ".message", MergePlace.Message),
        [.. OrEmpty(draft.Nudges).Select((nudge, i) => nudge.Message is null ? null : Message(nudge.Message, Path(path + ".nudges",
            i) + ".message", MergePlace.Message))]);

    private Message Message(MessageDraft? draft, string path, MergePlace place)
    {
        var isText = draft?.IsText == true;
        if (!isText) // what was written for an e-mail stays in the file, and is not sent
        {
            _scope.Check("subject", draft?.Subject, path + ".subject", place);
            _scope.Check("preheader", draft?.Preheader, path + ".preheader", place);
        }
        _scope.Check("body", draft?.Body, path + ".body", place);
        return new(
            draft?.Subject ?? "",
            draft?.Body ?? "",
            Clean(draft?.Preheader),
            isText ? Channel.Sms : Channel.Email,
            draft?.Purpose == "service" ? Purpose.Service : Purpose.Marketing,
            Clean(draft?.Topic) ?? Throughline.Messages.Message.DefaultTopic);
    }

    private AssignmentWork Assignment(AssignmentDraft draft, string path)
    {
        _scope.Check("script", draft.Script, path + ".script", MergePlace.Anywhere);
        _scope.CheckPlain(draft.Title, path + ".title");
        var checklist = OrEmpty(draft.Checklist);
        for (var i = 0; i < checklist.Length; i++) _scope.CheckPlain(checklist[i], Path(path + ".checklist", i));
        return new(Clean(draft.Title), Clean(draft.Script), checklist, ReadWait(draft.Due, StepShape.DefaultDue));
    }

    private SurveyWork Survey(SurveyDraft draft, string path)
    {
        _scope.CheckPlain(draft.Question, path + ".question");
        var kind = draft.Kind switch { "rating" => QuestionKind.Rating, "choice" => QuestionKind.Choice, "text" => QuestionKind.Text, _ => QuestionKind.Recommend };
        var choices = OrEmpty(draft.Choices);
        for (var i = 0; i < choices.Length; i++) _scope.CheckPlain(choices[i], Path(path + ".choices", i));
        if (kind == QuestionKind.Choice && choices.Length < 2) findings.Add(StructuralFindings.ChoicesMissing, path, $"{choices.Length}");
        if (kind != QuestionKind.Choice && choices.Length > 0 && Clean(draft.Kind) is not null) findings.Add(StructuralFindings.ChoicesNotUsed, path + ".choices", FindingBag.Short(draft.Kind!));
        var notYet = OrEmpty(draft.NotYet);
        if (notYet.Length > 0 && kind != QuestionKind.Choice) findings.Add(StructuralFindings.NotYetNotUsed, path + ".notYet");
        else if (notYet.FirstOrDefault(choice => !choices.Contains(choice)) is { } unknown) findings.Add(StructuralFindings.NotYetUnknown,
            path + ".notYet", FindingBag.Short(unknown));
        var message = Message(draft.Message, path + ".message", MergePlace.SurveyMessage);
        if (message.Body.Length > 0 && !MergeFields.Scan(message.Body).Prints("surveyLink"))
            findings.Add(StructuralFindings.SurveyLinkMissing, path + ".message.body");
        return new(new(draft.Question ?? "", kind, choices) { NotYet = notYet }, message);
    }

    private WebhookWork Webhook(WebhookDraft draft, string path)
    {
        var isAddress = Uri.TryCreate(draft.Url, UriKind.Absolute, out var url)
            && url.Scheme is "https" or "http" && url.Host.Length > 0 && url.UserInfo.Length == 0;
        if (!isAddress && Clean(draft.Url) is not null) findings.Add(StructuralFindings.WebhookAddress, path + ".url", FindingBag.Short(draft.Url!));
        return new(isAddress ? url! : new Uri("https://invalid.invalid/"), Clean(draft.Type));
    }

    /// <summary>The customer's half. A survey waits for its answer; an assignment that names no other event is done when it is ticked off, which needs no rule.</summary>
    private EventRule? Done(StepDraft draft, StepWork? work, string path)
    {
        var own = work switch { SurveyWork => EventNames.SurveyAnswered, AssignmentWork => EventNames.AssignmentDone, _ => null };
        if (draft.Done is not { } done) return work is SurveyWork ? new(EventNames.SurveyAnswered, []) : null;
        if ((Clean(done.Event)?.Trim() ?? own) is not { } name)
        {
            findings.Add(StructuralFindings.EventMissing, path + ".done");
            return null;
        }
        var rule = RuleText.Read(name, done.Where, [], path + ".done", findings) with { SinceEver = done.Since == "ever" };
        return work is AssignmentWork && name == own && rule.Where.IsEmpty ? null : rule;
    }

    private void CheckOwnWork(EventRule done, StepWork? work, ImmutableArray<Message> nudges, string path)
    {
        if (!EventNames.BelongsToStep(done.Event)) return;
        var (isThere, what) = done.Event switch
        {
            EventNames.SurveyAnswered => (work is SurveyWork, "survey"),
            EventNames.AssignmentDone => (work is AssignmentWork, "assignment"),
            _ => (MessagesOf(work).Concat(nudges).Any(message => message.Channel == Channel.Email), "e-mail"),
        };
        if (!isThere) findings.Add(StructuralFindings.EventNeedsWork, path, done.Event, what);
    }

    private static IEnumerable<Message> MessagesOf(StepWork? work) => work switch
    {
        MessageWork message => message.Variants.Select(variant => variant.Message),
        SurveyWork survey => [survey.Message],
        _ => [],
    };

    private static StepNotes Notes(StepDraft draft) => new()
    {
        Purpose = Clean(draft.Purpose),
        Platform = Clean(draft.Platform),
        Tone = Clean(draft.Tone),
        Owner = Clean(draft.Owner),
        Tool = Clean(draft.Tool),
        Does = Clean(draft.Does),
        Thinks = Clean(draft.Thinks),
        Feels = WholeNumber.TryRead(draft.Feels, out var feels) ? feels : null,
        Obstacle = Clean(draft.Obstacle),
        Answer = Clean(draft.Answer),
        Evidence = Clean(draft.Evidence),
        Standard = Clean(draft.Standard),
        Actual = Clean(draft.Actual),
        Shows = Clean(draft.Shows),
        Delight = Clean(draft.Delight),
        Goal = Clean(draft.Goal),
        Mini = Clean(draft.Mini),
        Process = PaperCompiler.Process(draft.Process),
        Says = Clean(draft.Says),
        Needs = OrEmpty(draft.Needs),
    };
}

/// <summary>What a step is made with.</summary>
internal sealed record StepCompilers(DateCompiler Dates, CareCompiler Care, MergeScope Scope);
