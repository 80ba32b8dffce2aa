namespace Throughline.Journeys;

/// <summary>The keys of a step, in canonical order. See <see cref="ObjectShape{T}"/>.</summary>
internal static class StepShape
{
    public const string DefaultWithin = "14 days";
    public const string DefaultAssignmentWithin = "30 days";
    public const string DefaultDue = "2 days";
    public const string DefaultOtherwise = "continue";
    public const string DefaultCancelled = "rest";
    public const string AtOnce = "0 minutes";
    public const int MaxVariants = 10;
    public const int MaxWeight = 1000;
    public const int MaxNudges = 10;

    private static readonly Key _key = new();
    private static readonly Prose _note = new(2_000);
    private static readonly Line _short = new(100);
    private static readonly Line _title = new(200);
    private static readonly Template _template = new();

    public static ObjectShape<MessageDraft> Message => MessageShape.Message;

    public static ObjectShape<VariantDraft> Variant { get; } = new(
        "variant", "One wording of the step's message. Each person gets one, always the same.", new(null, null, null),
        new TextKey<VariantDraft>("key", _key, v => v.Key, (v, x) => v with { Key = x }, "What its results are counted under.") { IsRequired = true },
        new TextKey<VariantDraft>("weight", new WholeNumber(1, MaxWeight, "1"), v => v.Weight, (v, x) => v with { Weight = x }, "Its share of the people, relative to the others."),
        new GroupKey<VariantDraft, MessageDraft>("message", Message, v => v.Message, (v, x) => v with { Message = x }, "The wording.") { IsRequired = true });

    public static ObjectShape<AssignmentDraft> Assignment { get; } = new(
        "assignment", "A task for a member of staff, about this person.", new(null, null, [], null),
        new TextKey<AssignmentDraft>("title", _title, a => a.Title, (a, v) => a with { Title = v }, "What to do, in a few words; the step's title where it is missing."),
        new TextKey<AssignmentDraft>("script", _template, a => a.Script, (a, v) => a with { Script = v }, "What to say: Markdown with merge fields."),
        new TextsKey<AssignmentDraft>("checklist", new Line(300), 50, a => a.Checklist, (a, v) => a with { Checklist = v }, "What to tick off."),
        new TextKey<AssignmentDraft>("due", new Length(DefaultDue), a => a.Due, (a, v) => a with { Due = v }, "How long the member of staff has."));

    public static ObjectShape<SurveyDraft> Survey { get; } = new(
        "survey", "One question, asked by a message that carries the link to its page.", new(null, null, [], null),
        new TextKey<SurveyDraft>("question", new Line(500), s => s.Question, (s, v) => s with { Question = v }, "The question, from the customer's side.") { IsRequired = true },
        new TextKey<SurveyDraft>("kind", new OneOf(["recommend", "rating", "choice", "text"]), s => s.Kind, (s, v) => s with { Kind = v }, "recommend is 0 to 10, rating 1 to 5, choice one of the choices, text a free answer.") { IsRequired = true },
        new TextsKey<SurveyDraft>("choices", _title, 20, s => s.Choices, (s, v) => s with { Choices = v }, "The answers to choose from; for kind choice only."),
        new TextsKey<SurveyDraft>("notYet", _title, 20, s => s.NotYet, (s, v) => s with { NotYet = v },
            "Of the choices, those that mean: I am not there yet. Whoever says so is looked after, and asked for nothing more."),
        new GroupKey<SurveyDraft, MessageDraft>("message", Message, s => s.Message, (s, v) => s with { Message = v }, "The message that asks; its body holds {{surveyLink}}.") { IsRequired = true });

    public static ObjectShape<WebhookDraft> Webhook { get; } = new(
        "webhook", "A signed call to another system.", new(null, null),
        new TextKey<WebhookDraft>("url", new Line(2_000), w => w.Url, (w, v) => w with { Url = v }, "The full address, https or http.") { IsRequired = true },
        new TextKey<WebhookDraft>("type", _short, w => w.Type, (w, v) => w with { Type = v }, "The 'type' of the body; the step's key where it is missing."));

    public static ObjectShape<DoneDraft> Done { get; } = new(
        "done", "What they do: the event that means the step is done.", new(null, null, null, null),
        new TextKey<DoneDraft>("event", _title, d => d.Event, (d, v) => d with { Event = v }, "The event's name. A survey waits for its answer and an assignment for being done where it is missing."),
        new TextKey<DoneDraft>("where", _note, d => d.Where, (d, v) => d with { Where = v }, "What must hold for the event's properties: 'link = checklist and by = human'."),
        new TextKey<DoneDraft>("within", new LengthOrMoment(DefaultWithin), d => d.Within, (d, v) => d with { Within = v },
            "How long they have, from the moment the step is handed out; 30 days for an assignment where it is missing. Or a moment by one of their dates."),
        new TextKey<DoneDraft>("since", new OneOf(["enrollment", "ever"], "enrollment"), d => d.Since, (d, v) => d with { Since = v }, "Whether events before they came in count too."));

    public static ObjectShape<NudgeDraft> Nudge { get; } = new(
        "nudge", "A reminder to somebody who has not done it yet.", new(null, null),
        new TextKey<NudgeDraft>("after", new Length(null), n => n.After, (n, v) => n with { After = v }, "How long after the step was handed out."),
        new TextKey<NudgeDraft>("before", new LengthBefore(), n => n.Before, (n, v) => n with { Before = v },
            "Instead: how long before the date that the step waits for, such as '1 day at 09:00'."),
        new GroupKey<NudgeDraft, MessageDraft>("message", Message, n => n.Message, (n, v) => n with { Message = v }, "What the reminder says.") { IsRequired = true });

    public static ObjectShape<StepDraft> Step { get; } = new(
        "step", "One touchpoint: what you do, what they do, and what happens if they do not.", new(),
        new TextKey<StepDraft>("key", _key, s => s.Key, (s, v) => s with { Key = v }, "The step's own key, the same for ever.") { IsRequired = true },
        new TextKey<StepDraft>("stage", _key, s => s.Stage, (s, v) => s with { Stage = v }, "The stage it belongs to.") { IsRequired = true },
        new TextKey<StepDraft>("title", _title, s => s.Title, (s, v) => s with { Title = v }, "The step from the customer's side: 'I get the checklist I asked for'.") { IsRequired = true },
        new TextKey<StepDraft>("purpose", _note, s => s.Purpose, (s, v) => s with { Purpose = v }, "Why the step is there."),
        new TextKey<StepDraft>("platform", _short, s => s.Platform, (s, v) => s with { Platform = v }, "Where it takes place: email, phone, shop, social, …"),
        new TextKey<StepDraft>("tone", _short, s => s.Tone, (s, v) => s with { Tone = v }, "How it sounds."),
        new TextKey<StepDraft>("owner", _short, s => s.Owner, (s, v) => s with { Owner = v }, "Who looks after it."),
        new TextKey<StepDraft>("tool", _short, s => s.Tool, (s, v) => s with { Tool = v }, "What it is done with."),
        new TextKey<StepDraft>("goal", new OneOf(Aims.All), s => s.Goal, (s, v) => s with { Goal = v },
            "Where it moves the person; after nurture, which may stand anywhere, in this order."),
        new TextKey<StepDraft>("mini", _key, s => s.Mini, (s, v) => s with { Mini = v },
            "Key of the mini product whose buyer is to want the flagship here; such a step stands outside the order of goals."),
        new TextKey<StepDraft>("does", _note, s => s.Does, (s, v) => s with { Does = v }, "What they do here."),
        new TextKey<StepDraft>("thinks", _note, s => s.Thinks, (s, v) => s with { Thinks = v }, "What they think here."),
        new TextKey<StepDraft>("feels", new WholeNumber(-2, 2), s => s.Feels, (s, v) => s with { Feels = v }, "Planned emotion, from -2 (upset) to 2 (delighted)."),
        new TextKey<StepDraft>("obstacle", _note, s => s.Obstacle, (s, v) => s with { Obstacle = v }, "What could make them stop here."),
        new TextKey<StepDraft>("answer", _note, s => s.Answer, (s, v) => s with { Answer = v }, "What you do about the obstacle."),
        new TextKey<StepDraft>("evidence", new OneOf(["guess", "asked", "measured"]), s => s.Evidence, (s, v) => s with { Evidence = v }, "How you know."),
        new TextKey<StepDraft>("standard", _note, s => s.Standard, (s, v) => s with { Standard = v }, "What good looks like."),
        new TextKey<StepDraft>("actual", _note, s => s.Actual, (s, v) => s with { Actual = v }, "How people really use this step, where that differs from its purpose."),
        new TextKey<StepDraft>("shows", _note, s => s.Shows, (s, v) => s with { Shows = v }, "Which of your values, or what only you can do, people see here."),
        new TextKey<StepDraft>("delight", _note, s => s.Delight, (s, v) => s with { Delight = v }, "A small surprise above what they expect, and what it may cost."),
        new GroupsKey<StepDraft, ProcessPartDraft>("process", PaperShapes.ProcessPart, PaperShapes.MaxParts, s => s.Process,
            (s, v) => s with { Process = v }, "How you do your half, part by part: who, with what, how long, and what goes wrong."),
        new TextKey<StepDraft>("wait", new LengthOrMoment(AtOnce, MayBeNone: true), s => s.Wait, (s, v) => s with { Wait = v },
            "How long after reaching the step your half begins; or a moment by one of their dates, such as 'until call'."),
        new GroupKey<StepDraft, MessageDraft>("message", Message, s => s.Message, (s, v) => s with { Message = v }, "You write to them."),
        new GroupsKey<StepDraft, VariantDraft>("variants", Variant, MaxVariants, s => s.Variants, (s, v) => s with { Variants = v }, "Instead of 'message': several wordings, to see which works."),
        new GroupsKey<StepDraft, WordingDraft>("wordings", RoadShapes.Wording, RoadShapes.MaxWordings, s => s.Wordings, (s, v) => s with { Wordings = v },
            "Other words for some of the people; the first that fits is used."),
        new GroupKey<StepDraft, AssignmentDraft>("assignment", Assignment, s => s.Assignment, (s, v) => s with { Assignment = v }, "Somebody of yours does something."),
        new GroupKey<StepDraft, SurveyDraft>("survey", Survey, s => s.Survey, (s, v) => s with { Survey = v }, "You ask them a question."),
        new GroupKey<StepDraft, WebhookDraft>("webhook", Webhook, s => s.Webhook, (s, v) => s with { Webhook = v }, "You call another system."),
        new GroupKey<StepDraft, StandingDraft>("standing", PaperShapes.Standing, s => s.Standing, (s, v) => s with { Standing = v },
            "They come across something that is there for everybody. Without 'done' they go on at once."),
        new TextKey<StepDraft>("gives", new FileName(), s => s.Gives, (s, v) => s with { Gives = v },
            "A file of your library that they get here: behind the words of the message, or from the hand of whoever does the task."),
        new TextKey<StepDraft>("says", _note, s => s.Says, (s, v) => s with { Says = v },
            "What is said here, where no machine sends it: on the phone, in the shop, by post."),
        new GroupKey<StepDraft, DoneDraft>("done", Done, s => s.Done, (s, v) => s with { Done = v }, "What they do. Without it the step is done when your half is."),
        new GroupsKey<StepDraft, NudgeDraft>("nudges", Nudge, MaxNudges, s => s.Nudges, (s, v) => s with { Nudges = v }, "Reminders, in order of time."),
        new TextKey<StepDraft>("otherwise", new OneOf(["continue", "rest", "leave"], DefaultOtherwise), s => s.Otherwise, (s, v) => s with { Otherwise = v }, "What happens to somebody who does not do it in time."),
        new TextKey<StepDraft>("cancelled", new OneOf(["continue", "rest", "leave"], DefaultCancelled), s => s.Cancelled, (s, v) => s with { Cancelled = v },
            "What happens to somebody whose date is cancelled, and who gets no new one in time."),
        new GroupKey<StepDraft, CareDraft>("care", RoadShapes.Care, s => s.Care, (s, v) => s with { Care = v },
            "With a survey: which answers mean that somebody is looked after first."),
        new TextsKey<StepDraft>("makes", _key, 20, s => s.Makes, (s, v) => s with { Makes = v }, "Promises said here that a later step keeps."),
        new TextsKey<StepDraft>("keeps", _key, 20, s => s.Keeps, (s, v) => s with { Keeps = v }, "Promises kept here."),
        new TextsKey<StepDraft>("needs", _key, 20, s => s.Needs, (s, v) => s with { Needs = v },
            "Steps that must come before this one for it to make sense: a test of the order, never a route."));
}
