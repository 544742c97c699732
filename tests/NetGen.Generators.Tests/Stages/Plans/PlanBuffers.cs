using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>What the members of a network give the calls of a plan: the calls in order, and the buffers they start from.</summary>
internal static class PlanBuffers
{
    /// <summary>Everything a member does: its name, the calls in order, the numbers of samples it may have, and the lengths of its buffers.</summary>
    public static IEnumerable<PlanMember> Members(NetworkPlan plan)
    {
        InferencePlan inference = plan.Inference;
        int[] blocks = [1, 2, 7, inference.BlockRows];
        int[] batches = [1, 2, 7, 33, 1000];
        yield return new PlanMember("Predict", inference.Predict, [1], _ => Inference(plan, inference.PredictScratch, 1));
        yield return new PlanMember("PredictBatch", inference.PredictRows, blocks, rows => Inference(plan, rows * inference.RowsScratch, rows));
        foreach (FeaturesPlan features in inference.Features.Where(features => features.Rows.Count > 0))
        {
            yield return new PlanMember(
                features.Name,
                features.Rows,
                [1, 2, 7, features.BlockRows],
                rows => Inference(plan, rows * features.RowsScratch, rows, features.Size));
        }

        if (plan.Streaming is { } streaming)
        {
            yield return new PlanMember("Step", streaming.Step, [1], _ => Step(plan, streaming));
        }

        yield return new PlanMember("SetParameters", plan.FromCanonical, [1], _ => Parameters(plan));
        yield return new PlanMember("GetParameters", plan.ToCanonical, [1], _ => Parameters(plan));
        if (plan.Statistics is { } statistics)
        {
            yield return new PlanMember("SetStatistics", statistics.FromCanonical, [1], _ => Statistics(plan));
            yield return new PlanMember("GetStatistics", statistics.ToCanonical, [1], _ => Statistics(plan));
        }

        if (plan.Training is not { } training)
        {
            yield break;
        }

        foreach (CallPlan loss in new[] { training.LossOfTargets, training.LossOfLabels })
        {
            yield return new PlanMember(
                "ComputeGradients", training.Forward.Append(loss).Concat(training.Backward), batches, rows => Training(plan, training, rows));
        }

        foreach (CallPlan loss in new[] { training.MeasureTargets, training.MeasureLabels })
        {
            yield return new PlanMember(
                "ComputeLoss",
                inference.PredictRows.Append(loss),
                blocks,
                rows => Targets(plan, rows).Concat(Inference(plan, rows * inference.RowsScratch, rows)).ToDictionary());
        }

        yield return new PlanMember("SetGradients", plan.TrainedFromCanonical, [1], _ => Trained(plan, training));
        yield return new PlanMember("GetGradients", plan.TrainedToCanonical, [1], _ => Trained(plan, training));
        yield return new PlanMember("ApplyGradients", [training.Update.Method], [1], _ => Arenas(plan, training));
    }

    private static Dictionary<string, long> Inference(NetworkPlan plan, long scratch, long rows) =>
        Inference(plan, scratch, rows, plan.Definition.Output.Size);

    private static Dictionary<string, long> Inference(NetworkPlan plan, long scratch, long rows, long outputSize) => new()
    {
        [PlaceNames.Samples] = rows * plan.Definition.Input.Size,
        [PlaceNames.Predictions] = rows * outputSize,
        [PlaceNames.Parameters] = plan.ArenaLength,
        [PlaceNames.Scratch] = scratch,
        [PlaceNames.Statistics] = plan.Statistics?.ArenaLength ?? 0,
        [PlaceNames.Lengths] = rows,
    };

    private static Dictionary<string, long> Step(NetworkPlan plan, StreamingPlan streaming) => new()
    {
        [PlaceNames.Samples] = streaming.InputSize,
        [PlaceNames.Predictions] = streaming.OutputSize,
        [PlaceNames.Parameters] = plan.ArenaLength,
        [PlaceNames.Scratch] = streaming.Scratch,
        [PlaceNames.Statistics] = plan.Statistics?.ArenaLength ?? 0,
        [PlaceNames.State] = streaming.StateLength,
        [PlaceNames.NextState] = streaming.StateLength,
    };

    private static Dictionary<string, long> Targets(NetworkPlan plan, long rows) => new()
    {
        [PlaceNames.Targets] = rows * plan.Definition.Output.Size,
        [PlaceNames.Labels] = rows * plan.OutputRows,
        [PlaceNames.Weights] = rows * plan.OutputRows,
    };

    private static Dictionary<string, long> Training(NetworkPlan plan, TrainingPlan training, long rows)
    {
        Dictionary<string, long> buffers = Targets(plan, rows);
        buffers[PlaceNames.Samples] = rows * plan.Definition.Input.Size;
        buffers[PlaceNames.Lengths] = rows;
        buffers[PlaceNames.Parameters] = plan.ArenaLength;
        buffers[PlaceNames.Gradients] = training.Update.ArenaLength;
        buffers[PlaceNames.Activations] = (rows + training.SpareRows) * training.ActivationsPerRow;
        buffers[PlaceNames.Workspace] = training.Workspace;
        buffers[PlaceNames.Statistics] = plan.Statistics?.ArenaLength ?? 0;
        buffers[PlaceNames.BatchStatistics] = plan.Statistics?.ArenaLength ?? 0;
        return buffers;
    }

    private static Dictionary<string, long> Parameters(NetworkPlan plan) => new()
    {
        [PlaceNames.Canonical] = plan.Definition.ParameterCount,
        [PlaceNames.Arena] = plan.ArenaLength,
    };

    private static Dictionary<string, long> Trained(NetworkPlan plan, TrainingPlan training) => new()
    {
        [PlaceNames.Canonical] = plan.Definition.ParameterCount,
        [PlaceNames.Arena] = training.Update.ArenaLength,
    };

    private static Dictionary<string, long> Statistics(NetworkPlan plan) => new()
    {
        [PlaceNames.Canonical] = plan.Definition.StatisticCount,
        [PlaceNames.Arena] = plan.Statistics!.ArenaLength,
    };

    private static Dictionary<string, long> Arenas(NetworkPlan plan, TrainingPlan training) => training.Update.Moments
        .Select(moment => moment.Arena)
        .Append(PlaceNames.Gradients)
        .ToDictionary(name => name, _ => (long)training.Update.ArenaLength)
        .Append(new(PlaceNames.Parameters, plan.ArenaLength))
        .ToDictionary();
}

/// <summary>A member of a network as its plan sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Calls">What it calls, in order.</param>
/// <param name="Rows">Numbers of samples to look at.</param>
/// <param name="Buffers">The lengths of the buffers for a number of samples, by the name of the variable.</param>
internal sealed record PlanMember(
    string Name, IEnumerable<CallPlan> Calls, int[] Rows, System.Func<int, IReadOnlyDictionary<string, long>> Buffers);
