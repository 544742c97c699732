using System;
using System.Linq;
using NetGen.Engine;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>Parameters, samples and targets for networks of sequences in double, the same for the same seed.</summary>
internal sealed class SequenceProblem
{
    private readonly Random _random = new(7);

    /// <summary>A network with parameters of its own.</summary>
    public RuntimeNetwork<double> Network(NetworkDefinition definition) => Network(definition, Draw(definition.ParameterCount));

    /// <summary>A network with the parameters of another.</summary>
    public static RuntimeNetwork<double> Network(NetworkDefinition definition, ReadOnlySpan<double> parameters)
    {
        RuntimeNetwork<double> network = new(definition);
        network.SetParameters(parameters);
        return network;
    }

    /// <summary>Numbers from −1 to 1.</summary>
    public double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * _random.NextDouble()) - 1)];

    /// <summary>Class indices.</summary>
    public int[] DrawLabels(int count, int classes) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(classes))];

    /// <summary>The first steps of each sequence.</summary>
    public static TValue[] Prefixes<TValue>(TValue[] sequences, int size, int prefix) => [.. sequences.Chunk(size).SelectMany(sequence => sequence.Take(prefix))];

    public static double[] Parameters(RuntimeNetwork<double> network)
    {
        double[] parameters = new double[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    public static double[] Gradients(RuntimeNetwork<double> network)
    {
        double[] gradients = new double[network.ParameterCount];
        network.GetGradients(gradients);
        return gradients;
    }
}
