using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.Testing;

/// <summary>What sources in tests are compiled against: the framework that runs the tests, and NetGen. Read once a process.</summary>
public static class References
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> FrameworkAndNetGen = new(Load);

    public static ImmutableArray<MetadataReference> All => FrameworkAndNetGen.Value;

    private static ImmutableArray<MetadataReference> Load()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")
            ?? throw new InvalidOperationException("The host names no platform assemblies.");
        return [.. trusted
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
