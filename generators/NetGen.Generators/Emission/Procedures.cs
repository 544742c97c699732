using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>The procedures of a network: what its members call.</summary>
internal static class Procedures
{
    public static IEnumerable<ProcedurePrinter> Of(NetworkPlan plan)
    {
        yield return PredictRows(plan.Inference);
        foreach (FeaturesPlan features in plan.Inference.Features.Where(features => features.Rows.Count > 0))
        {
            yield return PredictRows(features);
        }

        if (plan.Training is { } training)
        {
            yield return Gradients(training);
            yield return GradientsOfLabels(training);
            yield return Measure(plan.Inference, training);
            yield return MeasureOfLabels(plan.Inference, training);
        }
    }

    /// <summary>The phases of a step for several threads.</summary>
    public static IEnumerable<PhasePlan> Phases(PhasesPlan phases) =>
        new[] { phases.Forward, phases.Loss, phases.LossOfLabels }.Concat(phases.Backward);

    public static ProcedurePrinter PredictRows(InferencePlan inference) =>
        new("PredictRows", "A block of samples through all layers.", inference.PredictRows);

    public static ProcedurePrinter PredictRows(FeaturesPlan features) =>
        new(features.Name, $"A block of samples as far as layer {features.Layer}.", features.Rows);

    public static ProcedurePrinter Gradients(TrainingPlan training) =>
        Gradients("ComputeGradients", "target rows", training, training.LossOfTargets);

    public static ProcedurePrinter GradientsOfLabels(TrainingPlan training) =>
        Gradients("ComputeGradientsOfLabels", "class indices", training, training.LossOfLabels);

    public static ProcedurePrinter Measure(InferencePlan inference, TrainingPlan training) =>
        Measure("PredictAndMeasure", "target rows", inference, training.MeasureTargets);

    public static ProcedurePrinter MeasureOfLabels(InferencePlan inference, TrainingPlan training) =>
        Measure("PredictAndMeasureOfLabels", "class indices", inference, training.MeasureLabels);

    private static ProcedurePrinter Gradients(string name, string targets, TrainingPlan training, CallPlan loss) => new(
        name,
        $"A batch forward, its loss against {targets}, and backward to the gradients of all parameters. Returns the sum of the losses.",
        training.Forward.Append(loss).Concat(training.Backward).ToList());

    private static ProcedurePrinter Measure(string name, string targets, InferencePlan inference, CallPlan measure) => new(
        name,
        $"A block of samples through all layers, and the sum of their losses against {targets}.",
        inference.PredictRows.Append(measure).ToList());
}
