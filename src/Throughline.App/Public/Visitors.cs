using Microsoft.Extensions.Primitives;
using Throughline.Journeys;
using Throughline.Runtime.Channels.Rendering;
using Throughline.Runtime.Storage.Reading;

namespace Throughline.App.Public;

/// <summary>Somebody whom a link in a letter of ours led to a page of ours. Letters are forwarded: what they do there is a stranger's
/// word still.</summary>
/// <param name="Fields">What a page may fill in for them: how they are called and where they are written to, nothing else.</param>
internal sealed record Visitor(Guid PersonId, IReadOnlyDictionary<string, StringValues> Fields);

/// <summary>Who came by a letter: links that lead to our own pages carry a token, made when they are followed.</summary>
internal sealed class Visitors(SignedLinks links, DeliveryReader deliveries, PersonReader people)
{
    /// <summary>The token's name in addresses and forms.</summary>
    public const string Parameter = "t";

    /// <inheritdoc cref="Parameter"/>
    public const string Field = "_t";

    private static readonly string[] _pages = ["/f/", "/b/", "/e/"];

    /// <summary>The address with a token where it is one of our own pages for customers; else as it is.</summary>
    /// <param name="row">The message whose link is followed.</param>
    public string Known(string address, DeliveryEntry row)
    {
        if (!_pages.Any(page => address.StartsWith(links.Home + page, StringComparison.Ordinal))) return address;
        var token = $"{Parameter}={links.Token(LinkKind.Visitor, row.PersonId, row.Id)}";
        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var (front, back) = hash < 0 ? (address, "") : (address[..hash], address[hash..]);
        return $"{front}{(front.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{token}{back}";
    }

    /// <summary>Null for everybody whom no link of this business led.</summary>
    public Visitor? Find(Guid business, string? token)
    {
        if (token is null || !links.TryRead(token, out var target) || target.Kind != LinkKind.Visitor) return null;
        if (deliveries.FindSigned(target.PersonId, target.DeliveryId) is not { } row || row.WorkspaceId != business) return null;
        if (people.Find(PeopleScope.Whole(business), row.PersonId) is not { } person) return null;
        (string Key, string? Value)[] known =
            [(FormAsk.FirstName, person.FirstName), (FormAsk.LastName, person.LastName), (FormAsk.Email, person.Email)];
        return new(row.PersonId, known.Where(one => !string.IsNullOrEmpty(one.Value))
            .ToDictionary(one => one.Key, one => new StringValues(one.Value)));
    }
}
