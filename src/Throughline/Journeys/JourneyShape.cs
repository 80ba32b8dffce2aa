namespace Throughline.Journeys;

/// <summary>The journey file, key by key in canonical order. See <see cref="ObjectShape{T}"/> for what comes from this table.</summary>
internal static class JourneyShape
{
    public const string DefaultRestLimit = "90 days";
    public const string DefaultNotOlderThan = "3 days";
    public const string DefaultReEntry = "once";

    private static readonly Key _key = new();
    private static readonly Prose _note = new(2_000);
    private static readonly Line _short = new(100);
    private static readonly Line _title = new(200);
    private static readonly Line _sentence = new(500);

    public static ObjectShape<OutcomeDraft> Result { get; } = new(
        "result", "The result of the road.", new(null, null, null),
        new TextKey<OutcomeDraft>("gets", _note, r => r.Gets, (r, v) => r with { Gets = v }, "What they get.") { IsRequired = true },
        new TextKey<OutcomeDraft>("feels", _note, r => r.Feels, (r, v) => r with { Feels = v }, "What they feel.") { IsRequired = true },
        new TextKey<OutcomeDraft>("says", _note, r => r.Says, (r, v) => r with { Says = v }, "The sentence they say to a friend."));

    public static ObjectShape<VoiceDraft> Voice { get; } = new(
        "voice", "How the business sounds.", new([], null, [], []),
        new TextsKey<VoiceDraft>("tones", _short, 20, v => v.Tones, (v, x) => v with { Tones = x }, "How it sounds, in single words."),
        new TextKey<VoiceDraft>("keyMessage", _sentence, v => v.KeyMessage, (v, x) => v with { KeyMessage = x }, "The one thing people should remember."),
        new TextsKey<VoiceDraft>("use", _short, 200, v => v.Use, (v, x) => v with { Use = x }, "Words to use."),
        new TextsKey<VoiceDraft>("avoid", _short, 200, v => v.Avoid, (v, x) => v with { Avoid = x }, "Words to avoid."));

    public static ObjectShape<StageDraft> Stage { get; } = new(
        "stage", "A stretch of the road.", new(null, null, null),
        new TextKey<StageDraft>("key", _key, s => s.Key, (s, v) => s with { Key = v }, "How steps name it.") { IsRequired = true },
        new TextKey<StageDraft>("name", _short, s => s.Name, (s, v) => s with { Name = v }, "How people read it.") { IsRequired = true },
        new TextKey<StageDraft>("perception", _note, s => s.Perception, (s, v) =>
            s with { Perception = v }, "What they should think of you here."),
        new TextKey<StageDraft>("tone", _short, s => s.Tone, (s, v) => s with { Tone = v }, "How you sound on this stretch."),
        new TextKey<StageDraft>("message", _note, s => s.Message, (s, v) => s with { Message = v },
            "What you tell them here, whatever the step."),
        new TextKey<StageDraft>("platform", _short, s => s.Platform, (s, v) => s with { Platform = v }, "Where most of it takes place."),
        new TextKey<StageDraft>("purpose", _note, s => s.Purpose, (s, v) => s with { Purpose = v }, "Why the stretch is there."));

    private const int MaxAsks = 30;

    public static ObjectShape<FormAskDraft> FormAsk { get; } = new(
        "formAsk", "A question of a form. What somebody answers is known of them under its key, and letters can merge it in.",
            new(null, null, null, null, null),
        new TextKey<FormAskDraft>("key", new AskKey(), a => a.Key, (a, v) => a with { Key = v },
            "What the answer is kept as: firstName, lastName, email, phone, or a name of your own such as company.")
        { IsRequired = true },
        new TextKey<FormAskDraft>("ask", _title, a => a.Ask, (a, v) => a with { Ask = v },
            "The question in your words; firstName, lastName, email and phone have words of ours."),
        new TextKey<FormAskDraft>("as", new OneOf(FormCompiler.Kinds, FormCompiler.Kinds[0]), a => a.As, (a, v) => a with { As = v },
            "How they answer."),
        new TextsKey<FormAskDraft>("choices", _title, 30, a => a.Choices, (a, v) => a with { Choices = v },
            "What there is to choose from, with 'as: choice' and 'as: several'."),
        new TextKey<FormAskDraft>("hint", _title, a => a.Hint, (a, v) => a with { Hint = v }, "Stands beneath the question."),
        new TextKey<FormAskDraft>("needed", new OneOf([FormCompiler.Yes, "no"], "no"), a => a.Needed, (a, v) => a with { Needed = v },
            "Whether the form cannot be sent without it."));

    public static ObjectShape<FormPageDraft> FormPage { get; } = new(
        "formPage", "What stands on the page of the form; what is missing, Throughline says in its own words.",
            new(null, null, null, null, null, null),
        new TextKey<FormPageDraft>("heading", _title, p => p.Heading, (p, v) => p with { Heading = v },
            "What it is about, as they would say it."),
        new TextKey<FormPageDraft>("text", _note, p => p.Text, (p, v) => p with { Text = v },
            "Why they should fill it in; an empty line begins a new paragraph."),
        new TextKey<FormPageDraft>("picture", new PictureAddress(), p => p.Picture, (p, v) => p with { Picture = v },
            "The https address of a picture, or a picture of the library such as file:jetty.jpg."),
        new TextKey<FormPageDraft>("shows", _title, p => p.Shows, (p, v) => p with { Shows = v },
            "What the picture shows, for people who cannot see it."),
        new TextKey<FormPageDraft>("button", _short, p => p.Button, (p, v) => p with { Button = v }, "What stands on the button."),
        new TextKey<FormPageDraft>("thanks", _note, p => p.Thanks, (p, v) => p with { Thanks = v },
            "What they read when it is sent; what comes next where it is missing."),
        new TextKey<FormPageDraft>("asked", new OneOf([FormCompiler.Together, FormCompiler.OneByOne], FormCompiler.Together), p => p.Asked,
            (p, v) => p with { Asked = v }, "Whether the questions stand on one page or come one by one."),
        new GroupsKey<FormPageDraft, FormAskDraft>("asks", FormAsk, MaxAsks, p => p.Asks, (p, v) => p with { Asks = v },
            "What it asks, in order; a first name and the address where it is missing. The address is always asked."));

    public static ObjectShape<EntryPointDraft> EntryPoint { get; } = new(
        "entryPoint", "A real way in. Without 'form' and 'event', people come in by import or by hand.", new(null, null, null, null, null, null, null),
        new TextKey<EntryPointDraft>("key", _key, e => e.Key, (e, v) => e with { Key = v }, "How it is called for ever.") { IsRequired = true },
        new TextKey<EntryPointDraft>("source", _short, e => e.Source, (e, v) => e with { Source = v }, "Where they come from: social, referral, search, event, …"),
        new TextKey<EntryPointDraft>("form", _title, e => e.Form, (e, v) => e with { Form = v }, "Short for the event 'Form Submitted' of the form with this key."),
        new TextKey<EntryPointDraft>("event", _title, e => e.Event, (e, v) => e with { Event = v }, "The event that brings somebody in."),
        new TextKey<EntryPointDraft>("opens", new MomentByDate(null), e => e.Opens, (e, v) => e with { Opens = v },
            "Instead of an event: a moment by one of their dates, such as '30 days before renewal' or '3 months after last-order'."),
        new TextKey<EntryPointDraft>("where", _note, e => e.Where, (e, v) => e with { Where = v }, "What must hold for the event's properties."),
        new TextKey<EntryPointDraft>("joins", _key, e => e.Joins, (e, v) => e with { Joins = v }, "The step they join at; the first one where it is missing."),
        new TextKey<EntryPointDraft>("per", _short, e => e.Per, (e, v) => e with { Per = v },
            "With 're-entry once per key': the event's property whose value is the key, such as orderId."),
        new TextKey<EntryPointDraft>(
            "notOlderThan", new Length(DefaultNotOlderThan), e => e.NotOlderThan, (e, v) => e with { NotOlderThan = v },
            "An event that is older when it arrives is history: it is kept, and lets nobody in."),
        new TextKey<EntryPointDraft>("consent", _sentence, e => e.Consent, (e, v) => e with { Consent = v },
            "The question whose yes allows marketing: it stands beside the box of the form, and is asked where people are added by hand."),
        new GroupKey<EntryPointDraft, FormPageDraft>(
            "page", FormPage, e => e.Page, (e, v) => e with { Page = v }, "The page of the form."));

    public static ObjectShape<JourneyDraft> Journey { get; } = new(
        "journey", "One customer journey: the ordered steps that take one ideal client to one result.", new(),
        new TextKey<JourneyDraft>("journey", _key, j => j.Journey, (j, v) => j with { Journey = v }, "The journey's own key, the same for ever.") { IsRequired = true },
        new TextKey<JourneyDraft>("name", _title, j => j.Name, (j, v) => j with { Name = v }, "How people read it.") { IsRequired = true },
        new TextKey<JourneyDraft>("persona", _key, j => j.Persona, (j, v) => j with { Persona = v }, "The key of the one ideal client whose road this is.") { IsRequired = true },
        new TextKey<JourneyDraft>("offer", _key, j => j.Offer, (j, v) => j with { Offer = v }, "The key of the offer it leads to."),
        new TextKey<JourneyDraft>("owner", _short, j => j.Owner, (j, v) => j with { Owner = v }, "Who looks after it."),
        new TextKey<JourneyDraft>("reviewBy", new Date(), j => j.ReviewBy, (j, v) => j with { ReviewBy = v }, "The day by which somebody looks the whole road over again."),
        new TextKey<JourneyDraft>("language", new Language(), j => j.Language, (j, v) => j with { Language = v },
            "What its texts are written in, as a short name such as en or pt-BR; left out, the texts themselves tell."),
        new TextKey<JourneyDraft>("pain", _note, j => j.Pain, (j, v) => j with { Pain = v }, "What set them off: the pain at the road's beginning.") { IsRequired = true },
        new GroupKey<JourneyDraft, OutcomeDraft>("result", Result, j => j.Result, (j, v) => j with { Result = v }, "Where the road leads.") { IsRequired = true },
        new GroupKey<JourneyDraft, VoiceDraft>("voice", Voice, j => j.Voice, (j, v) => j with { Voice = v }, "How the business sounds on this road."),
        new GroupsKey<JourneyDraft, StageDraft>("stages", Stage, 20, j => j.Stages, (j, v) => j with { Stages = v }, "The stretches of the road, in order; know-like-trust, engage and loyal where they are missing."),
        new GroupsKey<JourneyDraft, EntryPointDraft>("entryPoints", EntryPoint, 50, j => j.EntryPoints, (j, v) => j with { EntryPoints = v }, "The ways in, one at least.") { IsRequired = true },
        new GroupsKey<JourneyDraft, DateDraft>("dates", RoadShapes.Date, RoadShapes.MaxDates, j => j.Dates, (j, v) => j with { Dates = v },
            "The dates of somebody's walk, which steps wait before, at or after."),
        new GroupsKey<JourneyDraft, CareDraft>("care", RoadShapes.EventCare, RoadShapes.MaxCares, j => j.Care, (j, v) => j with { Care = v },
            "What makes somebody need care, wherever on the road they are."),
        new FieldsKey("fields", "Merge fields of the journey's own: name, and what is written where a person has no value. With null, a message that needs the value is not sent without it."),
        new TextKey<JourneyDraft>("reEntry", new OneOf(["once", "after-finishing", "once-per-key"], DefaultReEntry), j => j.ReEntry, (j, v) => j with { ReEntry = v }, "Whether somebody may walk the road again."),
        new TextKey<JourneyDraft>("restLimit", new Length(DefaultRestLimit), j => j.RestLimit, (j, v) => j with { RestLimit = v }, "How long somebody may rest before they leave."),
        new GroupsKey<JourneyDraft, StepDraft>("steps", StepShape.Step, Journeys.Journey.MaxSteps, j => j.Steps, (j, v) => j with { Steps = v }, "The road, step by step, in walking order.") { IsRequired = true, IsSpaced = true });
}
