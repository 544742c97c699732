using System.Threading.Tasks;
using NetGen.CodeFixes;
using Xunit;

namespace NetGen.Generators.Tests.CodeFixes;

public class MakePartialFixTests
{
    [Theory]
    [InlineData("[Network(4)] [Dense(3)] class Net;", "[Network(4)] [Dense(3)] partial class Net;")]
    [InlineData("[Network(4)] [Dense(3)] internal sealed class Net { }", "[Network(4)] [Dense(3)] internal sealed partial class Net { }")]
    [InlineData(
        "/// <summary>One.</summary>\n[Network(4)]\n[Dense(3)]\n// Two.\nclass Net;",
        "/// <summary>One.</summary>\n[Network(4)]\n[Dense(3)]\n// Two.\npartial class Net;")]
    [InlineData("[Network(4), Dense(3)]\npublic /* sealed */ class Net;", "[Network(4), Dense(3)]\npublic /* sealed */ partial class Net;")]
    public Task MakesTheClassPartial(string before, string after) => FixAssert.FixesAsync(new MakePartialFix(), "Make 'Net' partial", before, after);

    [Theory]
    [InlineData("static class Outer", "static partial class Outer")]
    [InlineData("record Outer", "partial record Outer")]
    [InlineData("public readonly record struct Outer", "public readonly partial record struct Outer")]
    [InlineData("interface Outer", "partial interface Outer")]
    public Task MakesTheTypeAroundPartial(string before, string after) => FixAssert.FixesAsync(
        new MakePartialFix(),
        "Make 'Outer' partial",
        before + "\n{\n    [Network(4), Dense(3)]\n    public partial class Net;\n}\n",
        after + "\n{\n    [Network(4), Dense(3)]\n    public partial class Net;\n}\n");

    [Fact]
    public Task MakesAllPartial() => FixAssert.FixesAllAsync(
        new MakePartialFix(),
        "Make 'Outer' partial",
        [
            "class Outer\n{\n    public class Middle\n    {\n        [Network(4), Dense(3)]\n        public class Inner;\n    }\n}\n\n[Network(4), Dense(3)]\nclass Net;\n",
            "[Network(4), Dense(3)] sealed class Other;",
        ],
        [
            "partial class Outer\n{\n    public partial class Middle\n    {\n        [Network(4), Dense(3)]\n        public partial class Inner;\n    }\n}\n\n[Network(4), Dense(3)]\npartial class Net;\n",
            "[Network(4), Dense(3)] sealed partial class Other;",
        ]);
}
