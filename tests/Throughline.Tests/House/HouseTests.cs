using System.Text.RegularExpressions;
using System.Xml.Linq;
using Throughline.Primitives;

namespace Throughline.Tests.House;

public sealed partial class HouseTests
{
    /// <summary>A folder of the pure project may use those before it, never those after it.</summary>
    private static readonly string[] _folders =
    [
        "Primitives", "Time", "People", "Languages", "Audiences", "Businesses", "Appointments", "Attendance", "Messages",
        "Surveys", "Referrals", "Journeys", "Drafts", "Linting", "Enrollments", "Versions", "Drawings", "Simulation", "Insights",
    ];

    private const string PublicTypes = "tests/Throughline.Tests/House/public-types.txt";

    [Fact]
    public void Folder_order_is_dependency_order()
    {
        var offences =
            from type in typeof(StableHash).Assembly.GetTypes()
            where Rank(type) >= 0
            from used in TypeUses.Of(type)
            where Rank(used) > Rank(type)
            select $"{type.FullName} uses {used.FullName}";
        Assert.Empty(offences);
    }

    [Fact]
    public void A_type_that_reaches_forward_would_be_found()
    {
        Assert.Contains(typeof(Throughline.Messages.SendReason), TypeUses.Of(typeof(Throughline.Messages.SendPolicy)));
        Assert.Contains(typeof(Throughline.Time.LocalZone), TypeUses.Of(typeof(Throughline.Messages.SendPolicy)));
        Assert.Contains(typeof(Throughline.People.Identity), TypeUses.Of(typeof(Throughline.People.MergeCandidate)));
    }

    [Fact]
    public void No_file_names_a_later_folder()
    {
        var offences =
            from file in Repository.Files("src/Throughline", ".cs")
            let folder = file.Split('/')[2]
            from line in Repository.Lines(file)
            from Match match in NamespaceUse().Matches(line)
            where Array.IndexOf(_folders, match.Groups["folder"].Value) > Array.IndexOf(_folders, folder)
            select $"{file}: {line.Trim()}";
        Assert.Empty(offences);
    }

    [Fact]
    public void Every_type_lives_in_a_folder_of_the_list()
    {
        Assert.All(typeof(StableHash).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Throughline", StringComparison.Ordinal) == true), type => Assert.True(Rank(type) >= 0, type.FullName));
        Assert.All(Repository.Files("src/Throughline", ".cs"), file => Assert.Contains(file.Split('/')[2], _folders));
    }

    [Theory]
    [InlineData("Throughline", "")]
    [InlineData("Throughline.Runtime", "Throughline")]
    [InlineData("Throughline.App", "Throughline.Runtime")]
    public void A_project_refers_to_the_one_below_it(string project, string below)
    {
        var references = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Equal(below.Split(' ', StringSplitOptions.RemoveEmptyEntries), references);
    }

    [Fact]
    public void The_pure_project_uses_packages_that_are_pure_themselves()
    {
        var packages = XDocument.Load(Path.Combine(Repository.Root, "src/Throughline/Throughline.csproj"))
            .Descendants("PackageReference")
            .Select(reference => reference.Attribute("Include")!.Value);
        Assert.Subset(
            new HashSet<string>(
                ["ADRaffy.ENSNormalize", "AngleSharp", "libphonenumber-csharp", "Lucene.Net.Analysis.Common", "Markdig",
                    "MathNet.Numerics", "NodaTime", "PublicHoliday", "YamlDotNet"]),
            packages.ToHashSet());
    }

    [Fact]
    public void Outside_the_pure_project_types_are_internal()
    {
        var listed = Repository.Lines(PublicTypes).Where(line => line is not ("" or ['#', ..])).ToList();
        var found =
            from folder in (string[])["src/Throughline.Runtime", "src/Throughline.App"]
            from file in Repository.Files(folder, ".cs")
            from line in Repository.Lines(file)
            let type = PublicType().Match(line)
            where type.Success
            select $"{file} {type.Groups["name"].Value}";
        Assert.Equal(listed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    /// <summary>The place of a type's folder, or −1 where it is none of ours.</summary>
    private static int Rank(Type type) =>
        type.Assembly == typeof(StableHash).Assembly && type.Namespace?.Split('.') is ["Throughline", var folder, ..] ? Array.IndexOf(_folders, folder) : -1;

    [GeneratedRegex(@"\bThroughline\.(?<folder>[A-Z]\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceUse();

    [GeneratedRegex(@"^public (?:(?:sealed|static|abstract|partial|readonly|ref) )*(?:class|record struct|record class|record|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicType();
}
