using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using Throughline.Journeys;
using Throughline.Linting.Claims;
using Throughline.Linting.Reading;
using static Throughline.Journeys.Severity;

namespace Throughline.Linting.Rules;

/// <summary>TL24xx: where it goes on, and with whom.</summary>
internal static class PlaceLint
{
    /// <summary>Words by which a text announces a place that is none of the <see cref="Channel"/>s.</summary>
    private static readonly FrozenDictionary<string, string[]> _announcements = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["store"] = ["shop", "store", "counter", "till", "shelf", "come in", "come by", "visit"],
        ["shop"] = ["shop", "store", "counter", "till", "shelf", "come in", "come by", "visit"],
        ["website"] = ["link", "page", "site", "website", "online", "click"],
        ["social"] = ["social", "group", "instagram", "facebook", "linkedin", "follow"],
        ["event"] = ["event", "workshop", "evening", "talk", "invite", "invited", "seat"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Parts of names of events by which customers chose to be reached so.</summary>
    private static readonly FrozenDictionary<Channel, string[]> _chosen = new Dictionary<Channel, string[]>
    {
        [Channel.Phone] = ["call", "phone", "ring", "consultation", "appointment", "anruf", "telefon", "llamada", "appel", "chiamata",
            "chamada"],
        [Channel.Video] = ["call", "demo", "meeting", "booked", "webinar", "consultation", "walkthrough", "scheduled", "registered"],
        [Channel.Visit] = ["booked", "visit", "appointment", "scheduled", "order", "confirmed", "requested", "accepted", "agreement"],
        [Channel.Post] = ["order", "paid", "purchase", "parcel", "subscription", "address", "agreement", "accepted", "form"],
        [Channel.Text] = ["sms", "whatsapp", "text", "phone", "number"],
    }.ToFrozenDictionary();

    public static LintRule PlatformUnannounced { get; } = new(Warning, "TL2401", "It goes on somewhere else, unannounced",
        "The road moves from “{0}” to “{1}” here, and nothing before it says so.",
        "Announce it in the message before: “On Tuesday I will ring you”. Or promise it there and keep the promise here.",
        "A call, a letter or a visit that nobody expected is put off; the same one announced is looked forward to.",
        CheckPlatform);

    public static LintRule PersonUnannounced { get; } = new(Warning, "TL2402", "Somebody else takes over, unannounced",
        "From here on {0} looks after them, and neither this step nor one before it mentions {0}.",
        "Introduce {0} by name: in the message before, or in the first sentence here.",
        "People trust a person; somebody new has to be introduced by the one they know.",
        CheckPerson);

    public static LintRule SignerUnannounced { get; } = new(Warning, "TL2411", "Somebody new signs",
        "This letter is signed by {0}, of whom nothing before says a word.",
        "Introduce {0} in the letter before, or in the first sentence of this one; or let the one they know sign it.",
        "A letter from a stranger is read as advertising, whatever it says.",
        CheckSigner);

    /// <summary>A hint and no more: many are glad of it. The first one is TL2401.</summary>
    public static LintRule AgainUnannounced { get; } = new(Hint, "TL2412", "Another call or visit, unannounced",
        "Here comes another {0}, the first since “{1}”, and nothing in between says so.",
        "Say in the message before, or at the end of “{1}”, that there will be another.",
        "A call that nobody expected is put off; the same one announced is looked forward to.",
        CheckAgain);

    public static ImmutableArray<LintRule> All { get; } = [PlatformUnannounced, PersonUnannounced, SignerUnannounced, AgainUnannounced];

    // A platform they have met before is no surprise. A post card that asks nothing of them may be one. From what is there for
    // everybody people go on by themselves.
    private static void CheckPlatform(Road road, Say say)
    {
        if (road.Reading.Tongue is null) return;
        var met = new HashSet<string>(StringComparer.Ordinal);
        RoadStep? before = null;
        foreach (var step in road.Steps)
        {
            if (step.Platform is not { } platform) continue;
            var channel = Channels.Of(step);
            if (met.Add(channel == Channel.Other ? Phrases.Plain(platform) : $"{channel}") && before is not null
                && IsTheirSurprise(step, channel)
                && !IsKept(road, step, channel) && !IsChosen(road, step, channel) && !IsAnnounced(road, step, channel))
                say.At($"{step.Path}.platform", FindingBag.Short(before.Platform!), FindingBag.Short(platform));
            before = step.IsStanding ? null : step;
        }
    }

    private static void CheckAgain(Road road, Say say)
    {
        if (road.Reading.Tongue is null) return;
        var last = new Dictionary<Channel, RoadStep>();
        RoadStep? before = null;
        foreach (var step in road.Steps.Where(step => step.Platform is not null))
        {
            var channel = Channels.Of(step);
            if (before is not null && last.GetValueOrDefault(channel) is { } earlier && before != earlier
                && IsAnotherSurprise(road, step, earlier, channel)) say.At($"{step.Path}.platform", Channels.Name(channel), earlier.Name);
            last[channel] = step;
            before = step;
        }
    }

    // One call was announced; whoever is rung again weeks later, or visited, should know that as well. What they are owed by a
    // promise, have booked or bought since, or hear of in between is none; nor is a call to who has answered a question.
    private static bool IsAnotherSurprise(Road road, RoadStep step, RoadStep earlier, Channel channel)
    {
        if (channel is not (Channel.Phone or Channel.Visit) || step.Draft.Assignment is null || step.IsByDate) return false;
        if (road.Clock.Between(earlier, step) is not { } time || time.Earliest < _again) return false;
        var since = road.Steps.Skip(earlier.Index).Take(step.Index - earlier.Index).ToArray();
        if (since.SelectMany(other => other.Makes).Intersect(step.Keeps).Any() || IsKept(road, step, channel)) return false;
        if (since.Any(other => other.Draft.Survey is not null || other.Goal == Goals.Purchase || IsBooking(other, channel))) return false;
        return !road.Reading.Texts.Any(text => text.Step is { } from && from.Index >= earlier.Index && from.Index <= step.Index
            && text.Sentences.Any(sentence => Channels.Announces(sentence, channel)
                && (from != step || text.Kind is TextKind.Letter or TextKind.Line)));
    }

    private static readonly Duration _again = Duration.FromDays(6);

    private static bool IsBooking(RoadStep step, Channel channel) => _chosen.GetValueOrDefault(channel, [])
        .Any(word => $"{step.Draft.Done?.Event} {step.Draft.Done?.Where}".Contains(word, StringComparison.OrdinalIgnoreCase));

    // Letters go where people gave their address. What has no message and no task is what customers do by themselves. A place
    // that nobody knows by its name may be where the team works.
    private static bool IsTheirSurprise(RoadStep step, Channel channel) => channel switch
    {
        Channel.Mail => false,
        Channel.Phone or Channel.Video or Channel.Text or Channel.Visit => step.HasMessage || step.Draft.Assignment is not null,
        Channel.Post => step.HasMessage || step.Draft.Done is not null && step.Draft.Assignment is not null,
        _ => (step.HasMessage || step.Draft.Done is not null) && _announcements.ContainsKey(Phrases.Plain(step.Platform)),
    };

    // The name of the promise must speak of it: help that was promised is no call.
    private static bool IsKept(Road road, RoadStep step, Channel channel) =>
        road.Steps.Take(step.Index).SelectMany(other => other.Makes).Intersect(step.Keeps).Any(promise =>
            channel is Channel.Other or Channel.Visit or Channel.Post
            || _chosen.GetValueOrDefault(channel, []).Any(word => promise.Contains(word, StringComparison.OrdinalIgnoreCase)));

    // Since they last met somebody: what was booked for that is used up. What waits for a date of theirs is a date they know.
    public static bool IsChosen(Road road, RoadStep step, Channel channel)
    {
        if (step.IsByDate) return true;
        var words = _chosen.GetValueOrDefault(channel, []);
        return road.Steps.Take(step.Index).Reverse()
            .TakeWhile(other => !(other.Draft.Assignment is not null && Channels.Of(
                other) is Channel.Video or Channel.Visit or Channel.Other))
            .Any(other => words.Any(word => $"{other.Draft.Done?.Event} {other.Draft.Done?.Where}".Contains(word,
                StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsAnnounced(Road road, RoadStep step, Channel channel)
    {
        var plain = Phrases.Plain(step.Platform);
        var words = _announcements.GetValueOrDefault(plain) ?? [];
        // A mail can announce what happens on the same day; but a text message comes unannounced unless something before it says so.
        foreach (var text in road.Reading.Texts)
        {
            if (text.Step is { } from && (from.Index > step.Index || from == step
                && (channel == Channel.Text || text.Kind is not (TextKind.Letter
                or TextKind.Line)))) continue;
            if (plain == "website" && text.Message is { Links.Length: > 0 }) return true;
            foreach (var sentence in text.Sentences)
                if (Channels.Announces(sentence, channel) && (!IsUsedUp(road, text, step, channel)
                    || Promised.In(sentence) is { IsCall: true }) || channel == Channel.Other && sentence.Has(step.Platform!)
                    || words.Any(sentence.Has)) return true;
        }
        return false;
    }

    // "Here or on the telephone" was about the talk that has taken place since.
    private static bool IsUsedUp(Road road, ReadText said, RoadStep step, Channel channel) => channel == Channel.Phone
        && road.Steps.Take(step.Index)
            .Skip(said.Step is { } from ? from.Index + (said.Kind is TextKind.Letter or TextKind.Line ? 0 : 1) : 0)
                .Any(other => other.Draft.Assignment is not null
            && Channels.Of(other) is Channel.Video or Channel.Visit or Channel.Other && MeetsCustomers(other));

    private static void CheckPerson(Road road, Say say)
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        RoadStep? before = null;
        foreach (var step in road.Steps)
        {
            if (step.Owner is not { } owner || step.IsBlank) continue;
            if (!MeetsCustomers(step) || !step.HasMessage && road.Order.Deeds[step.Index].IsSentOff || !IsSeen(road, step, owner)) continue;
            if (met.Add(Persons.Fold(owner)) && before is not null && Persons.NameOf(road, owner) is { } name
                && !IsIntroduced(road, step, owner))
                say.At($"{step.Path}.owner", name);
            before = step;
        }
    }

    // Who packs the parcel need not be introduced. At a place whose name says nothing, words in quotation marks are said to them.
    private static bool MeetsCustomers(RoadStep step) => step.HasMessage
        || Channels.Of(step) is Channel.Phone or Channel.Video or Channel.Visit
        || step.Draft.Assignment?.Script is { } script && script.AsSpan().IndexOfAny("\"“„«") >= 0
        || !string.IsNullOrWhiteSpace(step.Draft.Says);

    // Whose letter somebody else signs, or nobody, is not seen; whoever rings or comes is.
    private static bool IsSeen(Road road, RoadStep step, string owner)
    {
        if (Channels.Of(step) is Channel.Phone or Channel.Video or Channel.Visit || !step.HasMessage) return true;
        var calls = Persons.CallsOf(road, owner);
        return road.Steps[0] == step || road.Reading.Of(step).Any(text =>
            text.Kind == TextKind.Letter && text.Sentences.Any(line => Persons.Names(line, calls)));
    }

    private static bool IsIntroduced(Road road, RoadStep step, string owner)
    {
        var calls = Persons.CallsOf(road, owner);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in road.Reading.Texts)
        {
            if (text.Step is not { } from || from.Index < step.Index)
            {
                if (text.Sentences.Any(sentence => Persons.Names(sentence, calls))) return true;
                if (text.Kind == TextKind.Letter) known.UnionWith(Persons.Signature(text).SelectMany(line => line.Words)
                    .Select(word => word.Text));
            }
            else if (from == step && (text.Kind is TextKind.Script or TextKind.Said ? IntroducesItself(road, text, owner, calls)
                : IntroducesItself(text, calls, known))) return true;
        }
        return false;
    }

    // A name alone says nothing to who has never heard it; "Nadia told you that I would ring" does, or "I am her colleague".
    private static bool IntroducesItself(Road road, ReadText text, string owner, FrozenSet<string> calls) =>
        text.Sentences.Any(sentence => Persons.Names(sentence, calls)) && text.Sentences.Any(sentence => Persons.SaysColleague(sentence)
            || road.Steps.Any(other => other.Owner is { } known && Persons.Fold(known) != Persons.Fold(owner)
                && Persons.Names(sentence, Persons.CallsOf(road, known))));

    // A name below a letter is no introduction; what else is below it may be. And where somebody signs whom they know, it is that
    // one who writes, whoever sees to it.
    private static bool IntroducesItself(ReadText text, FrozenSet<string> calls, HashSet<string> known)
    {
        if (text.Kind == TextKind.Checklist) return false;
        var signature = text.Kind == TextKind.Letter ? Persons.Signature(text) : [];
        if (signature.Any(line => Persons.Names(line, calls) ? Persons.SaysWho(line, calls)
            : line.Words.Length > 0 && char.IsUpper(line.Text[0]) && known.Contains(line.Words[0].Text) && !signature.Any(other =>
                Persons.Names(other, calls)))) return true;
        return text.Sentences.Except(signature).Any(sentence => Persons.Names(sentence, calls));
    }

    private static void CheckSigner(Road road, Say say)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        var signers = new HashSet<string>(StringComparer.Ordinal);
        var lower = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in road.Reading.Texts) lower.UnionWith(Persons.LowerWords(text.Reading));
        foreach (var step in road.Steps)
        {
            var texts = road.Reading.Of(step).ToArray();
            foreach (var text in texts.Where(text => text.Kind == TextKind.Letter))
            {
                var names = Persons.SignersOf(text, lower);
                var known = names.Any(at => at.Names.Any(signers.Contains));
                if (!known && !text.IsNudge && signers.Count > 0)
                    foreach (var stranger in names.Where(at => !at.Names.Any(heard.Contains)).Take(1))
                        if (!IsOwner(road, step, stranger.Names) && !IsToldOf(text, stranger.Names, stranger.Line))
                            say.Quote(new(text, stranger.Line, stranger.Line.Text), null, stranger.Called);
                signers.UnionWith(names.SelectMany(at => at.Names));
                heard.UnionWith(names.SelectMany(at => at.Names));
            }
            foreach (var text in texts) heard.UnionWith(Persons.FoldedWords(text.Reading));
        }
    }

    private static bool IsOwner(Road road, RoadStep step, ImmutableArray<string> names) =>
        step.Owner is { } owner && Persons.CallsOf(road, owner).Overlaps(names);

    private static bool IsToldOf(ReadText text, ImmutableArray<string> names, Sentence signature) =>
        Persons.SaysWho(signature, names.ToFrozenSet(StringComparer.Ordinal))
        || text.Sentences.Any(sentence => sentence != signature && Persons.Names(sentence, names.ToFrozenSet(StringComparer.Ordinal)));
}
