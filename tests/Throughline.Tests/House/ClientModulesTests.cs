using System.Text.RegularExpressions;

namespace Throughline.Tests.House;

/// <summary>How the scripts of the pages depend on one another: <c>src/Throughline.App/Client/src</c>.</summary>
public sealed partial class ClientModulesTests
{
    private const string Source = "src/Throughline.App/Client/src";

    /// <summary>A folder, or a bundle's entry, and the folders that it may use beside itself.</summary>
    private static readonly Dictionary<string, string[]> _mayUse = new(StringComparer.Ordinal)
    {
        ["page"] = [],
        ["library"] = ["page"],
        ["designer"] = ["page", "library", "letter"],
        ["designer/map"] = ["page", "designer"],
        ["designer/plan"] = ["page", "designer"],
        ["letter"] = ["library"],
        ["app.ts"] = ["page"],
        ["designer.ts"] = ["page", "designer", "designer/map", "designer/plan"],
        ["seen.ts"] = [],
        ["throughline.ts"] = [],
        ["public.ts"] = [],
    };

    private static readonly Dictionary<string, string[]> _modules = Repository.Files(Source, ".ts").ToDictionary(
        file => file[(Source.Length + 1)..],
        file => ImportsOf(file[(Source.Length + 1)..], string.Join('\n', Repository.Lines(file))).ToArray(),
        StringComparer.Ordinal);

    [Fact]
    public void A_script_uses_its_own_folder_and_those_below_it()
    {
        Assert.All(_modules.Keys, module => Assert.Contains(RoomOf(module), _mayUse.Keys));
        Assert.Empty(from module in _modules
                     from used in module.Value
                     where RoomOf(used) != RoomOf(module.Key) && !_mayUse[RoomOf(module.Key)].Contains(RoomOf(used))
                     select $"{module.Key} uses {used}");
    }

    [Fact]
    public void No_script_uses_itself_by_way_of_others() => Assert.Empty(CirclesIn(_modules));

    [Fact]
    public void What_goes_to_every_page_holds_nothing_of_the_designer()
    {
        Assert.Contains("page/toasts.ts", Reach(_modules, "app.ts"));
        Assert.DoesNotContain(Reach(_modules, "app.ts"), module => RoomOf(module).StartsWith("designer", StringComparison.Ordinal));
        Assert.Contains("designer/map/curve.ts", Reach(_modules, "designer.ts"));
    }

    // Where the keyboard begins in a dialog is decided in one place: the browser would take its corner.
    [Fact]
    public void Dialogs_are_opened_in_one_place() => Assert.Equal(
        [$"{Source}/page/dialogs.ts"],
        from file in Repository.Files(Source, ".ts")
        where string.Concat(Repository.Lines(file)).Contains(".showModal(", StringComparison.Ordinal)
        select file);

    // What only declares types for the compiler is imported by nobody.
    [Fact]
    public void No_script_is_left_over() => Assert.Equal(["page/htmx-events.ts"], _modules.Keys.Except(_modules.Values.SelectMany(used => used)).Except(_mayUse.Keys));

    [Fact]
    public void A_circle_would_be_found()
    {
        var circle = new Dictionary<string, string[]> { ["plan.ts"] = [.. ImportsOf("plan.ts", "import { a } from \"./road\";")], ["road.ts"] = [.. ImportsOf("road.ts", "import type { B } from './deep/drag';\nimport './plan';")], ["deep/drag.ts"] = [] };
        Assert.Equal(["plan.ts", "road.ts"], CirclesIn(circle));
        Assert.Equal(["road.ts"], ImportsOf("deep/drag.ts", "export { tell } from \"../road\";"));
    }

    /// <summary>The modules that come back to themselves.</summary>
    private static IEnumerable<string> CirclesIn(Dictionary<string, string[]> modules) => modules.Keys.Where(module => modules[module].Any(used => used == module || Reach(modules, used).Contains(module)));

    /// <summary>All that a module uses, itself not counted unless it comes back to itself.</summary>
    private static HashSet<string> Reach(Dictionary<string, string[]> modules, string from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(modules.GetValueOrDefault(from) ?? []);
        while (open.TryPop(out var module))
            if (reached.Add(module))
                foreach (var used in modules.GetValueOrDefault(module) ?? []) open.Push(used);
        return reached;
    }

    private static string RoomOf(string module) => module.Contains('/', StringComparison.Ordinal) ? module[..module.LastIndexOf('/')] : module;

    private static IEnumerable<string> ImportsOf(string module, string text) =>
        from Match import in Import().Matches(text)
        let path = new Uri(new Uri("file:///" + module), import.Groups["path"].Value + ".ts").AbsolutePath[1..]
        select path;

    [GeneratedRegex("""(?:^(?:import|export)\b[^;'"]*|\bimport\()["'](?<path>\.[^'"]+)["']""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();
}
