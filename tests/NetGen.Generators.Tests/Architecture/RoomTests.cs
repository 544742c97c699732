using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetGen.Generators.Tests.Architecture;

/// <summary>Which room of the generator may know of which: Declaration → Model ← Lowering → Plan ← Emission.</summary>
public partial class RoomTests
{
    private const string Roslyn = "Microsoft.CodeAnalysis";

    private static readonly string[] RoslynRooms = ["Declaration", "Diagnostics"];

    public static TheoryData<string> RoomsWithoutRoslyn()
    {
        TheoryData<string> rooms = [];
        foreach (string room in Rooms().Except(RoslynRooms))
        {
            rooms.Add(room);
        }

        return rooms;
    }

    [Theory]
    [MemberData(nameof(RoomsWithoutRoslyn))]
    public void OnlyReadingSeesRoslyn(string room) => AssertFreeOf(room, Roslyn);

    [Fact]
    public void OnlyTheWiringSeesRoslynOutsideRooms()
    {
        string[] files = [.. Directory.EnumerateFiles(RepositoryFiles.Generator, "*.cs")
            .Where(file => Code(file).Contains(Roslyn, StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file))];
        Assert.Equal(["NetworkGenerator.cs"], files);
    }

    [Theory]
    [InlineData("Infrastructure", "Model")]
    [InlineData("Infrastructure", "Catalog")]
    [InlineData("Infrastructure", "Plan")]
    [InlineData("Infrastructure", "Emission")]
    [InlineData("Infrastructure", "Declaration")]
    [InlineData("Model", "Catalog")]
    [InlineData("Model", "Declaration")]
    [InlineData("Model", "Lowering")]
    [InlineData("Model", "Plan")]
    [InlineData("Model", "Emission")]
    [InlineData("Plan", "Catalog")]
    [InlineData("Plan", "Declaration")]
    [InlineData("Plan", "Lowering")]
    [InlineData("Plan", "Emission")]
    [InlineData("Emission", "Catalog")]
    [InlineData("Emission", "Declaration")]
    [InlineData("Lowering", "Declaration")]
    [InlineData("Lowering", "Emission")]
    [InlineData("Expressions", "Catalog")]
    [InlineData("Expressions", "Model")]
    [InlineData("Expressions", "Declaration")]
    [InlineData("Declaration", "Lowering")]
    [InlineData("Declaration", "Plan")]
    [InlineData("Declaration", "Emission")]
    [InlineData("Diagnostics", "Lowering")]
    [InlineData("Diagnostics", "Plan")]
    [InlineData("Diagnostics", "Emission")]
    public void RoomDoesNotKnow(string room, string other) => AssertFreeOf(room, "NetGen.Generators." + other);

    [Theory]
    [InlineData("Plan")]
    [InlineData("Emission")]
    public void LayersAreUnknownTo(string room)
    {
        // The one way in is the driver, which hands the model on.
        IEnumerable<string> offenders = Sources(room)
            .Where(file => LayerTypes().IsMatch(Code(file)))
            .Select(file => Path.GetFileName(file)!);
        Assert.Empty(offenders);
    }

    private static void AssertFreeOf(string room, string name)
    {
        Regex mention = new($@"(?<![\w.]){Regex.Escape(name)}(?!\w)", RegexOptions.CultureInvariant);
        IEnumerable<string> offenders = Sources(room)
            .Where(file => mention.IsMatch(Code(file)))
            .Select(file => Path.GetFileName(file)!);
        Assert.Empty(offenders);
    }

    private static IEnumerable<string> Sources(string room) => Rooms().Contains(room) ? RepositoryFiles.Sources(room) : [];

    private static IEnumerable<string> Rooms() => Directory
        .EnumerateDirectories(RepositoryFiles.Generator)
        .Select(path => Path.GetFileName(path)!)
        .Where(name => name is not ("bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static string Code(string file) => Comments().Replace(File.ReadAllText(file), string.Empty);

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\b(LayerModel|LayerSpec|LayerDescriptor|Catalogue)\b", RegexOptions.CultureInvariant)]
    private static partial Regex LayerTypes();
}
