using System.Threading.Tasks;
using NetGen.CodeFixes;
using Xunit;

namespace NetGen.Generators.Tests.CodeFixes;

public class AddFlattenFixTests
{
    private const string Title = "Put [Flatten] before it";

    [Theory]
    [InlineData("[Network(8, 8, 1)]\n[Dense(3)]\npartial class Net;", "[Network(8, 8, 1)]\n[Flatten]\n[Dense(3)]\npartial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Dense(3)] partial class Net;", "[Network(8, 8, 1)] [Flatten] [Dense(3)] partial class Net;")]
    [InlineData(
        "static partial class Outer\n{\n    [Network(8, 8, 1)] [Dense(3)]\n    partial class Net;\n}",
        "static partial class Outer\n{\n    [Network(8, 8, 1)] [Flatten] [Dense(3)]\n    partial class Net;\n}")]
    [InlineData(
        "static partial class Outer\n{\n    [Network(8, 8, 1)]\n    [Dense(3)]\n    partial class Net;\n}",
        "static partial class Outer\n{\n    [Network(8, 8, 1)]\n    [Flatten]\n    [Dense(3)]\n    partial class Net;\n}")]
    [InlineData("[Network(8, 8, 1), Dense(3)]\npartial class Net;", "[Network(8, 8, 1), Flatten, Dense(3)]\npartial class Net;")]
    [InlineData(
        "[Network(8, 8, 1),\n Conv2D(2, 3), // looks\n Dense(3)]\npartial class Net;",
        "[Network(8, 8, 1),\n Conv2D(2, 3), // looks\n Flatten,\n Dense(3)]\npartial class Net;")]
    [InlineData(
        "[Network(8, 8, 1)]     // an image\n// decides\n[Dense(3)]             // three classes\npartial class Net;",
        "[Network(8, 8, 1)]     // an image\n[Flatten]\n// decides\n[Dense(3)]             // three classes\npartial class Net;")]
    [InlineData(
        "/// <summary>Says.</summary>\n[Dense(3)]\n[Network(8, 8, 1)]\npartial class Net;",
        "/// <summary>Says.</summary>\n[Flatten]\n[Dense(3)]\n[Network(8, 8, 1)]\npartial class Net;")]
    public Task PutsALayerBetween(string before, string after) => FixAssert.FixesAsync(new AddFlattenFix(), Title, before, after);

    [Fact]
    public Task MovesWhatIsReadAndRenumbersWhatIsReadByNumber() => FixAssert.FixesAsync(
        new AddFlattenFix(),
        Title,
        """
        [Network(8, 8, 1)]
        [Conv2D(2, 3, Name = "look")]
        [Dense(4, From = new[] { "look" })]
        [Dense(4)]
        [Add(From = new[] { "1", "2" })]
        [Dense(4, From = ["3"])]
        partial class Net;
        """,
        """
        [Network(8, 8, 1)]
        [Conv2D(2, 3, Name = "look")]
        [Flatten(From = new[] { "look" })]
        [Dense(4)]
        [Dense(4)]
        [Add(From = new[] { "2", "3" })]
        [Dense(4, From = ["4"])]
        partial class Net;
        """);

    [Fact]
    public Task IsSpelledInFullWhereTheShortNameIsAnother() => FixAssert.FixesAsync(
        new AddFlattenFix(),
        Title,
        "namespace A { class FlattenAttribute : System.Attribute; [Network(8, 8, 1)] [Dense(3)] partial class Net; }",
        "namespace A { class FlattenAttribute : System.Attribute; [Network(8, 8, 1)] [NetGen.Flatten] [Dense(3)] partial class Net; }");

    [Fact]
    public Task PutsOneBeforeEachOfAClass() => FixAssert.FixesAllAsync(
        new AddFlattenFix(),
        Title,
        ["[Network(8, 8, 1)]\n[Dense(4, From = [\"input\"])]\n[Dense(4, From = [\"input\"])]\n[Add(From = new string[2] { \"0\", \"1\" })]\npartial class Net;\n"],
        [
            "[Network(8, 8, 1)]\n[Flatten(From = [\"input\"])]\n[Dense(4)]\n[Flatten(From = [\"input\"])]\n[Dense(4)]\n"
            + "[Add(From = new string[2] { \"1\", \"3\" })]\npartial class Net;\n",
        ]);

    [Fact]
    public Task PutsOneBeforeEach() => FixAssert.FixesAllAsync(
        new AddFlattenFix(),
        Title,
        ["[Network(8, 8, 1)]\n[Dense(3)]\npartial class One;\n\n[Network(8, 8, 1), Dense(3)]\npartial class Two;\n", "[Network(8, 8, 1)] [Dense(3)] partial class Three;"],
        [
            "[Network(8, 8, 1)]\n[Flatten]\n[Dense(3)]\npartial class One;\n\n[Network(8, 8, 1), Flatten, Dense(3)]\npartial class Two;\n",
            "[Network(8, 8, 1)] [Flatten] [Dense(3)] partial class Three;",
        ]);

    [Theory]
    [InlineData("[Network(4)] [LSTM(3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] [Dense(2, From = [\"input\", \"0\"])] partial class Net;")]
    [InlineData("[Network(8, 8, 1)] [Conv1D(2, 3)] partial class Net;")]
    public Task IsNotOfferedWhereItDoesNotHelp(string source) => FixAssert.OffersAsync(new AddFlattenFix(), source);
}
