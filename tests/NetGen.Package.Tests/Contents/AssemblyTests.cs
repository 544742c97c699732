using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Contents;

/// <summary>What the packed assemblies want of the programs that load them.</summary>
[Collection(PackedFeedUsers.Name)]
public class AssemblyTests(PackedFeed feed)
{
    [Theory]
    [InlineData("net9.0", 9)]
    [InlineData("net10.0", 10)]
    public void TheLibraryNeedsOnlyTheFramework(string framework, int major) => Assert.All(References($"lib/{framework}/NetGen.dll"), reference =>
    {
        Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal);
        Assert.Equal(major, reference.Version!.Major);
    });

    // The compiler's own assemblies, of the oldest version that is supported, and what it brings along.
    [Fact]
    public void TheGeneratorLoadsInOldCompilers() => Assert.Equal(
        [
            "Microsoft.CodeAnalysis 4.8.0.0",
            "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
            "System.Collections.Immutable 7.0.0.0",
            "System.Memory 4.0.1.2",
            "netstandard 2.0.0.0",
        ],
        References("analyzers/dotnet/cs/NetGen.Generators.dll").Select(Describe).Order(StringComparer.Ordinal));

    [Fact]
    public void TheCodeFixesLoadInOldEditors() => Assert.Equal(
        [
            "Microsoft.CodeAnalysis 4.8.0.0",
            "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
            "Microsoft.CodeAnalysis.Workspaces 4.8.0.0",
            "NetGen.Generators 0.1.0.0",
            "System.Collections.Immutable 7.0.0.0",
            "netstandard 2.0.0.0",
        ],
        References("analyzers/dotnet/cs/NetGen.CodeFixes.dll").Select(Describe).Order(StringComparer.Ordinal));

    private static string Describe(AssemblyName name) => $"{name.Name} {name.Version}";

    private List<AssemblyName> References(string entry)
    {
        using PEReader file = new([.. Archive.Bytes(feed.Package, entry)]);
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetAssemblyReference(handle).GetAssemblyName())];
    }
}
