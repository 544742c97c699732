using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using Xunit;
using static NetGen.Generators.Tests.Stages.Plans.PlanRun;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>Plans are carried out element by element and held against what the model means.</summary>
public class PlanMeaningTests
{
    /// <summary>Chains over vectors, graphs over images, and images with every option.</summary>
    public static TheoryData<string> Kinds => ["chains", "random images", "images"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OneSampleAndManyArePredictedAsTheModelSays(string kind) => ForAll(kind, training: false, run =>
    {
        double[] expected = run.Predicted();
        Dictionary<string, double[]> many = run.Buffers("PredictBatch");
        new PlanInterpreter(many, Rows, Scalars).Run(run.Plan.Inference.PredictRows);
        AssertClose(expected, many[PlaceNames.Predictions]);

        Dictionary<string, double[]> one = run.Buffers("Predict", rows: 1);
        new PlanInterpreter(one, 1, Scalars).Run(run.Plan.Inference.Predict);
        AssertClose(expected[..(int)run.Model.Output.Size], one[PlaceNames.Predictions]);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ALayerGivesWhatAModelThatEndsThereMeans(string kind) => ForAll(kind, training: false, run =>
    {
        foreach (FeaturesPlan features in run.Plan.Inference.Features.Where(features => features.Rows.Count > 0))
        {
            int end = run.Model.Layers.First(layer => layer.Name == features.Layer).Index + 1;
            double[] expected = run.Predicted(run.Model with { Layers = run.Model.Layers.Take(end).ToEquatableArray() });

            Dictionary<string, double[]> buffers = run.Buffers(features.Name);
            new PlanInterpreter(buffers, Rows, Scalars).Run(features.Rows);

            AssertClose(expected, buffers[PlaceNames.Predictions]);
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void GradientsOfTargetsAreThoseOfDifferences(string kind) => ForAll(kind, training: true, run => CheckGradients(run, isLabels: false));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void GradientsOfLabelsAreThoseOfDifferences(string kind) => ForAll(kind, training: true, run => CheckGradients(run, isLabels: true));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void MeasuringGivesTheLossOfTheGradientPass(string kind) => ForAll(kind, training: true, run =>
    {
        double[] targets = run.Numbers(Rows * (int)run.Model.Output.Size);
        Dictionary<string, double[]> buffers = run.Buffers("ComputeLoss");
        buffers[PlaceNames.Targets] = targets;
        buffers[PlaceNames.Weights] = Weights;
        PlanInterpreter interpreter = new(buffers, Rows, Scalars);
        interpreter.Run(run.Plan.Inference.PredictRows.Append(run.Plan.Training!.MeasureTargets));
        Assert.Equal(run.WeightedLosses(run.Parameters, targets, isTraining: false).Sum(), interpreter.Total, Tolerance);
    });

    [Fact]
    public void SomeStepsHaveSamplesInLanesAndSomeRows()
    {
        Assert.Contains(Lowered(), HasSamplesInLanes);
        Assert.Contains(Lowered(), plan => !HasSamplesInLanes(plan));

        static IEnumerable<NetworkPlan> Lowered() =>
            Of("chains").Select(entry => NetworkLowering.Lower(entry.Model)).Where(plan => plan.Training is not null);

        static bool HasSamplesInLanes(NetworkPlan plan) =>
            plan.Training!.LossOfLabels.Method.Kernels.Any(kernel => kernel is SampleProgram);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AStepLeavesPaddingZero(string kind) => ForAll(kind, training: true, run =>
    {
        double[] arena = run.Arena;
        bool[] isPadding = [.. arena.Select(value => value == 0)];
        Dictionary<string, double[]> buffers = run.Compute(isLabels: false, out _, out _);
        double[] gradients = buffers[PlaceNames.Gradients];
        UpdatePlan update = run.Plan.Training!.Update;
        foreach (MomentPlan moment in update.Moments)
        {
            buffers[moment.Arena] = new double[update.ArenaLength];
        }

        new PlanInterpreter(buffers, 1, update.Scalars.ToDictionary(scalar => scalar.Name, _ => -0.5)).Run([update.Method]);
        for (int i = 0; i < arena.Length; i++)
        {
            if (isPadding[i])
            {
                Assert.Equal(0, arena[i]);
                if (i < update.ArenaLength)
                {
                    Assert.Equal(0, gradients[i]);
                    Assert.All(update.Moments, moment => Assert.Equal(0, buffers[moment.Arena][i]));
                }
            }
        }

        double[] updated = run.Gather(run.Plan.ToCanonical, arena);
        bool[] isTrained = run.IsTrained();
        (double Before, double After)[] parameters = [.. run.Parameters.Zip(updated)];
        Assert.All(parameters.Where((_, i) => !isTrained[i]), pair => Assert.Equal(pair.Before, pair.After));

        // A small network can be drawn dead; where every sample is on the right side of a margin there is nothing to learn; and a normalisation of one
        // feature gives a constant, which a rectifier may cut off.
        if (gradients.Any(gradient => gradient != 0))
        {
            Assert.Contains(parameters.Where((_, i) => isTrained[i]), pair => pair.Before != pair.After);
        }
    });

    // Calls that compute samples one by one are done in order for each; the others whenever a thread is free.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void CallsOfAPhaseWaitForNoneOfTheOthers(string kind) => ForAll(kind, training: true, run =>
    {
        if (run.Plan.Training!.Phases is not { } phases)
        {
            return;
        }

        Dictionary<string, double[]> expected = run.Compute(isLabels: false, out double total, out double[] targets);
        foreach (bool wholeFirst in new[] { false, true })
        {
            Dictionary<string, double[]> buffers = run.Buffers("ComputeGradients");
            buffers[PlaceNames.Targets] = targets;
            buffers[PlaceNames.Weights] = Weights;
            PlanInterpreter interpreter = new(buffers, Rows, Scalars);
            foreach (PhasePlan phase in phases.Forward.Append(phases.Loss).Concat(phases.Backward))
            {
                CallPlan[] whole = [.. phase.Calls.Where(call => !call.Method.IsSampleWise).Reverse()];
                CallPlan[] bySample = [.. phase.Calls.Where(call => call.Method.IsSampleWise)];
                interpreter.Run(wholeFirst ? whole.Concat(bySample) : bySample.Concat(whole));
            }

            Assert.Equal(total, interpreter.Total);
            Assert.Equal(expected[PlaceNames.Gradients], buffers[PlaceNames.Gradients]);
        }

        Assert.Equal(
            phases.Loss.Calls.Skip(1).Concat(phases.Backward.SelectMany(phase => phase.Calls)).ToHashSet(), run.Plan.Training.Backward.ToHashSet());
        Assert.Equal(phases.Loss.Calls.Skip(1), phases.LossOfLabels.Calls.Skip(1));
    });

    private static void CheckGradients(PlanRun run, bool isLabels)
    {
        Dictionary<string, double[]> buffers = run.Compute(isLabels, out double total, out double[] targets);
        Assert.Equal(run.WeightedLosses(run.Parameters, targets, isTraining: true).Sum(), total, Tolerance);

        double[] canonical = run.Parameters;
        double[] gradients = run.Gather(run.Plan.TrainedToCanonical, buffers[PlaceNames.Gradients]);
        bool[] isTrained = run.IsTrained();
        Assert.All(gradients.Where((_, i) => !isTrained[i]), gradient => Assert.Equal(0, gradient));
        foreach (int index in Enumerable.Range(0, Math.Min(10, canonical.Length)).Select(_ => run.Random.Next(canonical.Length)).Where(index => isTrained[index]))
        {
            double Mean(double value)
            {
                double[] moved = [.. canonical];
                moved[index] = value;
                return run.WeightedLosses(moved, targets, isTraining: true).Sum() / Weights.Sum();
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

    private static IEnumerable<(string Name, int Seed, NetworkModel Model)> Of(string kind) => kind switch
    {
        "chains" => Enumerable.Range(0, 90).Select(seed => ("chain", seed, new RandomModels(LargestSize: 40, MostLayers: 5).Of(seed))),
        "random images" => Enumerable.Range(0, 60).Select(seed => ("image", seed, new RandomImageModels(LargestSide: 6, MostChannels: 20, MostLayers: 5).Of(seed))),
        "images" => ImageModels.All().SelectMany((model, index) => RandomModels.Widths.Select(bits => ("image with all options", index, model with { VectorBits = bits }))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such networks."),
    };

    private static void ForAll(string kind, bool training, Action<PlanRun> check)
    {
        int networks = 0;
        int checkedNetworks = 0;
        foreach ((string name, int seed, NetworkModel model) in Of(kind))
        {
            networks++;
            if (!training || model.Training is not null)
            {
                try
                {
                    check(new PlanRun(model, seed));
                }
                catch (Exception exception)
                {
                    throw new InvalidOperationException($"{name} {seed}, {model.VectorBits} bits, {RandomModels.Words(model)}:\n{exception.Message}", exception);
                }

                checkedNetworks++;
            }
        }

        Assert.True(checkedNetworks > networks / 2, $"Only {checkedNetworks} networks were checked.");
    }
}
