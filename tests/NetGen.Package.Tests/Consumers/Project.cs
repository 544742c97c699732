using System;
using System.IO;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Consumers;

/// <summary>A project that uses the package.</summary>
internal sealed class Project(string folder)
{
    public string Folder { get; } = folder;

    /// <summary>Writes a project file with the package in it.</summary>
    /// <param name="feed">Where the package is.</param>
    /// <param name="name">Of the project, and of its folder.</param>
    /// <param name="properties">What stands in the property group.</param>
    /// <param name="items">What stands in the item group; the reference to the package if nothing is given.</param>
    public static Project Create(PackedFeed feed, string name, string properties, string? items = null)
    {
        Project project = new(feed.NewFolder(name));
        project.Write(name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}<Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup>{items ?? $"""<PackageReference Include="NetGen" Version="{feed.Version}" />"""}</ItemGroup>
            </Project>
            """);
        return project;
    }

    public Project Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    /// <summary>Runs a command of the SDK here that builds; it must succeed without a warning.</summary>
    public Project Build(string command, params string[] arguments)
    {
        string output = ChildProcess.DotNet(Folder, [command, "-tl:off", "-consoleLoggerParameters:Summary", "--configuration", "Release", .. arguments]);
        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        return this;
    }

    /// <summary>What the program says that was built.</summary>
    public string[] Run() => Lines(ChildProcess.DotNet(Folder, Path.Combine("bin", "Release", "net10.0", Path.GetFileName(Folder) + ".dll")));

    public static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
