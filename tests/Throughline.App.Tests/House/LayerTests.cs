using Throughline.App.Hosting;
using Throughline.Tests.House;

namespace Throughline.App.Tests.House;

/// <summary>
/// The order of the program's folders: Hosting → features and the other doors → Design → Wording → Access → the runtime.
/// What stands side by side does not know one another, but for a list that only shrinks.
/// </summary>
public sealed class LayerTests
{
    private const string Root = "Throughline.App";
    private const string Uses = "tests/Throughline.App.Tests/House/feature-uses.txt";

    /// <summary>From the lowest; how the server runs and how it is built are known to all.</summary>
    private static readonly string[][] _layers =
        [[""], ["Access"], ["Wording"], ["Design"], ["Features", "Api", "Public", "Commands"], ["Hosting"]];

    [Fact]
    public void No_folder_uses_one_above_it() =>
        Assert.Empty(Knots(use => LayerOf(use.To) > LayerOf(use.From)).Select(use => $"{use.User} uses {use.Used}"));

    [Fact]
    public void Features_and_doors_know_one_another_only_where_the_list_says_so()
    {
        var listed = Listed();
        var found = Knots(use => use.From != use.To && LayerOf(use.From) == LayerOf(use.To))
            .ToLookup(use => $"{use.From} -> {use.To}", use => $"{use.User} uses {use.Used}");
        Assert.Empty(found.Where(use => !listed.Contains(use.Key)).Select(use => $"{use.Key}: {string.Join(", ", use.Distinct())}"));
        Assert.Empty(listed.Where(use => !found.Contains(use)).Select(use => $"{use} is used no more: take it off {Uses}."));
    }

    [Fact]
    public void What_the_list_allows_makes_no_circle()
    {
        var uses = Listed().Select(line => line.Split(" -> ")).ToLookup(use => use[0], use => use[1]);
        Assert.All(uses.Select(use => use.Key), from => Assert.DoesNotContain(from, Reached(from, uses)));
    }

    [Fact]
    public void Every_folder_has_its_layer() =>
        Assert.All(typeof(WebHost).Assembly.GetTypes().Where(IsOurs), type => Assert.InRange(LayerOf(FolderOf(type)), 0, _layers.Length));

    [Fact]
    public void A_use_is_seen_in_signatures_in_bodies_and_in_pages()
    {
        Assert.Contains(typeof(ServeOptions), TypeUses.Of(typeof(WebHost)));
        Assert.Contains(typeof(Wording.Words), TypeUses.Of(typeof(Design.RoadStop)));
        Assert.Contains(typeof(Throughline.App.Access.WorkspaceAccess), TypeUses.Of(typeof(Design.When)));
        Assert.Contains(Knots(_ => true), use => use is { From: "Hosting", To: "Features.People" });
        Assert.True(LayerOf("Hosting") > LayerOf("Features.People") && LayerOf("Design") > LayerOf("Wording"));
        Assert.Equal(LayerOf("Features.People"), LayerOf("Api"));
    }

    private static List<string> Listed() => [.. Repository.Lines(Uses).Where(line => line is not ("" or ['#', ..]))];

    private static IEnumerable<Use> Knots(Func<Use, bool> are) =>
        from type in typeof(WebHost).Assembly.GetTypes()
        where IsOurs(type)
        from used in TypeUses.Of(type)
        where IsOurs(used)
        let use = new Use(FolderOf(type), FolderOf(used), Outermost(type).Name, Outermost(used).Name)
        where are(use)
        select use;

    private static HashSet<string> Reached(string from, ILookup<string, string> uses)
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>(uses[from]);
        while (next.TryDequeue(out var here))
            if (reached.Add(here))
                foreach (var use in uses[here]) next.Enqueue(use);
        return reached;
    }

    /// <summary>"Features.People", "Access"; nothing for the root.</summary>
    private static string FolderOf(Type type) => type.Namespace!.Split('.')[2..] switch
    {
        [] => "",
        ["Features", var feature, ..] => $"Features.{feature}",
        [var folder, ..] => folder,
    };

    private static int LayerOf(string folder) => Array.FindIndex(_layers, layer => layer.Contains(folder.Split('.')[0]));

    private static bool IsOurs(Type type) =>
        type.Assembly == typeof(WebHost).Assembly
        && type.Namespace is { } name && (name == Root || name.StartsWith(Root + ".", StringComparison.Ordinal));

    private static Type Outermost(Type type) => type.DeclaringType is { } around ? Outermost(around) : type;

    private sealed record Use(string From, string To, string User, string Used);
}
