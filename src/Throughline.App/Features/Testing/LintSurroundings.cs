using System.Collections.Immutable;
using NodaTime;
using Throughline.App.Wording;
using Throughline.Journeys;
using Throughline.Linting;
using Throughline.Runtime.Engine;
using Throughline.Runtime.Storage;
using Throughline.Runtime.Storage.Reading;
using Throughline.Time;

namespace Throughline.App.Features.Testing;

/// <summary>What the linter is told beside a draft: the business's day, its book, its voice, its other journeys.</summary>
internal sealed class LintSurroundings(Catalogue catalogue, Books books, JourneyReader journeys, ServeOptions options)
{
    /// <summary>Other journeys that are looked at; a business has a handful.</summary>
    private const int MostOthers = 50;

    public LintContext Of(Guid workspaceId, string journeyKey)
    {
        var workspace = catalogue.Workspace(workspaceId);
        if (!workspace.IsKnown) throw new InvalidOperationException("The business is gone.");
        return new()
        {
            Today = Instant.FromDateTimeOffset(options.Clock.GetUtcNow()).InZone(LocalZone.Find(null, workspace.Zone).Zone).Date,
            Book = books.Load(workspaceId),
            Others = [.. Others(workspaceId, journeyKey)],
            Occasions = [.. workspace.Occasions.Keys],
            Files = [.. workspace.Files.Keys],
            Voice = VoiceOf(workspace.Settings.Voice),
            Consent = new(workspace.Settings.Sending.ConsentNeeded, []), // each form of ours asks
            Calendar = workspace.Calendar,
            PublicAddress = options.PublicAddress,
        };
    }

    // As they are walked now: what is only drafted crowds nobody.
    private IEnumerable<OtherJourney> Others(Guid workspaceId, string journeyKey) =>
        from row in journeys.Current(workspaceId).Where(row => row.Key != journeyKey && row.LiveVersionId is not null).Take(MostOthers)
        let file = journeys.File(workspaceId, row.LiveVersionId!.Value)
        let draft = file is null ? null : JourneyFile.Read(file).Draft
        where draft is not null
        select new OtherJourney(row.Key, row.Name, draft.Persona, draft);

    private static Voice VoiceOf(VoiceSettings voice) => new(Words(voice.Tones), string.IsNullOrWhiteSpace(voice.KeyMessage) ? null : voice.KeyMessage, Words(voice.Use), Words(voice.Avoid));

    private static ImmutableArray<string> Words(string text) => [.. text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
