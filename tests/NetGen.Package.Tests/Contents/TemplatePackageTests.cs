using System;
using System.IO;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Contents;

[Collection(PackedFeedUsers.Name)]
public class TemplatePackageTests(PackedFeed feed)
{
    [Fact]
    public void HoldsTheseFilesAndNoOther() => Assert.Equal(
        [
            "NetGen.Templates.nuspec",
            "README.md",
            "[Content_Types].xml",
            "_rels/.rels",
            "content/netgen/.template.config/template.json",
            "content/netgen/NetGenStarter.csproj",
            "content/netgen/PenguinNet.cs",
            "content/netgen/Program.cs",
            "content/netgen/penguins.csv",
            "icon.png",
            "package/services/metadata/core-properties/nuget.psmdcp",
        ],
        Archive.Entries(feed.Templates));

    [Fact]
    public void IsATemplate() => Assert.Contains(
        "<packageType name=\"Template\" />", Archive.Text(feed.Templates, "NetGen.Templates.nuspec"), StringComparison.Ordinal);

    [Fact]
    public void RefersToThePackageOfItsOwnVersion() => Assert.Contains(
        $"<PackageReference Include=\"NetGen\" Version=\"{feed.Version}\" />",
        Archive.Text(feed.Templates, "content/netgen/NetGenStarter.csproj"),
        StringComparison.Ordinal);

    [Fact]
    public void HasTheDataOfTheSample() => Assert.Equal(
        File.ReadAllBytes(Repository.PathOf("samples", "Penguins", "penguins.csv")), Archive.Bytes(feed.Templates, "content/netgen/penguins.csv"));
}
