using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Contents;

[Collection(PackedFeedUsers.Name)]
public partial class PackageTests(PackedFeed feed)
{
    private const string Pages = "https://github.com/netgen-dev/netgen/blob/main/";

    private static readonly string[] Files =
    [
        "LICENSE",
        "NetGen.nuspec",
        "README.md",
        "[Content_Types].xml",
        "_rels/.rels",
        "analyzers/dotnet/cs/NetGen.CodeFixes.dll",
        "analyzers/dotnet/cs/NetGen.Generators.dll",
        "build/NetGen.props",
        "buildTransitive/NetGen.props",
        "icon.png",
        "lib/net10.0/NetGen.dll",
        "lib/net10.0/NetGen.xml",
        "lib/net9.0/NetGen.dll",
        "lib/net9.0/NetGen.xml",
        "package/services/metadata/core-properties/nuget.psmdcp",
    ];

    [Fact]
    public void HoldsTheseFilesAndNoOther() => Assert.Equal(Files, Archive.Entries(feed.Package));

    [Fact]
    public void SaysWhatItIs()
    {
        XElement metadata = Metadata(feed.Package);
        Assert.Equal("NetGen", Value(metadata, "id"));
        Assert.Equal(feed.Version, Value(metadata, "version"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("https://github.com/netgen-dev/netgen", Value(metadata, "projectUrl"));
        Assert.NotEmpty(Value(metadata, "description"));
        Assert.NotEmpty(Value(metadata, "tags"));
        Assert.Equal("https://github.com/netgen-dev/netgen", Child(metadata, "repository").Attribute("url")!.Value);
    }

    [Fact]
    public void DependsOnNothing()
    {
        XElement[] groups = [.. Child(Metadata(feed.Package), "dependencies").Elements()];
        Assert.Equal(["net10.0", "net9.0"], groups.Select(group => group.Attribute("targetFramework")!.Value));
        Assert.All(groups, group => Assert.Empty(group.Elements()));
    }

    [Theory]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public void DocumentsWhatAUserWrites(string framework)
    {
        XDocument documentation = XDocument.Parse(Archive.Text(feed.Package, $"lib/{framework}/NetGen.xml"));
        ImmutableHashSet<string> members = [.. documentation.Descendants("member").Select(member => member.Attribute("name")!.Value)];
        Assert.Contains("T:NetGen.NetworkAttribute", members);
        Assert.Contains("F:NetGen.Activation.ReLU", members);
        Assert.Contains("T:NetGen.FitOptions", members);
    }

    [Fact]
    public void ShowsTheReadmeOfTheRepositoryWithWholeLinks()
    {
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        string packed = Archive.Text(feed.Package, "README.md");
        MatchCollection links = Link().Matches(packed);
        Assert.Equal(Link().Count(readme), links.Count);
        Assert.All(links, link =>
        {
            Assert.StartsWith(Pages, link.Groups[1].Value, StringComparison.Ordinal);
            string path = Repository.PathOf(link.Groups[1].Value[Pages.Length..]);
            Assert.True(Path.Exists(path), $"{path} does not exist");
        });
        Assert.Equal(readme.Trim(), packed.Replace(Pages, "", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public void HasTheRepositorysLicenceAndAnIcon()
    {
        Assert.Equal(File.ReadAllText(Repository.PathOf("LICENSE")), Archive.Text(feed.Package, "LICENSE"));
        byte[] icon = Archive.Bytes(feed.Package, "icon.png");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128], icon[16..24]);
    }

    private static XElement Metadata(string package) => XDocument.Parse(Archive.Text(package, "NetGen.nuspec")).Root!.Elements().Single();

    private static string Value(XElement metadata, string name) => Child(metadata, name).Value;

    private static XElement Child(XElement metadata, string name) => metadata.Element(metadata.Name.Namespace + name)!;

    [GeneratedRegex(@"\]\(([^)#\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
