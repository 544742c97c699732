using System;
using NetGen.Engine;
using NetGen.Testing;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>
/// Finds data on which float32 can be held to the tolerance at all: where terms cancel, a gradient is less exact than the tolerance whoever
/// computes it. The measure is the engine in float against itself in double, so that what is tested has no part in the choice.
/// </summary>
internal static class Conditioning
{
    private const double Share = 0.2;
    private const int Seeds = 100;

    /// <param name="definition">The network.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="batches">The numbers of samples that gradients are compared for.</param>
    /// <param name="draw">Which of several draws, each from seeds of its own.</param>
    public static SampleData DrawWell(NetworkDefinition definition, int rows, ReadOnlySpan<int> batches, int draw = 0)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            if (SampleData.DrawAway(definition, rows, (draw * Seeds) + seed) is { } data && IsWell(definition, data, batches))
            {
                return data;
            }
        }

        throw new InvalidOperationException($"No draw of '{definition.Name}' lies away from kinks and is one that float32 can compute to the tolerance.");
    }

    private static bool IsWell(NetworkDefinition definition, SampleData data, ReadOnlySpan<int> batches)
    {
        RuntimeNetwork<double> exact = new(definition);
        RuntimeNetwork<float> single = new(definition);
        exact.SetParameters(SampleData.Widen(data.Parameters));
        single.SetParameters(data.Parameters);
        double[] expected = new double[definition.ParameterCount];
        float[] actual = new float[definition.ParameterCount];
        foreach (int rows in batches)
        {
            ReadOnlySpan<float> inputs = data.Inputs.AsSpan(0, rows * definition.InputShape.Size);
            ReadOnlySpan<float> targets = data.Targets.AsSpan(0, rows * definition.OutputShape.Size);
            ReadOnlySpan<int> labels = data.Labels.AsSpan(0, rows * definition.OutputRows);
            exact.ComputeGradients(SampleData.Widen(inputs), SampleData.Widen(targets));
            single.ComputeGradients(inputs, targets);
            if (!AreClose())
            {
                return false;
            }

            exact.ComputeGradients(SampleData.Widen(inputs), labels);
            single.ComputeGradients(inputs, labels);
            if (!AreClose())
            {
                return false;
            }

            ReadOnlySpan<float> weights = data.Weights.AsSpan(0, rows);
            exact.ComputeGradients(SampleData.Widen(inputs), SampleData.Widen(targets), SampleData.Widen(weights));
            single.ComputeGradients(inputs, targets, weights);
            if (!AreClose())
            {
                return false;
            }

            exact.ComputeGradients(SampleData.Widen(inputs), labels, SampleData.Widen(weights));
            single.ComputeGradients(inputs, labels, weights);
            if (!AreClose())
            {
                return false;
            }

            if (data.Lengths.Length > 0)
            {
                ReadOnlySpan<int> lengths = data.Lengths.AsSpan(0, rows);
                exact.ComputeGradients(SampleData.Widen(inputs), SampleData.Widen(targets), lengths);
                single.ComputeGradients(inputs, targets, lengths);
                if (!AreClose())
                {
                    return false;
                }

                exact.ComputeGradients(SampleData.Widen(inputs), labels, SampleData.Widen(weights), lengths);
                single.ComputeGradients(inputs, labels, weights, lengths);
                if (!AreClose())
                {
                    return false;
                }
            }
        }

        return true;

        bool AreClose()
        {
            exact.GetGradients(expected);
            single.GetGradients(actual);
            return Conditioning.AreClose(definition, actual, expected, Deviation.GradientTolerance);
        }
    }

    /// <summary>Whether what the engine has in float is so close to what it has in double, tensor by tensor, that float32 can be held to a tolerance.</summary>
    public static bool AreClose(NetworkDefinition definition, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double tolerance)
    {
        int offset = 0;
        foreach (ParameterDefinition parameter in definition.Parameters)
        {
            int size = parameter.Shape.Size;
            double largest = Tolerance.Largest(expected.Slice(offset, size));
            double difference = Tolerance.LargestDifference(actual.Slice(offset, size), expected.Slice(offset, size));
            if (difference > Share * tolerance * largest)
            {
                return false;
            }

            offset += size;
        }

        return true;
    }
}
