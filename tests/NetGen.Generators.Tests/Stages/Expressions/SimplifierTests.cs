using System;
using System.Collections.Generic;
using NetGen.Generators.Expressions;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Expressions;

public class SimplifierTests
{
    private static readonly Expression X = new Operand("x");
    private static readonly Expression Y = new Operand("y");

    [Fact]
    public void ANegatedConstantIsAConstant() => Check(-(Expression)3, -3);

    [Fact]
    public void TwoNegationsCancel() => Check(-(-X), X);

    [Fact]
    public void OneNegationStays() => Check(-X, -X);

    [Fact]
    public void SumsOfConstantsFold() => Check((Expression)2 + 3, 5);

    [Fact]
    public void ZeroDropsOutOfASum()
    {
        Check(0 + X, X);
        Check(X + 0, X);
    }

    [Fact]
    public void EqualTermsAreTwice()
    {
        Check(X + X, 2 * X);
        Check((3 * X) + (3 * X), 6 * X);
    }

    [Fact]
    public void DifferencesOfConstantsFold() => Check((Expression)2 - 3, -1);

    [Fact]
    public void ZeroDropsOutOfADifference()
    {
        Check(X - 0, X);
        Check(0 - X, -X);
        Check(0 - (-X), X);
    }

    // x − x is NaN where x is not finite.
    [Fact]
    public void EqualTermsDoNotCancel() => Check(X - X, X - X);

    [Fact]
    public void ProductsOfConstantsFold() => Check((Expression)2 * 3, 6);

    [Fact]
    public void ZeroTakesAProduct()
    {
        Check(0 * X, 0);
        Check(X * 0, 0);
    }

    [Fact]
    public void OneDropsOutOfAProduct()
    {
        Check(1 * X, X);
        Check(X * 1, X);
    }

    [Fact]
    public void ConstantsComeFirst() => Check(X * 3, 3 * X);

    [Fact]
    public void ConstantsMeetAcrossProducts()
    {
        Check(2 * (3 * X), 6 * X);
        Check((3 * X) * 2, 6 * X);
        Check((2 * X) * Y, 2 * (X * Y));
        Check(0.5 * (2 * X), X);
    }

    [Fact]
    public void AProductWithASwitchIsASelection()
    {
        Expression derivative = Expression.SelectGreater(Y, 0, 1, 0);
        Check(derivative * X, Expression.SelectGreater(Y, 0, X, 0));
        Check(X * derivative, Expression.SelectGreater(Y, 0, X, 0));
        Check(X * Expression.SelectGreater(Y, 0, 3, 0), Expression.SelectGreater(Y, 0, 3 * X, 0));
    }

    [Fact]
    public void AProductWithAnyOtherSelectionStays()
    {
        Expression slopes = Expression.SelectGreater(Y, 0, 1, 0.5);
        Check(slopes * X, slopes * X);
    }

    [Fact]
    public void ASelectionBetweenEqualsIsNone() => Check(Expression.SelectGreater(X, 0, Y, 0 + Y), Y);

    [Fact]
    public void ZeroTakesAQuotient() => Check(0 / X, 0);

    [Fact]
    public void OneDropsOutOfADenominator()
    {
        Check(X / 1, X);
        Check(1 / X, 1 / X);
    }

    [Fact]
    public void ChildrenAreSimplifiedEverywhere()
    {
        Check(Expression.Exp(X + 0), Expression.Exp(X));
        Check(Expression.Max(X * 1, Y + 0), Expression.Max(X, Y));
        Check(Expression.SelectGreater(X + 0, Y * 1, 1 * X, 0 + Y), Expression.SelectGreater(X, Y, X, Y));
    }

    [Fact]
    public void ValuesStayAsTheyAre()
    {
        int compared = 0;
        Random random = new(7);
        foreach (Expression tree in RandomTrees.Of(seed: 1, count: 3000, depth: 5))
        {
            Dictionary<string, double> operands = new() { ["a"] = (random.NextDouble() * 4) - 2, ["b"] = (random.NextDouble() * 4) - 2 };
            TreeEvaluator evaluator = new(operands);
            double expected = evaluator.Evaluate(tree);
            if (!evaluator.IsTame)
            {
                continue;
            }

            Expression simplified = Simplifier.Simplify(tree);
            double actual = new TreeEvaluator(operands).Evaluate(simplified);
            Assert.True(Math.Abs(actual - expected) <= 1e-6, $"{tree}\nbecame\n{simplified}: {expected} became {actual}.");
            compared++;
        }

        Assert.True(compared > 500, $"Only {compared} trees could be compared.");
    }

    [Fact]
    public void TwiceIsOnce() => Assert.All(RandomTrees.Of(seed: 2, count: 2000, depth: 4), tree =>
    {
        Expression once = Simplifier.Simplify(tree);
        Assert.Equal(once, Simplifier.Simplify(once));
    });

    private static void Check(Expression tree, Expression expected) => Assert.Equal(expected, Simplifier.Simplify(tree));
}
