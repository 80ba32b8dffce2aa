using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Features.Home;

/// <summary>What a new business has done of the three things that come first.</summary>
/// <param name="Begun">The journey that somebody worked on last, where none is published.</param>
internal readonly record struct FirstStepsDone(bool Journey, bool People, bool Mail, BegunJourney? Begun)
{
    public bool All => Journey && People && Mail;
}

internal sealed class FirstSteps(JourneyReader journeys, PeopleReader people)
{
    public FirstStepsDone Of(Workspace workspace)
    {
        var published = journeys.IsAnyPublished(workspace.Id);
        return new FirstStepsDone(published, people.IsThereAnybody(workspace.Id), workspace.Settings.Mail.Host is not null, published ? null : journeys.Latest(workspace.Id));
    }
}
