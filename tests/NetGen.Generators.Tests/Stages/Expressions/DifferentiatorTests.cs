using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Expressions;

public class DifferentiatorTests
{
    private static readonly Operand X = new("x");

    public static TheoryData<string> Functions() => [.. Enum.GetNames<UnaryOperator>()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryFunctionAgreesWithDifferences(string name)
    {
        Expression function = new Unary(Enum.Parse<UnaryOperator>(name), X);
        Expression derivative = Differentiator.Derivative(function, X);
        int compared = 0;
        for (double x = -3; x <= 3; x += 0.25)
        {
            TreeEvaluator evaluator = new(_ => x);
            evaluator.Evaluate(function);
            if (evaluator.IsTame)
            {
                double expected = NumericDerivative.At(at => Value(function, at), x);
                Assert.Equal(expected, Value(derivative, x), 1e-8 * Math.Max(1, Math.Abs(expected)));
                compared++;
            }
        }

        Assert.True(compared >= 10, $"Only {compared} points.");
    }

    [Fact]
    public void RandomTreesAgreeWithDifferences()
    {
        Random random = new(11);
        HashSet<string> seen = [];
        int compared = 0;
        foreach (Expression tree in RandomTrees.Of(seed: 3, count: 4000, depth: 4).Where(tree => tree.Contains(RandomTrees.A)))
        {
            double a = (random.NextDouble() * 4) - 2;
            double b = (random.NextDouble() * 4) - 2;
            TreeEvaluator evaluator = new(Operands(a, b));
            evaluator.Evaluate(tree);
            Expression derivative = Differentiator.Derivative(tree, RandomTrees.A);
            TreeEvaluator derivativeEvaluator = new(Operands(a, b));
            double actual = derivativeEvaluator.Evaluate(derivative);
            if (!evaluator.IsTame || !derivativeEvaluator.IsTame)
            {
                continue;
            }

            double expected = NumericDerivative.At(at => new TreeEvaluator(Operands(at, b)).Evaluate(tree), a);
            Assert.True(
                Math.Abs(actual - expected) <= 1e-4 * Math.Max(1, Math.Abs(expected)),
                $"{tree}\nat a = {a}, b = {b}: {derivative}\ngives {actual}, differences {expected}.");
            seen.UnionWith(RandomTrees.Operators(tree));
            compared++;
        }

        Assert.True(compared > 300, $"Only {compared} trees could be compared.");
        Assert.Equal(RandomTrees.AllOperators(), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OtherOperandsAreConstants() => Assert.Equal(Expression.Zero, Differentiator.Derivative(new Operand("y") * 3, X));

    [Fact]
    public void AtTheKinkOfAMaximumWithAConstantTheConstantCounts()
    {
        Expression derivative = Differentiator.Derivative(Expression.Max(0, X), X);
        Assert.Equal(0, Value(derivative, 0));
        Assert.Equal(1, Value(derivative, double.Epsilon));
    }

    [Fact]
    public void AtTheKinkOfTheAbsoluteValueTheDerivativeIsZero() =>
        Assert.Equal(0, Value(Differentiator.Derivative(Expression.Abs(X), X), 0));

    [Fact]
    public void TheDerivativeOfAMaximumCanBeReadFromItsValue()
    {
        Expression maximum = Expression.Max(0, X);
        Expression derivative = Differentiator.Derivative(maximum, X).Replace(maximum, new Operand("y"));
        Assert.False(derivative.Contains(X));
    }

    [Fact]
    public void TheDerivativeOfAMinimumCanBeReadFromItsValue()
    {
        Expression minimum = Expression.Min(1, X);
        Expression derivative = Differentiator.Derivative(minimum, X);
        Assert.Equal((1, 0, 0), (Value(derivative, 0.5), Value(derivative, 1), Value(derivative, 2)));
        Assert.False(derivative.Replace(minimum, new Operand("y")).Contains(X));
    }

    private static double Value(Expression tree, double x) => new TreeEvaluator(_ => x).Evaluate(tree);

    private static Func<string, double> Operands(double a, double b) => name => name == RandomTrees.A.Name ? a : b;
}
