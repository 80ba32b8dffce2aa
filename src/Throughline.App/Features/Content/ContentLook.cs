using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Throughline.Drafts;

namespace Throughline.App.Features.Content;

/// <summary>How somebody looks at the content plan: whose, how far, and as a list or as a month.</summary>
/// <param name="Owner">Empty for everybody's.</param>
/// <param name="State">idea, drafted or live; empty for all.</param>
/// <param name="Month">Null for the list.</param>
internal sealed record ContentLook(string Owner, string State, YearMonth? Month)
{
    private const string Path = "/content";

    private static readonly YearMonthPattern _pattern = YearMonthPattern.Iso;

    public static ContentLook From(IQueryCollection query, LocalDate today) => new(
        query["owner"].ToString().Trim(), ContentPlan.IsState(query["state"]) ? query["state"].ToString() : "",
        query["month"].ToString() is not { Length: > 0 } month ? null
            : _pattern.Parse(month) is { Success: true, Value: var known } ? known : today.ToYearMonth());

    public bool IsFiltered => Owner.Length + State.Length > 0;

    /// <summary>Those that are asked for.</summary>
    public ImmutableArray<StandingPlace> Of(ImmutableArray<StandingPlace> all) =>
    [
        .. all.Where(place => (Owner.Length == 0 || string.Equals(place.Owner ?? "", Owner, StringComparison.OrdinalIgnoreCase))
            && (State.Length == 0 || place.State == State)),
    ];

    /// <summary>The address of the same as a month, or as a list.</summary>
    public string AddressOf(YearMonth? month) => (this with { Month = month }).Address;

    /// <summary>The address of this look.</summary>
    public string Address
    {
        get
        {
            var said = new[] { Part("owner", Owner), Part("state", State),
                Part("month", Month is { } month ? _pattern.Format(month) : "") };
            return string.Join('&', said.Where(part => part.Length > 0)) is { Length: > 0 } query ? $"{Path}?{query}" : Path;
        }
    }

    private static string Part(string name, string value) => value.Length == 0 ? "" : $"{name}={Uri.EscapeDataString(value)}";
}
