using System;
using System.Globalization;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>The largest differences seen, as shares of what they are measured by; one beyond its tolerance fails at once.</summary>
internal sealed class Deviation
{
    public const double OutputTolerance = 2e-6;
    public const double LossTolerance = 1e-5;
    public const double GradientTolerance = 1e-5;
    public const double UpdateTolerance = 1e-6;

    public double Outputs { get; private set; }

    public double Loss { get; private set; }

    public double Gradients { get; private set; }

    public double Updates { get; private set; }

    public double Trained { get; private set; }

    /// <summary>Outputs: by the largest, at least 1.</summary>
    public void CheckOutputs(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, string what) =>
        Outputs = Math.Max(Outputs, Share(actual, expected, floor: 1, OutputTolerance, what));

    /// <summary>A loss: by itself, at least a hundredth.</summary>
    public void CheckLoss(float actual, double expected, string what) =>
        Loss = Math.Max(Loss, Share([actual], [expected], floor: 0.01, LossTolerance, what));

    /// <summary>Gradients: tensor by tensor, by the largest of it.</summary>
    public void CheckGradients(NetworkDefinition definition, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, string what) =>
        Gradients = Math.Max(Gradients, ShareByTensor(definition, actual, expected, GradientTolerance, "gradient", what));

    /// <summary>Parameters after one update from the same gradients: tensor by tensor, by the largest of it.</summary>
    public void CheckUpdate(NetworkDefinition definition, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, string what) =>
        Updates = Math.Max(Updates, ShareByTensor(definition, actual, expected, UpdateTolerance, "updated parameters", what));

    /// <summary>Parameters after several steps: tensor by tensor, by the largest of it.</summary>
    public void CheckTrained(NetworkDefinition definition, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double tolerance, string what) =>
        Trained = Math.Max(Trained, ShareByTensor(definition, actual, expected, tolerance, "trained parameters", what));

    public void Include(Deviation other)
    {
        Outputs = Math.Max(Outputs, other.Outputs);
        Loss = Math.Max(Loss, other.Loss);
        Gradients = Math.Max(Gradients, other.Gradients);
        Updates = Math.Max(Updates, other.Updates);
        Trained = Math.Max(Trained, other.Trained);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"outputs {Outputs:E1}, loss {Loss:E1}, gradients {Gradients:E1}, update {Updates:E1}, trained {Trained:E1}");

    private static double ShareByTensor(
        NetworkDefinition definition, ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double tolerance, string kind, string what)
    {
        double worst = 0;
        int offset = 0;
        foreach (ParameterDefinition parameter in definition.Parameters)
        {
            int size = parameter.Shape.Size;
            worst = Math.Max(worst, Share(
                actual.Slice(offset, size), expected.Slice(offset, size), floor: 0, tolerance, $"{what}, {kind} of {parameter.Name}"));
            offset += size;
        }

        Assert.Equal(offset, actual.Length);
        return worst;
    }

    private static double Share(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, double floor, double tolerance, string what)
    {
        double difference = Tolerance.LargestDifference(actual, expected);
        if (difference == 0)
        {
            return 0;
        }

        Tolerance.AssertClose(actual, expected, tolerance, floor, what);
        return difference / Math.Max(floor, Tolerance.Largest(expected));
    }
}
