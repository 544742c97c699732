using System;
using System.Linq;
using NetGen.Engine;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>Gradients that do not go back from one window of steps to the one before.</summary>
public sealed class TruncatedBackpropagationTests
{
    private const int Features = 3;
    private const int Units = 4;
    private const int Rows = 3;

    private readonly SequenceProblem _problem = new();

    public static TheoryData<string> Cells => RecurrentCells.Names;

    /// <summary>
    /// The gradient is that of a network for each window. The state it starts from is no parameter's: it comes in as further features of its first step, whose weight is that of the state.
    /// </summary>
    [Theory]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    [InlineData(7, 2)]
    [InlineData(5, 1)]
    public void AWindowIsANetworkThatIsGivenItsFirstState(int time, int window)
    {
        RuntimeNetwork<double> network = _problem.Network(Definition("RNN", time, window));
        double[] parameters = SequenceProblem.Parameters(network);
        double[] inputs = _problem.Draw(Rows * network.InputSize);
        double[] targets = _problem.Draw(Rows * network.OutputSize);
        double[] outputs = new double[targets.Length];
        network.PredictBatch(inputs, outputs);

        double loss = network.ComputeGradients(inputs, targets);
        double expectedLoss = 0;
        double[] expected = new double[network.ParameterCount];
        for (int start = 0; start < time; start += window)
        {
            int steps = Math.Min(window, time - start);
            RuntimeNetwork<double> part = Part(parameters, steps);
            double share = (double)steps / time;
            expectedLoss += share * part.ComputeGradients(PartInputs(inputs, outputs, time, start, steps), PartTargets(targets, time, start, steps));
            AddPart(SequenceProblem.Gradients(part), share, expected);
        }

        Assert.Equal(expectedLoss, loss, 1e-14);
        TensorAssert.CloseByTensor<double>(network.Definition.Parameters, expected, SequenceProblem.Gradients(network), 1e-13, "gradient");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void AWindowOfAllStepsCutsNothing(string cell)
    {
        double[] whole = Gradients(cell, window: 0);

        Assert.Equal(whole, Gradients(cell, window: 6));
        Assert.Equal(whole, Gradients(cell, window: 100));
        Assert.NotEqual(whole, Gradients(cell, window: 5));
        Assert.NotEqual(whole, Gradients(cell, window: 3));
    }

    [Fact]
    public void ANumberOfStepsIsWhole()
    {
        Assert.Throws<ArgumentException>(() => new RuntimeNetwork<double>(new DefinitionBuilder("X", 4, 2)
            .Recurrent("GRU", 3).Training(Loss.MeanSquaredError, Optimizer.SGD).Option("TruncatedSteps", 1.5).Build()));
    }

    private static double[] Gradients(string cell, int window)
    {
        SequenceProblem problem = new();
        RuntimeNetwork<double> network = problem.Network(Definition(cell, time: 6, window));
        network.ComputeGradients(problem.Draw(Rows * network.InputSize), problem.Draw(Rows * network.OutputSize));
        return SequenceProblem.Gradients(network);
    }

    private static NetworkDefinition Definition(string cell, int time, int window) => new DefinitionBuilder("Cut", time, Features)
        .Cell(cell, Units, returnSequences: true)
        .Training(Loss.MeanSquaredError, Optimizer.SGD)
        .Option("TruncatedSteps", window)
        .Build();

    // [W | U] multiplies features and state side by side; U and the bias are those of the whole network.
    private static RuntimeNetwork<double> Part(double[] parameters, int steps)
    {
        double[] weight = parameters[..(Units * Features)];
        double[] recurrent = parameters[(Units * Features)..(Units * (Features + Units))];
        NetworkDefinition definition = new DefinitionBuilder("Part", steps, Features + Units)
            .Cell("RNN", Units, returnSequences: true)
            .Training(Loss.MeanSquaredError, Optimizer.SGD)
            .Build();
        return SequenceProblem.Network(
            definition,
            [
                .. Enumerable.Range(0, Units).SelectMany(unit => weight.Skip(unit * Features).Take(Features).Concat(recurrent.Skip(unit * Units).Take(Units))),
                .. recurrent,
                .. parameters[^Units..],
            ]);
    }

    private static double[] PartInputs(double[] inputs, double[] outputs, int time, int start, int steps) =>
    [
        .. from row in Enumerable.Range(0, Rows)
           from step in Enumerable.Range(start, steps)
           from value in inputs.Skip(((row * time) + step) * Features).Take(Features).Concat(
               step == start && start > 0 ? outputs.Skip(((row * time) + step - 1) * Units).Take(Units) : new double[Units])
           select value,
    ];

    private static double[] PartTargets(double[] targets, int time, int start, int steps) =>
        [.. targets.Chunk(time * Units).SelectMany(row => row.Skip(start * Units).Take(steps * Units))];

    private static void AddPart(double[] gradients, double share, double[] sum)
    {
        for (int unit = 0; unit < Units; unit++)
        {
            int row = unit * (Features + Units);
            for (int i = 0; i < Features; i++)
            {
                sum[(unit * Features) + i] += share * gradients[row + i];
            }

            for (int i = 0; i < Units; i++)
            {
                double ofState = gradients[row + Features + i] + gradients[(Units * (Features + Units)) + (unit * Units) + i];
                sum[(Units * Features) + (unit * Units) + i] += share * ofState;
            }

            sum[^(Units - unit)] += share * gradients[^(Units - unit)];
        }
    }
}
