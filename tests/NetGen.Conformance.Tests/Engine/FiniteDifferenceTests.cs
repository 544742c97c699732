using System;
using System.Linq;
using NetGen.Conformance.Tests.Losses;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>The engine's gradients in double against central differences of its loss.</summary>
public sealed class FiniteDifferenceTests
{
    private const double Tolerance = 1e-6;

    /// <summary>Input size, then the units of the layers; the number of rows.</summary>
    private static readonly (int[] Sizes, int Rows)[] Shapes =
    [
        ([3, 2], 1),
        ([1, 8, 1], 7),
        ([4, 5, 3], 2),
        ([7, 9, 8, 2], 9),
        ([5, 17, 16, 3], 33),
        ([8, 7, 6, 5, 4], 8),
    ];

    public static TheoryData<Activation, Activation, Loss, int> Chains
    {
        get
        {
            TheoryData<Activation, Activation, Loss, int> data = [];
            foreach (Loss loss in Enum.GetValues<Loss>())
            {
                foreach (Activation last in Enum.GetValues<Activation>().Where(last => LossCases.GoesWith(loss, last)))
                {
                    foreach (Activation hidden in Enum.GetValues<Activation>().Where(hidden => hidden != Activation.Step))
                    {
                        for (int shape = 0; shape < Shapes.Length; shape++)
                        {
                            // A third of all: every two activations meet in some shapes, and all shapes in some.
                            if (Shapes[shape].Sizes.Length > 2 ? ((int)hidden + (int)last + shape) % 3 == 0 : hidden == Activation.Linear)
                            {
                                data.Add(hidden, last, loss, shape);
                            }
                        }
                    }
                }
            }

            return data;
        }
    }

    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>().Where(activation => activation != Activation.Step)];

    [Theory]
    [MemberData(nameof(Chains))]
    public void AChainOfDenseLayersHasTheRightGradients(Activation hidden, Activation last, Loss loss, int shape)
    {
        (int[] sizes, int rows) = Shapes[shape];
        DefinitionBuilder builder = new("Chain", sizes[0]);
        for (int i = 1; i < sizes.Length; i++)
        {
            builder.Dense(sizes[i], i == sizes.Length - 1 ? last : hidden);
        }

        NetworkDefinition definition = LossCases.WithNumbers(builder.Training(loss, Optimizer.SGD), loss, shape).Build();
        AssertRight(new GradientProblem(definition, rows, seed: shape) { Weights = Weights(shape, rows) });
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void ActivationsAsLayersHaveTheRightGradients(Activation activation)
    {
        NetworkDefinition definition = new DefinitionBuilder("Activations", 6)
            .Activate(Activation.Tanh)
            .Dense(7, Activation.Sigmoid, useBias: false)
            .Activate(activation)
            .Dense(4)
            .Activate(Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();

        AssertRight(new GradientProblem(definition, rows: 5, seed: 1));
    }

    [Fact]
    public void ALayerThatNothingReadsHasNoGradient()
    {
        NetworkDefinition definition = new DefinitionBuilder("Fork", 5)
            .Dense(6, Activation.Tanh, name: "trunk")
            .Dense(3, Activation.Sigmoid, name: "unread", from: "trunk")
            .Dense(4, Activation.Softmax, name: "head", from: "trunk")
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();
        GradientProblem problem = new(definition, rows: 7, seed: 2);

        AssertRight(problem);
        Assert.All(problem.Gradients()[36..57], gradient => Assert.Equal(0, gradient));
        Assert.All(problem.Gradients()[57..], gradient => Assert.NotEqual(0, gradient));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void GradientsAddUpWhereALayerIsReadMoreThanOnce(int rows)
    {
        NetworkDefinition definition = new DefinitionBuilder("Meeting", 5)
            .Dense(6, Activation.Tanh, name: "trunk")
            .Dense(6, Activation.ReLU, name: "left", from: "trunk")
            .Dense(6, Activation.Sigmoid, name: "right", from: "trunk")
            .Activate(Activation.Tanh, name: "bent", from: "trunk")
            .Sum(["left", "right", "bent", "trunk"], name: "meeting")
            .Sum(["meeting", "meeting"])
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();

        AssertRight(new GradientProblem(definition, rows, seed: 3));
    }

    [Fact]
    public void ALayerBesideTheLastActivationAddsToTheGradientOfTheLogits()
    {
        NetworkDefinition definition = new DefinitionBuilder("Beside", 4)
            .Dense(3, name: "logits")
            .Activate(Activation.Tanh, name: "bent")
            .Sum(["logits", "bent"])
            .Activate(Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();

        AssertRight(new GradientProblem(definition, rows: 3, seed: 4));
    }

    [Fact]
    public void TheCheckRejectsAGradientThatIsOffByAHundredThousandth()
    {
        NetworkDefinition definition = new DefinitionBuilder("Mutant", 4)
            .Dense(5, Activation.Tanh)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build();
        GradientProblem problem = new(definition, rows: 6, seed: 5);
        double[] gradients = problem.Gradients();
        Assert.True(problem.LargestError(gradients) <= Tolerance);

        int offset = 0;
        foreach (ParameterDefinition parameter in definition.Parameters)
        {
            double largest = gradients.Skip(offset).Take(parameter.Shape.Size).Max(Math.Abs);
            double[] mutated = [.. gradients];
            mutated[offset + parameter.Shape.Size - 1] += 1e-5 * largest;

            Assert.True(problem.LargestError(mutated) > Tolerance, $"An error in {parameter.Name} went unseen.");
            offset += parameter.Shape.Size;
        }
    }

    [Fact]
    public void TheCheckRejectsTheGradientOfAnotherNetwork()
    {
        GradientProblem tanh = Problem(Activation.Tanh);
        GradientProblem sigmoid = Problem(Activation.Sigmoid);

        Assert.True(tanh.LargestError(sigmoid.Gradients()) > 0.1);

        static GradientProblem Problem(Activation activation) => new(
            new DefinitionBuilder("Other", 4).Dense(5, activation).Dense(1).Training(Loss.MeanSquaredError, Optimizer.SGD).Build(),
            rows: 6,
            seed: 6);
    }

    [Theory]
    [InlineData(Activation.LeakyReLU, 0.3)]
    [InlineData(Activation.LeakyReLU, -0.2)]
    [InlineData(Activation.ELU, 0.5)]
    [InlineData(Activation.ELU, -1.5)]
    public void GradientsAreRightAtAnyAlpha(Activation activation, double alpha) => AssertRight(new GradientProblem(
        new DefinitionBuilder("Alpha", 5)
            .Dense(7, activation, alpha: alpha)
            .Dense(3, activation, alpha: alpha)
            .Training(Loss.MeanSquaredError, Optimizer.SGD)
            .Build(),
        rows: 5,
        seed: 1));

    // Every other problem has none.
    private static double[] Weights(int shape, int rows) => shape % 2 == 0 ? [] : [.. Enumerable.Range(0, rows).Select(row => 0.5 * (row % 4))];

    private static void AssertRight(GradientProblem problem)
    {
        double error = problem.LargestError(problem.Gradients());
        Assert.True(error <= Tolerance, $"The gradients are off by {error:E2} of the largest.");
    }
}
