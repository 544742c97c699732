using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using NetGen.Generators.Expressions;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Expressions;

/// <summary>Random trees are printed, compiled together once, and run: what comes is what the tree means.</summary>
public class PrintedTreesTests
{
    private const int Count = 400;

    private static readonly int[] Widths = [128, 256, 512];

    private static readonly Expression[] Doubles = [.. RandomTrees.Of(seed: 5, Count, depth: 5)];
    private static readonly Expression[] Singles = [.. RandomTrees.Exact(seed: 6, Count, depth: 3)];
    private static readonly Lazy<Assembly> Compiled = new(Compile);

    [Fact]
    public void InDouble()
    {
        Func<double, double, double>[] functions = Functions<double>("InDouble");
        Random random = new(23);
        int compared = 0;
        for (int i = 0; i < Count; i++)
        {
            for (int point = 0; point < 4; point++)
            {
                double a = (random.NextDouble() * 4) - 2;
                double b = (random.NextDouble() * 4) - 2;
                TreeEvaluator evaluator = new(name => name == "a" ? a : b);
                double expected = evaluator.Evaluate(Doubles[i]);
                if (evaluator.IsTame)
                {
                    double actual = functions[i](a, b);
                    Assert.True(Math.Abs(actual - expected) <= 1e-6, $"{Doubles[i]}: expected {expected}, got {actual}.");
                    compared++;
                }
            }
        }

        Assert.True(compared > Count / 2, $"Only {compared} values could be compared.");
    }

    [Fact]
    public void InSingle() => AssertExact(Functions<float>("InSingle"));

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void InVectors(int bits) => AssertExact(Functions<float>("InVector" + Literal.Integer(bits)));

    private static void AssertExact(Func<float, float, float>[] functions)
    {
        for (int i = 0; i < Count; i++)
        {
            foreach ((float a, float b) in new[] { (2f, -1f), (-3f, 2f), (0f, 1f), (1f, 1f) })
            {
                double expected = new TreeEvaluator(name => name == "a" ? a : b).Evaluate(Singles[i]);
                float actual = functions[i](a, b);
                Assert.True(actual == expected, $"{Singles[i]} at {a}, {b}: expected {expected}, got {actual}.");
            }
        }
    }

    private static Func<T, T, T>[] Functions<T>(string type) =>
        [.. Enumerable.Range(0, Count).Select(i => Compiled.Value.GetType(type, throwOnError: true)!
            .GetMethod("F" + Literal.Integer(i))!
            .CreateDelegate<Func<T, T, T>>())];

    private static Assembly Compile()
    {
        StringBuilder source = new("""
            using System.Runtime.Intrinsics;
            public static class VectorMath
            {
                public static double Exp(double x) => System.Math.Exp(x);
                public static double ExpNonPositive(double x) => System.Math.Exp(x);
                public static double Expm1NonPositive(double x) => System.Math.Exp(x) - 1;
                public static double Softplus(double x) => System.Math.Max(x, 0) + System.Math.Log(1 + System.Math.Exp(-System.Math.Abs(x)));

                public static double Erf(double x)
                {
                    // Simpson's rule for the integral from 0.
                    const int Steps = 400;
                    double end = System.Math.Clamp(x, -6, 6), sum = 0;
                    for (int i = 0; i <= Steps; i++)
                    {
                        double t = end * i / Steps;
                        sum += (i == 0 || i == Steps ? 1 : i % 2 == 0 ? 2 : 4) * System.Math.Exp(-t * t);
                    }

                    return 2 / System.Math.Sqrt(System.Math.PI) * sum * end / (3 * Steps);
                }

                public static double Log(double x) => System.Math.Log(x);
                public static double Tanh(double x) => System.Math.Tanh(x);
                public static double Sigmoid(double x) => 1 / (1 + System.Math.Exp(-x));
                public static double SigmoidReciprocal(double x) => 1 + System.Math.Exp(-x);
                public static double TanhPart(double x) => 0.5 * (1 - System.Math.Exp(-2 * x));
            }

            """);
        Print(source, "InDouble", ScalarSyntax.Double, Doubles, body => $"(double a, double b) => {body};", "double");
        Print(source, "InSingle", ScalarSyntax.Single, Singles, body => $"(float a, float b) => {body};", "float");
        foreach (int bits in Widths)
        {
            VectorSyntax syntax = new(bits);
            Print(
                source,
                "InVector" + Literal.Integer(bits),
                syntax,
                Singles,
                body => $"(float x, float y) {{ {syntax.Type} a = {syntax.Broadcast("x")}, b = {syntax.Broadcast("y")}, f = {body}; return f[{Literal.Integer(syntax.Lanes - 1)}]; }}",
                "float");
        }

        CSharpCompilation compilation = CSharpCompilation.Create(
            "PrintedTrees",
            [CSharpSyntaxTree.ParseText(source.ToString())],
            References.All.Where(reference => reference.Display?.Contains("NetGen", StringComparison.Ordinal) != true),
            Options());
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("PrintedTrees").LoadFromStream(image);
    }

    private static CSharpCompilationOptions Options() => new(
        Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, optimizationLevel: Microsoft.CodeAnalysis.OptimizationLevel.Release);

    private static void Print(
        StringBuilder source, string type, NumberSyntax syntax, IReadOnlyList<Expression> trees, Func<string, string> method, string result)
    {
        ExpressionPrinter printer = new(syntax, name => name);
        source.Append(CultureInfo.InvariantCulture, $"public static class {type}\n{{\n");
        for (int i = 0; i < trees.Count; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"    public static {result} F{i}{method(printer.Print(trees[i]))}\n");
        }

        source.Append("}\n");
    }
}
