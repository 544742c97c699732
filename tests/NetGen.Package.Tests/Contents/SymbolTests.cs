using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;
using NetGen.Package.Tests.Support;
using Xunit;

namespace NetGen.Package.Tests.Contents;

[Collection(PackedFeedUsers.Name)]
public class SymbolTests(PackedFeed feed)
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public void ThereAreSymbolsForEachLibrary() => Assert.Equal(
        ["lib/net10.0/NetGen.pdb", "lib/net9.0/NetGen.pdb"],
        Archive.Entries(feed.Symbols).Where(entry => entry.EndsWith(".pdb", StringComparison.Ordinal)));

    [Theory]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public void SymbolsAreThoseOfTheLibrary(string framework)
    {
        using PEReader library = Library(framework);
        CodeViewDebugDirectoryData expected = library.ReadCodeViewDebugDirectoryData(library.ReadDebugDirectory()
            .Single(entry => entry.Type == DebugDirectoryEntryType.CodeView));
        using MetadataReaderProvider symbols = Symbols(framework);
        Assert.Equal(expected.Guid, new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
    }

    [SourceLinkTheory]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public void SourcesAreFoundInTheRepository(string framework)
    {
        using MetadataReaderProvider symbols = Symbols(framework);
        MetadataReader reader = symbols.GetMetadataReader();
        JsonElement links = JsonDocument.Parse(Encoding.UTF8.GetString(Information(reader, SourceLink).Single())).RootElement.GetProperty("documents");
        JsonProperty link = Assert.Single(links.EnumerateObject());
        string address = link.Value.GetString()!;
        Assert.Matches("^https://raw.githubusercontent.com/netgen-dev/netgen/[0-9a-f]{40}/\\*$", address);
        Assert.Contains($"commit=\"{address.Split('/')[^2]}\"", Archive.Text(feed.Package, "NetGen.nuspec"), StringComparison.Ordinal);

        // Every source is under that link, except what is written while building: that is in the symbols themselves.
        string root = link.Name.TrimEnd('*');
        string[] elsewhere = [.. reader.Documents
            .Where(handle => !Information(reader, EmbeddedSource, handle).Any())
            .Select(handle => reader.GetString(reader.GetDocument(handle).Name))
            .Where(name => !name.StartsWith(root, StringComparison.Ordinal) || !File.Exists(Repository.PathOf(name[root.Length..])))];
        Assert.Empty(elsewhere);
    }

    private static ImmutableArray<byte[]> Information(MetadataReader reader, Guid kind, EntityHandle? of = null) =>
    [
        .. reader.GetCustomDebugInformation(of ?? EntityHandle.ModuleDefinition)
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == kind)
            .Select(information => reader.GetBlobBytes(information.Value)),
    ];

    private PEReader Library(string framework) => new([.. Archive.Bytes(feed.Package, $"lib/{framework}/NetGen.dll")]);

    private MetadataReaderProvider Symbols(string framework) =>
        MetadataReaderProvider.FromPortablePdbImage([.. Archive.Bytes(feed.Symbols, $"lib/{framework}/NetGen.pdb")]);
}
