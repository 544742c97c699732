using System.Threading.Tasks;
using NetGen.CodeFixes;
using Xunit;

namespace NetGen.Generators.Tests.CodeFixes;

public class NearestNameFixTests
{
    [Theory]
    [InlineData("hiden", "hidden")]
    [InlineData("HIDDEN", "hidden")]
    [InlineData("inputs", "input")]
    [InlineData("Input", "input")]
    [InlineData("head", "heads")]
    [InlineData("bränch", "branch \\\" 2")]
    public Task CorrectsToTheNearest(string wrong, string right) => FixAssert.FixesAsync(
        new NearestNameFix(),
        $"Read \"{right.Replace("\\", "", System.StringComparison.Ordinal)}\"",
        Source(wrong),
        Source(right));

    [Theory]
    [InlineData("\"decoder\"")]
    [InlineData("\"7\"")]
    [InlineData("null!")]
    [InlineData("Names.Wrong")]
    public Task OffersNothingWhereNothingIsNear(string element) => FixAssert.OffersAsync(
        new NearestNameFix(),
        "static class Names { public const string Wrong = \"hiden\"; } "
        + $"[Network(4)] [Dense(4, Name = \"hidden\")] [Dense(4, From = new string[] {{ {element} }})] partial class Net;");

    [Fact]
    public Task CorrectsAll() => FixAssert.FixesAllAsync(
        new NearestNameFix(),
        "Read \"left\"",
        ["[Network(4)] [Dense(4, Name = \"left\")] [Dense(4, From = [\"input\"], Name = \"right\")] [Add(From = [\"lift\", \"rihgt\"])] partial class Net;"],
        ["[Network(4)] [Dense(4, Name = \"left\")] [Dense(4, From = [\"input\"], Name = \"right\")] [Add(From = [\"left\", \"right\"])] partial class Net;"]);

    private static string Source(string name) => $$"""
        [Network(4)]
        [Dense(4, Name = "hidden")]
        [Dense(4, Name = "heads")]
        [Dense(4, Name = "branch \" 2")]
        [Add(From = new[] { "hidden", "heads", "branch \" 2", /* and */ "{{name}}" })]
        partial class Net;
        """;
}
