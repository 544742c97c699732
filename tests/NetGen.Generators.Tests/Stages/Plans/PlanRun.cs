using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Carries out members of a plan on random numbers. Buffers that hold rubbish at run time hold NaN here.</summary>
internal sealed class PlanRun
{
    /// <summary>How many samples a batch has.</summary>
    public const int Rows = 3;

    public const double Tolerance = 1e-9;

    /// <summary>The weights of the samples of a batch.</summary>
    public static readonly double[] Weights = [0.5, 2, 1.25];

    private static readonly string[] Rubbish = [PlaceNames.Scratch, PlaceNames.Activations, PlaceNames.Predictions];

    public PlanRun(NetworkModel model, int seed)
    {
        Model = model;
        Plan = NetworkLowering.Lower(model);
        Random = new Random(seed);
        Parameters = Numbers(Plan.Definition.ParameterCount);
        Statistics = [.. Numbers(Plan.Definition.StatisticCount).Select(number => number + 1)];
        Arena = Spread(Plan.FromCanonical, Parameters, Plan.ArenaLength);
        StatisticArena = Plan.Statistics is { } statistics ? Spread(statistics.FromCanonical, Statistics, statistics.ArenaLength) : [];
        Samples = Numbers(Rows * (int)model.Input.Size);
    }

    public NetworkModel Model { get; }

    public NetworkPlan Plan { get; }

    public Random Random { get; }

    /// <summary>The parameters in canonical order.</summary>
    public double[] Parameters { get; }

    /// <summary>The running statistics in canonical order.</summary>
    public double[] Statistics { get; }

    /// <summary>The arena of the parameters.</summary>
    public double[] Arena { get; }

    /// <summary>The samples of a batch.</summary>
    public double[] Samples { get; }

    /// <summary>A number for each scalar that all samples share.</summary>
    public static Dictionary<string, double> Scalars => new() { [PlaceNames.InverseWeight] = 1 / Weights.Sum() };

    private double[] StatisticArena { get; }

    public double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Random.NextDouble() - 0.5)];

    /// <summary>What the model predicts, or the part of it up to a layer.</summary>
    public double[] Predicted(NetworkModel? part = null) =>
        [.. new ReferenceNetwork(part ?? Model, Parameters, Statistics).Predict(Rowwise(Samples, Model.Input)).SelectMany(row => row)];

    /// <summary>The weighted loss of each sample with some parameters.</summary>
    public double[] WeightedLosses(double[] parameters, double[] targets, bool isTraining) => [.. new ReferenceNetwork(Model, parameters, Statistics)
        .Losses(Rowwise(Samples, Model.Input), Rowwise(targets, Model.Output), isTraining)
        .Zip(Weights, (loss, weight) => weight * loss)];

    /// <summary>The buffers that a member starts with.</summary>
    public Dictionary<string, double[]> Buffers(string member, int rows = Rows)
    {
        Dictionary<string, double[]> buffers = PlanBuffers.Members(Plan)
            .First(candidate => candidate.Name == member)
            .Buffers(rows)
            .ToDictionary(entry => entry.Key, entry => new double[entry.Value]);
        foreach (string rubbish in Rubbish.Where(buffers.ContainsKey))
        {
            Array.Fill(buffers[rubbish], double.NaN);
        }

        buffers[PlaceNames.Parameters] = Arena;
        buffers[PlaceNames.Samples] = Samples[..(rows * (int)Model.Input.Size)];
        buffers[PlaceNames.Statistics] = StatisticArena;
        return buffers;
    }

    /// <summary>The buffers after a pass forward and backward.</summary>
    /// <param name="isLabels">Whether class indices are given instead of target rows.</param>
    /// <param name="total">Receives the sum over the samples.</param>
    /// <param name="targets">Receives the target rows that were given, or that the class indices stand for.</param>
    public Dictionary<string, double[]> Compute(bool isLabels, out double total, out double[] targets)
    {
        TrainingPlan training = Plan.Training!;
        int outputs = (int)Model.Output.Size;
        Dictionary<string, double[]> buffers = Buffers("ComputeGradients");
        double[] labels = [.. Enumerable.Range(0, Rows).Select(_ => (double)Random.Next(Math.Max(2, outputs)))];
        targets = isLabels
            ? [.. labels
                .SelectMany(label => outputs == 1 ? [label] : Enumerable.Range(0, outputs).Select(output => output == label ? 1.0 : 0))
                .Select(indicator => ReferenceNetwork.TargetOfLabel(Model, indicator))]
            : Numbers(Rows * outputs);
        buffers[PlaceNames.Labels] = labels;
        buffers[PlaceNames.Targets] = targets;
        buffers[PlaceNames.Weights] = Weights;
        PlanInterpreter interpreter = new(buffers, Rows, Scalars);
        interpreter.Run(training.Forward.Append(isLabels ? training.LossOfLabels : training.LossOfTargets).Concat(training.Backward));
        total = interpreter.Total;
        return buffers;
    }

    /// <summary>Numbers in canonical order from an arena.</summary>
    public double[] Gather(IEnumerable<CallPlan> calls, double[] arena)
    {
        double[] canonical = new double[Parameters.Length];
        Dictionary<string, double[]> buffers = new() { [PlaceNames.Canonical] = canonical, [PlaceNames.Arena] = arena };
        new PlanInterpreter(buffers, 1, Scalars).Run(calls);
        return canonical;
    }

    /// <summary>Which parameters training changes, in canonical order.</summary>
    public bool[] IsTrained() => [.. Model.Layers
        .Zip(Plan.Definition.Layers)
        .SelectMany(pair => Enumerable.Repeat(pair.First.Trainable, pair.Second.Parameters.Sum(parameter => (int)parameter.Shape.Size)))];

    public static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    private static double[] Spread(IEnumerable<CallPlan> calls, double[] canonical, int length)
    {
        double[] arena = new double[length];
        Dictionary<string, double[]> buffers = new() { [PlaceNames.Canonical] = canonical, [PlaceNames.Arena] = arena };
        new PlanInterpreter(buffers, 1, Scalars).Run(calls);
        return arena;
    }

    private static double[][] Rowwise(double[] numbers, Shape shape) => [.. numbers.Chunk((int)shape.Size)];
}
