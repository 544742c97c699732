using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>Optimizer steps against what they come to on paper.</summary>
public sealed class OptimizerTests
{
    private const double Rounding = 1e-14;

    [Fact]
    public void SgdFollowsTheGradientOfALineByHand()
    {
        // y = 3x − 1 at x = 2, t = 1: loss (5 − 1)² = 16, dy = 2·4 = 8, dw = 16, db = 8.
        RuntimeNetwork<double> network = new(
            new DefinitionBuilder("Line", 1).Dense(1).Training(Loss.MeanSquaredError, Optimizer.SGD, 0.1).Build());
        network.SetParameters([3, -1]);

        Assert.Equal(16, network.TrainStep([2], [1.0]));
        AssertParameters(network, [3 - (0.1 * 16), -1 - (0.1 * 8)]);

        // Now y = 1.4·2 − 1.8 = 1, which is the target: nothing is left to learn.
        Assert.Equal(0, network.TrainStep([2], [1.0]), Rounding);
        AssertParameters(network, [1.4, -1.8]);
    }

    [Fact]
    public void MeanSquaredErrorAveragesOverRowsAndOutputs()
    {
        // Without weights' help (inputs 0) the outputs are the biases; two rows of two outputs share one mean of four squares.
        RuntimeNetwork<double> network = new(
            new DefinitionBuilder("Mean", 1).Dense(2).Training(Loss.MeanSquaredError, Optimizer.SGD, 1).Build());
        network.SetParameters([5, 7, 1, 2]);

        double loss = network.ComputeGradients([0, 0], [0.0, 4, 3, 3]);

        Assert.Equal((1 + 4 + 4 + 1) / 4.0, loss);
        double[] gradients = new double[4];
        network.GetGradients(gradients);
        Assert.Equal([0, 0, 2 * (1 - 2) / 4.0, 2 * (-2 - 1) / 4.0], gradients);
    }

    [Fact]
    public void CrossEntropyOfEvenOddsIsTheLogarithmOfTheClasses()
    {
        RuntimeNetwork<double> network = new(
            new DefinitionBuilder("Even", 1).Dense(4, Activation.Softmax)
                .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, 1).Build());

        double loss = network.ComputeGradients([1.0, -1], [2, 0]);

        // p − t, averaged over the two rows; for the weight times x.
        Assert.Equal(Math.Log(4), loss, Rounding);
        double[] gradients = new double[8];
        network.GetGradients(gradients);
        AssertClose([0.5, 0, -0.5, 0, -0.25, 0.25, -0.25, 0.25], gradients);
    }

    [Fact]
    public void CrossEntropyOfLogitsThatOverflowIsExact()
    {
        RuntimeNetwork<double> network = new(
            new DefinitionBuilder("Far", 1).Dense(2, Activation.Softmax).Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, 1).Build());
        network.SetParameters([10_000, -10_000, 0, 0]);

        Assert.Equal(20_000, network.TrainStep([1.0], [1]), 1e-9);
        Assert.True(network.LatestStepWasApplied);
        AssertParameters(network, [10_000 - 1, -10_000 + 1, -1, 1]);
    }

    [Fact]
    public void AdamsFirstStepsUnderAConstantGradientAreEqual()
    {
        // m̂ = g and v̂ = g² at each step, whatever the decays: p ← p − η·g / (|g| + ε).
        double[] gradients = [4, -0.5, 0.001, 0];
        RuntimeNetwork<double> network = Adam(gradients.Length, learningRate: 0.1, beta1: 0.7, beta2: 0.9, epsilon: 0.25);
        network.SetParameters([1, 2, 3, 4]);

        for (int step = 1; step <= 4; step++)
        {
            network.SetGradients(gradients);
            network.ApplyGradients();
            AssertParameters(network, [.. gradients.Select((g, i) => i + 1 - (step * 0.1 * g / (Math.Abs(g) + 0.25)))]);
        }
    }

    [Fact]
    public void AdamWeighsChangingGradientsByHand()
    {
        const double Beta1 = 0.9;
        const double Beta2 = 0.99;
        const double Epsilon = 1e-3;
        RuntimeNetwork<double> network = Adam(1, 0.01, Beta1, Beta2, Epsilon);
        network.SetParameters([0.5]);

        // m₃ = (1−β₁)(β₁²g₁ + β₁g₂ + g₃) over 1−β₁³, likewise v with squares.
        double[] gradients = [2, -1, 0.25];
        double expected = 0.5;
        for (int step = 1; step <= gradients.Length; step++)
        {
            double first = 0;
            double second = 0;
            for (int i = 0; i < step; i++)
            {
                first += (1 - Beta1) * Math.Pow(Beta1, step - 1 - i) * gradients[i];
                second += (1 - Beta2) * Math.Pow(Beta2, step - 1 - i) * gradients[i] * gradients[i];
            }

            first /= 1 - Math.Pow(Beta1, step);
            second /= 1 - Math.Pow(Beta2, step);
            expected -= 0.01 * first / (Math.Sqrt(second) + Epsilon);

            network.SetGradients([gradients[step - 1]]);
            network.ApplyGradients();
            AssertParameters(network, [expected]);
        }
    }

    [Fact]
    public void AdamWithoutMomentumTakesStepsOfTheLearningRate()
    {
        // β₁ = β₂ = 0 leaves the sign: p ← p − η·g / (|g| + ε).
        RuntimeNetwork<double> network = Adam(2, 0.5, beta1: 0, beta2: 0, epsilon: 1e-12);

        network.SetGradients([3, -1e-3]);
        network.ApplyGradients();
        network.SetGradients([-7, -1e3]);
        network.ApplyGradients();

        double[] parameters = new double[2];
        network.GetParameters(parameters);
        Assert.Equal(0, parameters[0], 1e-8);
        Assert.Equal(1, parameters[1], 1e-8);
    }

    [Fact]
    public void TheLearningRateIsTheNextSteps()
    {
        RuntimeNetwork<double> network = new(
            new DefinitionBuilder("Rate", 1).Dense(1, useBias: false).Training(Loss.MeanSquaredError, Optimizer.SGD).Build());
        Assert.Equal(0.01, network.LearningRate);

        network.LearningRate = 0.5;
        network.SetGradients([1]);
        network.ApplyGradients();
        AssertParameters(network, [-0.5]);

        network.LearningRate = 0;
        network.ApplyGradients();
        AssertParameters(network, [-0.5]);
        foreach (double wrong in new[] { -0.1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => network.LearningRate = wrong);
        }
    }

    [Fact]
    public void TheUpdateReachesParametersBeyondOnePiece()
    {
        const int Count = 2500;
        RuntimeNetwork<double> network = Adam(Count, 0.1, 0.9, 0.999, 1e-8);
        double[] gradients = [.. Enumerable.Range(1, Count).Select(i => (double)i)];

        network.SetGradients(gradients);
        network.ApplyGradients();

        AssertParameters(network, [.. gradients.Select(g => -0.1 * g / (g + 1e-8))]);
    }

    private static RuntimeNetwork<double> Adam(int count, double learningRate, double beta1, double beta2, double epsilon) => new(
        new DefinitionBuilder("Adam", count)
            .Dense(1, useBias: false)
            .Training(Loss.MeanSquaredError, Optimizer.Adam, learningRate, beta1, beta2, epsilon)
            .Build());

    private static void AssertParameters(RuntimeNetwork<double> network, double[] expected)
    {
        double[] parameters = new double[network.ParameterCount];
        network.GetParameters(parameters);
        AssertClose(expected, parameters);
    }

    private static void AssertClose(double[] expected, double[] actual) => TensorAssert.Close<double>(expected, actual, Rounding, "value");
}
