using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace NetGen.Package.Tests.Support;

/// <summary>
/// The packages of this repository, packed once for all tests into a folder of their own, with a version that no cache can know and a
/// place beside them for projects that use them.
/// </summary>
public sealed partial class PackedFeed : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("netgen-package-").FullName;

    public PackedFeed()
    {
        // A folder above must not have a say in how the projects here are built, and what they restore is not for the machine's cache. Nor do a newer
        // SDK and advisories that are not to be had decide.
        File.WriteAllText(
            Path.Combine(_root, "Directory.Build.props"),
            "<Project><PropertyGroup><RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        File.Copy(Path.Combine(Repository.Root, "global.json"), Path.Combine(_root, "global.json"));
        File.WriteAllText(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        Pack("NetGen.sln", Feed);
        Configuration().Save(Path.Combine(_root, "nuget.config"));
    }

    /// <summary>The version of both packages.</summary>
    internal string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow.Ticks}");

    /// <summary>The folder with all packages of the solution.</summary>
    internal string Feed => Path.Combine(_root, "feed");

    internal string Package => PackageIn(Feed);

    internal string Symbols => Path.Combine(Feed, $"NetGen.{Version}.snupkg");

    internal string Templates => Path.Combine(Feed, $"NetGen.Templates.{Version}.nupkg");

    private string Artifacts => Path.Combine(_root, "artifacts");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>A new folder for a project; what is restored there comes from the packages under test and the machine's own sources.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_root, "projects", name)).FullName;

    /// <summary>Builds everything anew and packs it once more.</summary>
    /// <returns>The package of the library.</returns>
    internal string PackAgain()
    {
        string again = Path.Combine(_root, "again");
        Directory.Delete(Artifacts, recursive: true);
        Pack("src/NetGen", again);
        return PackageIn(again);
    }

    private string PackageIn(string folder) => Path.Combine(folder, $"NetGen.{Version}.nupkg");

    // Away from where the solution is built, perhaps at this moment. Analyzers looked at the sources there.
    private void Pack(string what, string folder) => ChildProcess.DotNet(
        Repository.Root,
        "pack",
        what,
        "--configuration",
        "Release",
        "--artifacts-path",
        Artifacts,
        "--output",
        folder,
        "-p:ContinuousIntegrationBuild=true",
        "-p:RunAnalyzers=false",
        "-p:Version=" + Version);

    // Packages that the machine has serve as they are, and NetGen comes from nowhere but the feed.
    private XDocument Configuration()
    {
        string[] sources = [.. SourceName().Matches(ChildProcess.DotNet(_root, "nuget", "list", "source")).Select(match => match.Groups[1].Value)];
        string cache = ChildProcess.DotNet(_root, "nuget", "locals", "global-packages", "--list").Split(": ", 2)[1].Trim();
        return new XDocument(new XElement(
            "configuration",
            new XElement("fallbackPackageFolders", Setting("machine", cache)),
            new XElement("packageSources", Setting("netgen-feed", Feed)),
            new XElement(
                "packageSourceMapping",
                [Mapping("netgen-feed", "NetGen*"), .. sources.Select(source => Mapping(source, "*"))])));
    }

    private static XElement Setting(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));

    private static XElement Mapping(string source, string pattern) => new(
        "packageSource",
        new XAttribute("key", source),
        new XElement("package", new XAttribute("pattern", pattern)));

    [GeneratedRegex(@"^ +\d+\. +(.+) \[Enabled\]", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SourceName();
}

/// <summary>The tests that share the packages. One after the other: each keeps all processors busy with compilers.</summary>
[CollectionDefinition(Name)]
public sealed class PackedFeedUsers : ICollectionFixture<PackedFeed>
{
    public const string Name = "packed feed";
}
