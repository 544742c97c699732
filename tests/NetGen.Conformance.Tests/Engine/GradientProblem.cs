using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Conformance.Tests.Losses;
using NetGen.Engine;
using NetGen.Engine.Layers;
using NetGen.Testing.Definitions;

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
            _targets = DrawTargets(random, rows);
            if (IsAwayFromKinks(Parameters, _inputs, rows) && IsAwayFromKinksOfTheLoss(rows)
                && MaximaTies.SmallestDistance(definition, _registry, Parameters, _inputs) > 2 * DistanceFromKinks)
            {
                return;
            }
        }

        throw new InvalidOperationException($"No draw of '{definition.Name}' lies away from the kinks.");
    }

    public NetworkDefinition Definition { get; }

    public double[] Parameters { get; }

    public ReadOnlySpan<double> Inputs => _inputs;

    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>A weight for each sample; empty for losses without.</summary>
    public double[] Weights { get; init; } = [];

    /// <summary>How many steps of each sample there are; empty if all.</summary>
    public int[] Lengths { get; init; } = [];

    /// <summary>The gradients the engine computes.</summary>
    public double[] Gradients()
    {
        double[] gradients = new double[Parameters.Length];
        Loss(Parameters);
        _network.GetGradients(gradients);
        return gradients;
    }

    /// <summary>The loss in training at any parameters.</summary>
    public double Loss(double[] parameters)
    {
        _network.SetParameters(parameters);
        return (Weights, Lengths) switch
        {
            ([], []) => _network.ComputeGradients(_inputs, _targets),
            (_, []) => _network.ComputeGradients(_inputs, _targets, Weights),
            ([], _) => _network.ComputeGradients(_inputs, _targets, Lengths),
            _ => _network.ComputeGradients(_inputs, _targets, Weights, Lengths),
        };
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

    private double[] DrawTargets(Random random, int rows) =>
        [.. Draw(random, rows * _network.OutputSize, 1).Select(value => LossCases.Target(Definition.Training!.Loss, value))];

    private bool IsAwayFromKinksOfTheLoss(int rows)
    {
        LayerDefinition last = Definition.Layers[^1];
        ImmutableArray<LayerDefinition> layers =
            [.. Definition.Layers.SkipLast(1), LossCases.KinksBeforeActivation(Definition.Training!.Loss) ? WithoutActivation(last) : last];
        RuntimeNetwork<double> network = new(new NetworkDefinition("Predictions", Definition.InputShape, layers, training: null), _registry);
        network.SetParameters(Parameters);
        double[] predictions = new double[rows * network.OutputSize];
        network.PredictBatch(_inputs, predictions);
        return LossCases.AreAwayFromKinks(Definition.Training, predictions, _targets, DistanceFromKinks);
    }

    // The weighted sums that an activation gets are what the network gives if it ends there, without it.
    private bool IsAwayFromKinks(double[] parameters, double[] inputs, int rows)
    {
        for (int i = 0; i < Definition.Layers.Length; i++)
        {
            LayerDefinition layer = Definition.Layers[i];
            double[] kinks = ActivationTraits.KinksOf(layer.Activation);
            if (kinks.Length == 0)
            {
                continue;
            }

            ImmutableArray<LayerDefinition> layers = [.. Definition.Layers.Take(i), WithoutActivation(layer)];
            RuntimeNetwork<double> sums = new(new NetworkDefinition("Sums", Definition.InputShape, layers, training: null), _registry);
            sums.SetParameters(parameters.AsSpan(0, sums.ParameterCount));
            double[] values = new double[rows * sums.OutputSize];
            sums.PredictBatch(inputs, values);
            if (values.Any(value => kinks.Any(kink => Math.Abs(value - kink) < DistanceFromKinks)))
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
        Parameters = layer.Activation == Activation.PReLU ? layer.Parameters.RemoveAt(layer.Parameters.Length - 1) : layer.Parameters,
    };
}
