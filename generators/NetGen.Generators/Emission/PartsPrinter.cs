using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints what several threads run of a training step: explicit members, which are in nobody's way.</summary>
internal static class PartsPrinter
{
    private const string Batch = "batch";

    public static void Print(NetworkPlan plan, TrainingPlan training, PhasesPlan phases, CodeWriter code)
    {
        code.Gap().Line("// What several threads run of a step. One thread runs the members above; of these only the update, as its one part.");
        code.Line($"long {Names.PartedTraining}.FlopPerPrediction => {Literal.Integer(plan.Inference.FlopPerSample)};");
        code.Gap().Line($"int {Names.PartedTraining}.GradientPhases => {Literal.Integer(2 + phases.Backward.Count)};");
        code.Gap().Line($"{Names.ReadOnlyFloatSpan} {Names.PartedTraining}.GradientArena => _gradients.Span;");
        PrintGradientPart(training, phases, code);
        PrintUpdatePart(training.Update, code);
    }

    private static void PrintGradientPart(TrainingPlan training, PhasesPlan phases, CodeWriter code)
    {
        code.Gap();
        code.Line("/// <summary>A part of a phase of <c>ComputeGradients</c>: forward; the loss; backward, layer by layer from the last.</summary>");
        code.Open($"void {Names.PartedTraining}.RunGradientPart(int phase, in global::NetGen.Runtime.PartedBatch {Batch}, int part, int parts, ref double {PhasePrinter.Total})");
        code.Line($"int rows = {Batch}.Rows;");
        TrainingPrinter.PrintArenas(training, code);
        code.Line($"ref float samples = ref {Batch}.Inputs;");
        code.Line($"ref float weightOrigin = ref {Batch}.Weights;");
        code.Line($"nuint weightStride = {Batch}.WeightStride;");
        code.Line($"float inverseWeight = {Batch}.InverseWeight;");
        code.Open("switch (phase)");
        PrintCase(code, "0", phases.Forward);
        PrintCase(code, $"1 when {Batch}.HasLabels", phases.LossOfLabels, $"ref int labelOrigin = ref {Batch}.Labels;");
        PrintCase(code, "1", phases.Loss, $"ref float targetOrigin = ref {Batch}.Targets;");
        for (int layer = 0; layer < phases.Backward.Count; layer++)
        {
            PrintCase(code, Literal.Integer(2 + layer), phases.Backward[layer]);
        }

        code.Close();
        code.Close();
    }

    private static void PrintCase(CodeWriter code, string number, PhasePlan phase, string? declaration = null)
    {
        code.Line($"case {number}:");
        code.Indent();
        if (declaration is not null)
        {
            code.Line(declaration);
        }

        code.Line($"{Names.Kernels}.{new PhasePrinter(phase).Call()};");
        code.Line("break;");
        code.Unindent();
    }

    private static void PrintUpdatePart(UpdatePlan update, CodeWriter code)
    {
        code.Gap();
        code.Line("/// <summary>A part of <c>ApplyGradients</c>: some of the parameters.</summary>");
        code.Open($"void {Names.PartedTraining}.RunUpdatePart(int part, int parts)");
        if (update.Method.Method.IsCut)
        {
            TrainingPrinter.PrintUpdate(update, code);
        }
        else
        {
            code.Open("if (part == 0)");
            TrainingPrinter.PrintUpdate(update, code);
            code.Close();
        }

        code.Close();
    }
}
