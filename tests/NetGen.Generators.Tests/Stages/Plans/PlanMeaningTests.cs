using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>
/// Plans are carried out element by element and held against what the model means. Buffers that hold rubbish at run time hold NaN here.
/// </summary>
public class PlanMeaningTests
{
    private const int Networks = 90;
    private const int Rows = 3;
    private const double Tolerance = 1e-9;

    private static readonly double[] Weights = [0.5, 2, 1.25];

    private static readonly RandomModels Small = new(LargestSize: 40, MostLayers: 5);

    private static readonly string[] Rubbish =
        [PlaceNames.Scratch, PlaceNames.Activations, PlaceNames.Predictions];

    [Fact]
    public void OneSampleAndManyArePredictedAsTheModelSays() => ForAll(training: false, (model, plan, random) =>
    {
        double[] canonical = Numbers(random, plan.Definition.ParameterCount);
        double[] arena = Spread(plan, canonical);
        double[] samples = Numbers(random, Rows * (int)model.Input.Size);
        double[] expected = [.. Samples(model, samples).SelectMany(sample => ReferenceNetwork.Predict(model, canonical, sample))];

        Dictionary<string, double[]> many = Buffers(Member(plan, "PredictBatch"), Rows, arena, samples);
        new PlanInterpreter(many, Rows, Scalars()).Run(plan.Inference.PredictRows);
        AssertClose(expected, many[PlaceNames.Predictions]);

        Dictionary<string, double[]> one = Buffers(Member(plan, "Predict"), 1, arena, samples[..(int)model.Input.Size]);
        new PlanInterpreter(one, 1, Scalars()).Run(plan.Inference.Predict);
        AssertClose(expected[..(int)model.Output.Size], one[PlaceNames.Predictions]);
    });

    [Fact]
    public void ALayerGivesWhatAModelThatEndsThereMeans() => ForAll(training: false, (model, plan, random) =>
    {
        double[] canonical = Numbers(random, plan.Definition.ParameterCount);
        double[] samples = Numbers(random, Rows * (int)model.Input.Size);
        foreach (FeaturesPlan features in plan.Inference.Features.Where(features => features.Rows.Count > 0))
        {
            int end = model.Layers.First(layer => layer.Name == features.Layer).Index + 1;
            NetworkModel part = model with { Layers = model.Layers.Take(end).ToEquatableArray() };
            double[] expected = [.. Samples(model, samples).SelectMany(sample => ReferenceNetwork.Predict(part, canonical, sample))];

            Dictionary<string, double[]> buffers = Buffers(Member(plan, features.Name), Rows, Spread(plan, canonical), samples);
            new PlanInterpreter(buffers, Rows, Scalars()).Run(features.Rows);

            AssertClose(expected, buffers[PlaceNames.Predictions]);
        }
    });

    [Fact]
    public void GradientsOfTargetsAreThoseOfDifferences() => ForAll(training: true, (model, plan, random) =>
        CheckGradients(model, plan, random, isLabels: false));

    [Fact]
    public void GradientsOfLabelsAreThoseOfDifferences() => ForAll(training: true, (model, plan, random) =>
        CheckGradients(model, plan, random, isLabels: true));

    [Fact]
    public void MeasuringGivesTheLossOfTheGradientPass() => ForAll(training: true, (model, plan, random) =>
    {
        double[] canonical = Numbers(random, plan.Definition.ParameterCount);
        double[] samples = Numbers(random, Rows * (int)model.Input.Size);
        double[] targets = Numbers(random, Rows * (int)model.Output.Size);
        Dictionary<string, double[]> buffers = Buffers(Member(plan, "ComputeLoss"), Rows, Spread(plan, canonical), samples);
        buffers[PlaceNames.Targets] = targets;
        buffers[PlaceNames.Weights] = Weights;
        PlanInterpreter interpreter = new(buffers, Rows, Scalars());
        interpreter.Run(plan.Inference.PredictRows.Append(plan.Training!.MeasureTargets));
        Assert.Equal(WeightedLosses(model, canonical, samples, targets).Sum(), interpreter.Total, Tolerance);
    });

    [Fact]
    public void SomeStepsHaveSamplesInLanesAndSomeRows()
    {
        Assert.Contains(Lowered(), HasSamplesInLanes);
        Assert.Contains(Lowered(), plan => !HasSamplesInLanes(plan));

        static IEnumerable<NetworkPlan> Lowered() => Enumerable
            .Range(0, Networks)
            .Select(seed => NetworkLowering.Lower(Small.Of(seed)))
            .Where(plan => plan.Training is not null);

        static bool HasSamplesInLanes(NetworkPlan plan) =>
            plan.Training!.LossOfLabels.Method.Kernels.Any(kernel => kernel is SampleProgram);
    }

    [Fact]
    public void AStepLeavesPaddingZero() => ForAll(training: true, (model, plan, random) =>
    {
        double[] canonical = Numbers(random, plan.Definition.ParameterCount);
        double[] arena = Spread(plan, canonical);
        bool[] isPadding = [.. arena.Select(value => value == 0)];
        Dictionary<string, double[]> buffers = Compute(model, plan, random, arena, isLabels: false, out _, out _);
        double[] gradients = buffers[PlaceNames.Gradients];
        UpdatePlan update = plan.Training!.Update;
        foreach (string moment in update.Moments)
        {
            buffers[moment] = new double[plan.ArenaLength];
        }

        new PlanInterpreter(buffers, 1, update.Scalars.ToDictionary(scalar => scalar.Name, _ => -0.5)).Run([update.Method]);
        for (int i = 0; i < arena.Length; i++)
        {
            if (isPadding[i])
            {
                Assert.Equal(0, gradients[i]);
                Assert.All(update.Moments, moment => Assert.Equal(0, buffers[moment][i]));
                Assert.Equal(0, arena[i]);
            }
        }

        // Where every sample is on the right side of a margin there is nothing to learn.
        if (gradients.Any(gradient => gradient != 0))
        {
            Assert.Contains(arena.Where((_, i) => !isPadding[i]).Zip(canonical), pair => pair.First != pair.Second);
        }
    });

    [Fact]
    public void CallsOfAPhaseWaitForNoneOfTheOthers() => ForAll(training: true, (model, plan, random) =>
    {
        if (plan.Training!.Phases is not { } phases)
        {
            return;
        }

        double[] arena = Spread(plan, Numbers(random, plan.Definition.ParameterCount));
        Dictionary<string, double[]> expected = Compute(model, plan, random, arena, isLabels: false, out double total, out double[] targets);
        Dictionary<string, double[]> buffers = Buffers(Member(plan, "ComputeGradients"), Rows, arena, expected[PlaceNames.Samples]);
        buffers[PlaceNames.Targets] = targets;
        buffers[PlaceNames.Weights] = Weights;
        PlanInterpreter interpreter = new(buffers, Rows, Scalars());
        interpreter.Run(phases.Forward.Calls);
        foreach (PhasePlan phase in phases.Backward.Prepend(phases.Loss))
        {
            interpreter.Run(phase.Calls.Reverse());
        }

        Assert.Equal(total, interpreter.Total);
        Assert.Equal(expected[PlaceNames.Gradients], buffers[PlaceNames.Gradients]);
        Assert.Equal(
            phases.Loss.Calls.Skip(1).Concat(phases.Backward.SelectMany(phase => phase.Calls)).ToHashSet(), plan.Training.Backward.ToHashSet());
        Assert.Equal(phases.Loss.Calls.Skip(1), phases.LossOfLabels.Calls.Skip(1));
    });

    private static void CheckGradients(NetworkModel model, NetworkPlan plan, Random random, bool isLabels)
    {
        double[] canonical = Numbers(random, plan.Definition.ParameterCount);
        Dictionary<string, double[]> buffers =
            Compute(model, plan, random, Spread(plan, canonical), isLabels, out double total, out double[] targets);
        double[] samples = buffers[PlaceNames.Samples];
        Assert.Equal(WeightedLosses(model, canonical, samples, targets).Sum(), total, Tolerance);

        double[] gradients = new double[canonical.Length];
        Dictionary<string, double[]> move = new() { [PlaceNames.Arena] = buffers[PlaceNames.Gradients], [PlaceNames.Canonical] = gradients };
        new PlanInterpreter(move, 1, Scalars()).Run(plan.ToCanonical);
        foreach (int index in Enumerable.Range(0, Math.Min(10, canonical.Length)).Select(_ => random.Next(canonical.Length)))
        {
            double Mean(double value)
            {
                double[] moved = [.. canonical];
                moved[index] = value;
                return WeightedLosses(model, moved, samples, targets).Sum() / Weights.Sum();
            }

            const double Step = 1e-5;
            double at = canonical[index];
            double below = (Mean(at) - Mean(at - Step)) / Step;
            double above = (Mean(at + Step) - Mean(at)) / Step;
            if (Math.Abs(above - below) < 1e-2)
            {
                Assert.Equal((above + below) / 2, gradients[index], 1e-5);
            }
        }
    }

    // The buffers after a pass forward and backward.
    private static Dictionary<string, double[]> Compute(
        NetworkModel model, NetworkPlan plan, Random random, double[] arena, bool isLabels, out double total, out double[] targets)
    {
        TrainingPlan training = plan.Training!;
        int outputs = (int)model.Output.Size;
        double[] samples = Numbers(random, Rows * (int)model.Input.Size);
        Dictionary<string, double[]> buffers = Buffers(Member(plan, "ComputeGradients"), Rows, arena, samples);
        double[] labels = [.. Enumerable.Range(0, Rows).Select(_ => (double)random.Next(Math.Max(2, outputs)))];
        targets = isLabels
            ? [.. labels
                .SelectMany(label => outputs == 1 ? [label] : Enumerable.Range(0, outputs).Select(output => output == label ? 1.0 : 0))
                .Select(indicator => ReferenceNetwork.TargetOfLabel(model, indicator))]
            : Numbers(random, Rows * outputs);
        buffers[PlaceNames.Labels] = labels;
        buffers[PlaceNames.Targets] = targets;
        buffers[PlaceNames.Weights] = Weights;
        PlanInterpreter interpreter = new(buffers, Rows, Scalars());
        interpreter.Run(training.Forward.Append(isLabels ? training.LossOfLabels : training.LossOfTargets).Concat(training.Backward));
        total = interpreter.Total;
        return buffers;
    }

    private static PlanMember Member(NetworkPlan plan, string name) => PlanBuffers.Members(plan).First(member => member.Name == name);

    private static Dictionary<string, double[]> Buffers(PlanMember member, int rows, double[] arena, double[] samples)
    {
        Dictionary<string, double[]> buffers = member.Buffers(rows).ToDictionary(entry => entry.Key, entry => new double[entry.Value]);
        foreach (string rubbish in Rubbish.Where(buffers.ContainsKey))
        {
            Array.Fill(buffers[rubbish], double.NaN);
        }

        buffers[PlaceNames.Parameters] = arena;
        buffers[PlaceNames.Samples] = samples;
        return buffers;
    }

    private static double[] Spread(NetworkPlan plan, double[] canonical)
    {
        double[] arena = new double[plan.ArenaLength];
        Dictionary<string, double[]> buffers = new() { [PlaceNames.Canonical] = canonical, [PlaceNames.Arena] = arena };
        new PlanInterpreter(buffers, 1, Scalars()).Run(plan.FromCanonical);
        return arena;
    }

    private static IEnumerable<double> WeightedLosses(NetworkModel model, double[] canonical, double[] samples, double[] targets) =>
        Losses(model, canonical, samples, targets).Zip(Weights, (loss, weight) => weight * loss);

    private static IEnumerable<double> Losses(NetworkModel model, double[] canonical, double[] samples, double[] targets) =>
        Samples(model, samples).Zip(targets.Chunk((int)model.Output.Size), (sample, target) => ReferenceNetwork.Loss(model, canonical, sample, target));

    private static IEnumerable<double[]> Samples(NetworkModel model, double[] samples) => samples.Chunk((int)model.Input.Size);

    private static Dictionary<string, double> Scalars() => new() { [PlaceNames.InverseWeight] = 1 / Weights.Sum() };

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];

    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    private static void ForAll(bool training, Action<NetworkModel, NetworkPlan, Random> check)
    {
        int checkedNetworks = 0;
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkModel model = Small.Of(seed);
            if (!training || model.Training is not null)
            {
                check(model, NetworkLowering.Lower(model), new Random(seed));
                checkedNetworks++;
            }
        }

        Assert.True(checkedNetworks > Networks / 2, $"Only {checkedNetworks} networks were checked.");
    }
}
