using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Expressions;

/// <summary>What advice goes by: traits that the entries of the catalogue state, held against their formulas.</summary>
public class ActivationTraitTests
{
    private const double Slope = 0.25;
    private const double FarAway = 60;

    private static readonly Operand Sum = new("z");

    private static readonly double[] Grid = [.. Enumerable.Range(-12000, 24001).Select(step => step * FarAway / 12000)];

    public static TheoryData<string> Elementwise() => [.. Catalogue.Activations.Where(entry => entry.IsElementwise).Select(entry => entry.Activation.ToString())];

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void TheLowestOutputIsThatOfTheFormula(string name)
    {
        ElementwiseActivation activation = Activation(name);
        double lowest = Grid.Min(z => Evaluate(activation.Value(Sum), z));
        if (double.IsNegativeInfinity(activation.LowestOutput))
        {
            Assert.True(Evaluate(activation.Value(Sum), -1e6) < -1e3);
        }
        else
        {
            Assert.InRange(lowest, activation.LowestOutput - 1e-9, activation.LowestOutput + 2e-5);
        }
    }

    [Theory]
    [InlineData("ELU", 2, -2)]
    [InlineData("ELU", -2, 0)]
    [InlineData("LeakyReLU", -0.5, 0)]
    [InlineData("LeakyReLU", 0, 0)]
    [InlineData("LeakyReLU", 0.5, double.NegativeInfinity)]
    public void TheLowestOutputFollowsTheNumber(string name, double alpha, double lowest) => Assert.Equal(lowest, Activation(name).With(alpha).LowestOutput);

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void WhatSaturatesHasNoSlopeOnEitherSide(string name)
    {
        ElementwiseActivation activation = Activation(name);
        Expression derivative = Differentiator.Derivative(activation.Value(Sum), Sum);
        double[] slopes = [.. Grid.Select(z => Evaluate(derivative, z))];
        bool isFlatFarAway = Math.Max(Math.Abs(slopes[0]), Math.Abs(slopes[^1])) < 1e-9;
        Assert.Equal(isFlatFarAway && slopes.Max() is > 0 and <= 1, activation.Saturates);
        Assert.Equal(activation.Saturates && Evaluate(derivative, 0) == 1, activation.KeepsSmallValues);
    }

    [Theory]
    [MemberData(nameof(Elementwise))]
    public void TheIdentityGivesWhatItIsGiven(string name) =>
        Assert.Equal(Grid.All(z => Evaluate(Activation(name).Value(Sum), z) == z), Activation(name).IsIdentity);

    [Fact]
    public void OutputsAddUpToOneOnlyWhereTheyDependOnEachOther() =>
        Assert.All(Catalogue.Activations, entry => Assert.Equal(entry.SumsToOne, !entry.IsElementwise));

    [Fact]
    public void DefaultLearningRatesAreUsual() => Assert.All(
        Catalogue.Optimizers, entry => Assert.InRange(entry.DefaultLearningRate, entry.UsualLearningRates.Least, entry.UsualLearningRates.Most));

    private static ElementwiseActivation Activation(string name) => (ElementwiseActivation)Catalogue.Of(Enum.Parse<Vocabulary.Activation>(name));

    private static double Evaluate(Expression expression, double z) =>
        new TreeEvaluator(new Dictionary<string, double> { [Sum.Name] = z, ["slope"] = Slope }).Evaluate(expression);
}
