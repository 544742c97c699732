using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using NetGen.Testing.Snapshots;

namespace NetGen.Generators.Tests.Architecture;

/// <summary>Sources and pages of this repository.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Generator => Path.Combine(Root, "generators", "NetGen.Generators");

    public static string Pages => Path.Combine(Root, "docs", "diagnostics");

    /// <summary>The C# files of a room of the generator.</summary>
    public static IEnumerable<string> Sources(string room) => Directory
        .EnumerateFiles(Path.Combine(Generator, room), "*.cs", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        string? directory = typeof(RepositoryFiles).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == Snapshot.DirectoryKey)
            .Value;
        while (directory is not null && !File.Exists(Path.Combine(directory, "NetGen.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("The tests are not inside the repository.");
    }
}
