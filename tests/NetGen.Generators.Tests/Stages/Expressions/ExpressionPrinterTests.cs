using System.Linq;
using NetGen.Generators.Expressions;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Expressions;

public class ExpressionPrinterTests
{
    private static readonly Expression A = new Operand("a");
    private static readonly Expression B = new Operand("b");
    private static readonly Expression C = new Operand("c");

    [Fact]
    public void OperandsAreNamedByTheSurroundings() =>
        Assert.Equal("a0 - b0", new ExpressionPrinter(ScalarSyntax.Single, name => name + "0").Print(A - B));

    [Fact]
    public void DifferencesKeepTheirGrouping()
    {
        Check("(a - b) - c", (A - B) - C);
        Check("a - (b - c)", A - (B - C));
        Check("a / (b / c)", A / (B / C));
        Check("(a + b) * (a - b)", (A + B) * (A - B));
    }

    [Fact]
    public void NegativesAreParenthesised()
    {
        Check("a - (-1f)", A - (-1));
        Check("a * (-b)", A * -B);
        Check("-(-1f)", -(Expression)(-1));
        Check("-(a + b)", -(A + B));
    }

    [Fact]
    public void ASumWithAProductIsOneInstruction()
    {
        Check("float.MultiplyAddEstimate(a, b, c)", (A * B) + C);
        Check("float.MultiplyAddEstimate(a, b, c)", C + (A * B));
        Check("float.MultiplyAddEstimate(a, b, c * a)", (A * B) + (C * A));
        Check("float.MultiplyAddEstimate(a + b, c, 1f)", ((A + B) * C) + 1);
        Check("float.MultiplyAddEstimate(a, b, c) * a", ((A * B) + C) * A);
    }

    [Fact]
    public void ADifferenceWithAProductIsNot() => Check("(a * b) - c", (A * B) - C);

    [Fact]
    public void FunctionsOfScalars()
    {
        Check("float.Sqrt(a + b)", Expression.Sqrt(A + B));
        Check("float.Abs(a)", Expression.Abs(A));
        Check("float.MaxNative(0f, a)", Expression.Max(0, A));
        Check("float.MinNative(0f, a)", Expression.Min(0, A));
        Check("VectorMath.Exp(a - b)", Expression.Exp(A - B));
        Check("(a > b ? a - b : 0f)", Expression.SelectGreater(A, B, A - B, 0));
        Check("((a + b) > (-1f) ? a : b)", Expression.SelectGreater(A + B, -1, A, B));
        Assert.Equal("double.Sqrt(1d - a)", new ExpressionPrinter(ScalarSyntax.Double, name => name).Print(Expression.Sqrt(1 - A)));
    }

    [Theory]
    [InlineData(128, 4)]
    [InlineData(256, 8)]
    [InlineData(512, 16)]
    public void VectorsSayTheirWidthEverywhere(int bits, int lanes)
    {
        VectorSyntax syntax = new(bits);
        Assert.Equal(lanes, syntax.Lanes);
        string name = "Vector" + Literal.Integer(bits);
        Assert.Equal(name + "<float>", syntax.Type);
        string Print(Expression tree) => new ExpressionPrinter(syntax, operand => operand).Print(tree);
        Assert.Equal($"{name}.MultiplyAddEstimate(a, b, c)", Print((A * B) + C));
        Assert.Equal($"{name}.MaxNative({name}<float>.Zero, a)", Print(Expression.Max(0, A)));
        Assert.Equal($"{name}.MinNative({name}<float>.Zero, a)", Print(Expression.Min(0, A)));
        Assert.Equal($"{name}.Create(0.5f) * a", Print(0.5 * A));
        Assert.Equal($"{name}.Sqrt(a) + {name}.Abs(b)", Print(Expression.Sqrt(A) + Expression.Abs(B)));
        Assert.Equal("VectorMath.Tanh(-a)", Print(Expression.Tanh(-A)));
        Assert.Equal(
            $"{name}.ConditionalSelect({name}.GreaterThan(a, b), {name}.Create(1f), {name}<float>.Zero)",
            Print(Expression.SelectGreater(A, B, 1, 0)));
    }

    [Fact]
    public void VectorsAreLoadedAndStoredInWholeAndInPart()
    {
        VectorSyntax syntax = new(256);
        Assert.Equal("Vector256.LoadUnsafe(ref row)", syntax.Load("row", "0"));
        Assert.Equal("Vector256.LoadUnsafe(ref row, 8)", syntax.Load("row", "8"));
        Assert.Equal("y.StoreUnsafe(ref row);", syntax.Store("y", "row", "0"));
        Assert.Equal("y.StoreUnsafe(ref row, lane);", syntax.Store("y", "row", "lane"));
        Assert.Equal("PartialVector.Load256(ref row, 3)", syntax.LoadPartial("row", "0", 3));
        Assert.Equal("PartialVector.Store(y, ref Unsafe.Add(ref row, 8), 5);", syntax.StorePartial("y", "row", "8", 5));
        Assert.Equal("Vector256.Create(x)", syntax.Broadcast("x"));
    }

    [Fact]
    public void NoOperatorIsLeftOut()
    {
        Expression[] trees = [.. RandomTrees.Of(seed: 4, count: 200, depth: 4)];
        Assert.Equal(RandomTrees.AllOperators(), trees.SelectMany(RandomTrees.Operators).Distinct().Order(System.StringComparer.Ordinal));
        Assert.All(trees, tree => Assert.NotEmpty(new ExpressionPrinter(new VectorSyntax(512), name => name).Print(tree)));
    }

    private static void Check(string expected, Expression tree) =>
        Assert.Equal(expected, new ExpressionPrinter(ScalarSyntax.Single, name => name).Print(tree));
}
