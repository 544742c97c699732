using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Engine;
using NetGen.Engine.Layers;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>A network in double with parameters, samples and targets drawn where the loss is smooth.</summary>
internal sealed class GradientProblem
{
    // A parameter moves by at most 2e-4, so a weighted sum this far from a kink does not reach it.
    private const double DistanceFromKinks = 1e-3;
    private const int Attempts = 500;

    private readonly RuntimeNetwork<double> _network;
    private readonly LayerRegistry<double> _registry;
    private readonly double[] _inputs;
    private readonly double[] _targets;

    public GradientProblem(NetworkDefinition definition, int rows, int seed, LayerRegistry<double>? registry = null)
    {
        Definition = definition;
        _registry = registry ?? LayerRegistry<double>.Default;
        _network = new RuntimeNetwork<double>(definition, _registry);
        Random random = new(seed);
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            Parameters = DrawParameters(definition, random);
            _inputs = Draw(random, rows * _network.InputSize, 1.5);
            if (IsAwayFromKinks(Parameters, _inputs, rows))
            {
                _targets = DrawTargets(random, rows);
                return;
            }
        }

        throw new InvalidOperationException($"No draw of '{definition.Name}' lies away from the kinks.");
    }

    public NetworkDefinition Definition { get; }

    public double[] Parameters { get; }

    public ReadOnlySpan<double> Inputs => _inputs;

    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>The gradients the engine computes.</summary>
    public double[] Gradients()
    {
        double[] gradients = new double[Parameters.Length];
        _network.SetParameters(Parameters);
        _network.ComputeGradients(_inputs, _targets);
        _network.GetGradients(gradients);
        return gradients;
    }

    /// <summary>The loss in training at any parameters.</summary>
    public double Loss(double[] parameters)
    {
        _network.SetParameters(parameters);
        return _network.ComputeGradients(_inputs, _targets);
    }

    /// <summary>How far the given gradients are from central differences.</summary>
    public double LargestError(double[] gradients) => GradientCheck.LargestError(Definition, Parameters, gradients, Loss);

    // Wide enough that activations bend, narrow enough that none saturates.
    private static double[] DrawParameters(NetworkDefinition definition, Random random) =>
    [
        .. definition.Parameters.SelectMany(
            parameter => Draw(random, parameter.Shape.Size, parameter.Shape.Rank == 1 ? 0.5 : Math.Sqrt(3.0 / parameter.FanIn))),
    ];

    private static double[] Draw(Random random, int count, double bound)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = bound * ((2 * random.NextDouble()) - 1);
        }

        return values;
    }

    // Under cross-entropy weights of classes that sum to no round number, so that a forgotten sum of targets shows.
    private double[] DrawTargets(Random random, int rows) =>
        Definition.Training!.Loss == NetGen.Loss.CategoricalCrossEntropy
            ? [.. Draw(random, rows * _network.OutputSize, 0.5).Select(value => value + 0.5)]
            : Draw(random, rows * _network.OutputSize, 1);

    // The weighted sums of a ReLU are what the network gives if it ends there, without the ReLU.
    private bool IsAwayFromKinks(double[] parameters, double[] inputs, int rows)
    {
        for (int i = 0; i < Definition.Layers.Length; i++)
        {
            LayerDefinition layer = Definition.Layers[i];
            if (layer.Activation != Activation.ReLU)
            {
                continue;
            }

            ImmutableArray<LayerDefinition> layers = [.. Definition.Layers.Take(i), WithoutActivation(layer)];
            RuntimeNetwork<double> sums = new(new NetworkDefinition("Sums", Definition.InputShape, layers, training: null), _registry);
            sums.SetParameters(parameters.AsSpan(0, sums.ParameterCount));
            double[] values = new double[rows * sums.OutputSize];
            sums.PredictBatch(inputs, values);
            if (values.Any(value => Math.Abs(value) < DistanceFromKinks))
            {
                return false;
            }
        }

        return true;
    }

    private static LayerDefinition WithoutActivation(LayerDefinition layer) => new()
    {
        Name = layer.Name,
        Kind = layer.Kind,
        Inputs = layer.Inputs,
        OutputShape = layer.OutputShape,
        Options = layer.Options,
        Parameters = layer.Parameters,
    };
}
