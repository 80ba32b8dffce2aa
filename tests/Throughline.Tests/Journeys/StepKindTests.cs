using Throughline.Journeys;

namespace Throughline.Tests.Journeys;

/// <summary>The family of step kinds is closed; a kind that is added turns these red until the file knows it.</summary>
public sealed class StepKindTests
{
    private static readonly JourneyDraft _draft = JourneyFile.Read(SmallJourney.Yaml + SmallJourney.Sign).Draft!;
    private static readonly Journey _journey = JourneyFile.Compile(SmallJourney.Yaml + SmallJourney.Sign).Journey!;

    [Fact]
    public void Every_kind_has_a_form_in_the_file() =>
        Assert.Equal(Enum.GetValues<StepKind>().Order(), _journey.Steps.Select(step => step.Kind).Distinct().Order());

    [Fact]
    public void Every_kind_of_work_is_read_and_written()
    {
        var family = typeof(StepWork).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StepWork))).Select(type => type.Name);
        var again = JourneyFile.Compile(JourneyFile.Write(_draft)).Journey!;
        var read = again.Steps.Select(step => step.Work?.GetType().Name).OfType<string>().Distinct();
        Assert.Equal(family.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_of_a_draft_has_its_key_in_the_file()
    {
        AssertKeys<JourneyDraft>(JourneyShape.Journey.Keys.Select(key => key.Name), "Source");
        AssertKeys<OutcomeDraft>(JourneyShape.Result.Keys.Select(key => key.Name));
        AssertKeys<VoiceDraft>(JourneyShape.Voice.Keys.Select(key => key.Name));
        AssertKeys<StageDraft>(JourneyShape.Stage.Keys.Select(key => key.Name));
        AssertKeys<EntryPointDraft>(JourneyShape.EntryPoint.Keys.Select(key => key.Name));
        AssertKeys<FormPageDraft>(JourneyShape.FormPage.Keys.Select(key => key.Name));
        AssertKeys<StepDraft>(StepShape.Step.Keys.Select(key => key.Name));
        AssertKeys<MessageDraft>(StepShape.Message.Keys.Select(key => key.Name), nameof(MessageDraft.IsText), nameof(MessageDraft.Title));
        AssertKeys<VariantDraft>(StepShape.Variant.Keys.Select(key => key.Name));
        AssertKeys<AssignmentDraft>(StepShape.Assignment.Keys.Select(key => key.Name));
        AssertKeys<SurveyDraft>(StepShape.Survey.Keys.Select(key => key.Name));
        AssertKeys<WebhookDraft>(StepShape.Webhook.Keys.Select(key => key.Name));
        AssertKeys<StandingDraft>(PaperShapes.Standing.Keys.Select(key => key.Name));
        AssertKeys<ProcessPartDraft>(PaperShapes.ProcessPart.Keys.Select(key => key.Name));
        AssertKeys<DoneDraft>(StepShape.Done.Keys.Select(key => key.Name));
        AssertKeys<NudgeDraft>(StepShape.Nudge.Keys.Select(key => key.Name));
    }

    private static void AssertKeys<T>(IEnumerable<string> keys, params string[] except) =>
        Assert.Equal(
            typeof(T).GetProperties().Select(property => property.Name).Except(except).Order(StringComparer.OrdinalIgnoreCase),
            keys.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
}
