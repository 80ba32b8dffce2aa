using System.Collections.Immutable;
using Microsoft.Extensions.Primitives;
using Throughline.Journeys;

namespace Throughline.App.Public;

/// <summary>The page of a form as somebody sees it just now.</summary>
public sealed record FormView
{
    internal FormView(FormDoor door, string action) => (Door, Action) = (door, action);

    internal FormDoor Door { get; }

    /// <summary>Where it is sent.</summary>
    public string Action { get; }

    /// <summary>What was typed, by the name of the field.</summary>
    public IReadOnlyDictionary<string, StringValues> Typed { get; init; } = ImmutableDictionary<string, StringValues>.Empty;
    public ImmutableArray<AskProblem> Problems { get; init; } = [];

    /// <summary>The question that is asked just now where they come one by one, from 0.</summary>
    public int At { get; init; }

    /// <summary>Names the person that a signed link leads; null for everybody else.</summary>
    public string? Visitor { get; init; }

    /// <summary>Says when it was opened, so that a program's haste is seen; null in a preview.</summary>
    public string? Opened { get; init; }

    /// <summary>It was sent by our own page, whose words they read; false for a form of the owner's own page.</summary>
    public bool IsOurs { get; init; } = true;

    /// <summary>It stands in a page of the owner's.</summary>
    public bool IsFramed { get; init; }

    internal FormSays Says => Door.Says;
    public bool IsFirst => !Says.IsOneByOne || At == 0;
    public bool IsLast => !Says.IsOneByOne || At == Says.Asks.Length - 1;

    /// <summary>What stands on the page.</summary>
    public ImmutableArray<FormAsk> Asked => Says.IsOneByOne ? [Says.Asks[At]] : Says.Asks;

    /// <summary>What was answered on other pages and travels along.</summary>
    public IEnumerable<KeyValuePair<string, StringValues>> Along => Typed.Where(one => FirstTouch.Fields.Contains(one.Key)
        || Says.IsOneByOne && (IsOnAnotherPage(one.Key) || !IsLast && one.Key is FormEndpoints.Agreement or FormEndpoints.Measuring));

    private bool IsOnAnotherPage(string key) => key != Says.Asks[At].Key && Says.Asks.Any(ask => ask.Key == key);

    public string Value(string key) => Typed.TryGetValue(key, out var typed) ? typed.LastOrDefault() ?? "" : "";
    public bool Has(string key, string value) => Typed.TryGetValue(key, out var typed) && typed.Contains(value);

    public AskProblem? ProblemOf(string key)
    {
        foreach (var problem in Problems)
            if (problem.Key == key) return problem;
        return null;
    }
}
