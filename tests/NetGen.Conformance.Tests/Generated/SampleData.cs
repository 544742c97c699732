using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Conformance.Tests.Losses;
using NetGen.Engine;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Parameters, samples, targets and labels for a network, the same in float and double.</summary>
internal sealed class SampleData
{
    /// <summary>
    /// How far a sum must be from a kink of the activation: more than float32 is off, or the two engines would stand on different sides of the kink.
    /// </summary>
    private const double DistanceFromKinks = 3e-6;

    private const int Attempts = 200;

    private const float InputBound = 1.5f;

    public SampleData(NetworkDefinition definition, int rows, int seed)
        : this(definition, rows, seed, out bool isAwayFromKinks)
    {
        if (!isAwayFromKinks)
        {
            throw new InvalidOperationException($"No draw of '{definition.Name}' lies away from the kinks.");
        }
    }

    private SampleData(NetworkDefinition definition, int rows, int seed, out bool isAwayFromKinks)
    {
        Random random = new(seed);
        int outputs = definition.OutputShape.Size;
        int inputs = definition.InputShape.Size;
        Parameters = DrawParameters(definition, random);
        Targets = DrawTargets(definition, random, rows * outputs);
        int classes = outputs / definition.OutputRows;
        Labels = [.. Enumerable.Range(0, rows * definition.OutputRows).Select(_ => random.Next(Math.Max(2, classes)))];
        Inputs = Draw(random, rows * inputs, InputBound);
        bool[] isNear = AreNearKinks(definition, rows);
        for (int attempt = 1; attempt < Attempts && isNear.Contains(true); attempt++)
        {
            foreach (int row in Enumerable.Range(0, rows).Where(row => isNear[row]))
            {
                Draw(random, inputs, InputBound).CopyTo(Inputs, row * inputs);
            }

            isNear = AreNearKinks(definition, rows);
        }

        isAwayFromKinks = !isNear.Contains(true);
        Weights = [.. Draw(random, rows, 1).Select((weight, row) => row % 5 == 3 ? 0 : 1 + weight)];
        Lengths = SequenceTraits.HaveLengths(definition) ? DrawLengths(definition.InputShape[0], random, rows) : [];
    }

    public float[] Parameters { get; }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    /// <summary>A class index for each row, or for each step that has outputs.</summary>
    public int[] Labels { get; }

    /// <summary>From 0 to 2, of which some are 0.</summary>
    public float[] Weights { get; }

    /// <summary>How many steps each row has, one of four a single one; none where rows have no lengths.</summary>
    public int[] Lengths { get; }

    /// <summary>Data whose sums lie away from kinks: rows near one are drawn again. <see langword="null"/> if some always are.</summary>
    public static SampleData? DrawAway(NetworkDefinition definition, int rows, int seed)
    {
        SampleData data = new(definition, rows, seed, out bool isAwayFromKinks);
        return isAwayFromKinks ? data : null;
    }

    public static double[] Widen(ReadOnlySpan<float> values)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }

    // Weights that keep the scale of what passes through, so that deep networks neither vanish nor saturate.
    private static float[] DrawParameters(NetworkDefinition definition, Random random) =>
    [
        .. definition.Parameters.SelectMany(parameter => Draw(
            random, parameter.Shape.Size, parameter.Shape.Rank == 1 ? 0.5f : MathF.Sqrt(4f / parameter.FanIn))),
    ];

    private static float[] DrawTargets(NetworkDefinition definition, Random random, int count) =>
        [.. Draw(random, count, 1).Select(value => (float)LossCases.Target(definition.Training?.Loss, value))];

    private static float[] Draw(Random random, int count, float bound)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = bound * ((2 * random.NextSingle()) - 1);
        }

        return values;
    }

    private static int[] DrawLengths(int time, Random random, int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => row % 4 == 2 ? 1 : random.Next(1, time + 1))];

    private bool[] AreNearKinks(NetworkDefinition definition, int rows)
    {
        bool[] isNear = new bool[rows];
        MarkNearKinks(definition, isNear);
        MarkNearKinksOfTheLoss(definition, isNear);
        return isNear;
    }

    // The sums that an activation gets are what the network gives if it ends there, without it.
    private void MarkNearKinks(NetworkDefinition definition, bool[] isNear)
    {
        for (int i = 0; i < definition.Layers.Length; i++)
        {
            LayerDefinition layer = definition.Layers[i];
            double[] kinks = ActivationTraits.KinksOf(layer.Activation);
            if (kinks.Length == 0)
            {
                continue;
            }

            ImmutableArray<LayerDefinition> layers = [.. definition.Layers.Take(i), WithoutActivation(layer)];
            RuntimeNetwork<double> sums = new(new NetworkDefinition("Sums", definition.InputShape, layers, training: null));
            sums.SetParameters(Widen(Parameters.AsSpan(0, sums.ParameterCount)));
            double[] values = new double[isNear.Length * sums.OutputSize];
            sums.PredictBatch(Widen(Inputs), values);

            // What is exactly zero, as a sum of what was rectified before, is so on both sides.
            for (int row = 0; row < isNear.Length; row++)
            {
                isNear[row] |= values
                    .Skip(row * sums.OutputSize)
                    .Take(sums.OutputSize)
                    .Any(value => kinks.Any(kink => value != kink && Math.Abs(value - kink) < DistanceFromKinks));
            }
        }
    }

    private void MarkNearKinksOfTheLoss(NetworkDefinition definition, bool[] isNear)
    {
        if (definition.Training is not { } training)
        {
            return;
        }

        LayerDefinition last = definition.Layers[^1];
        ImmutableArray<LayerDefinition> layers =
            [.. definition.Layers.SkipLast(1), LossCases.KinksBeforeActivation(training.Loss) ? WithoutActivation(last) : last];
        RuntimeNetwork<double> network = new(new NetworkDefinition("Predictions", definition.InputShape, layers, training: null));
        network.SetParameters(Widen(Parameters));
        double[] predictions = new double[isNear.Length * network.OutputSize];
        network.PredictBatch(Widen(Inputs), predictions);
        int outputs = network.OutputSize / definition.OutputRows;
        double[] targetsOfLabels =
            [.. predictions.Select((_, i) => LossCases.TargetOfLabel(training.Loss, Labels[i / outputs], i % outputs, outputs))];
        double[] targets = Widen(Targets);
        for (int row = 0; row < isNear.Length; row++)
        {
            int first = row * network.OutputSize;
            int end = first + network.OutputSize;
            isNear[row] |= !LossCases.AreAwayFromKinks(training, predictions[first..end], targets[first..end], DistanceFromKinks)
                || !LossCases.AreAwayFromKinks(training, predictions[first..end], targetsOfLabels[first..end], DistanceFromKinks);
        }
    }

    private static LayerDefinition WithoutActivation(LayerDefinition layer) => new()
    {
        Name = layer.Name,
        Kind = layer.Kind,
        Inputs = layer.Inputs,
        OutputShape = layer.OutputShape,
        Options = layer.Options,
        Parameters = layer.Activation == Activation.PReLU ? layer.Parameters.RemoveAt(layer.Parameters.Length - 1) : layer.Parameters,
    };
}
