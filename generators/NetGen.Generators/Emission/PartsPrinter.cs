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
        code.Gap().Line($"int {Names.PartedTraining}.GradientPhases => {Literal.Integer(phases.Forward.Count + 1 + phases.Backward.Count)};");
        code.Gap().Line($"{Names.ReadOnlyFloatSpan} {Names.PartedTraining}.GradientArena => _gradients.Span;");
        PrintGradientPart(plan, training, phases, code);
        PrintNormPart(training.Update, code);
        PrintUpdatePart(training.Update, code);
    }

    private static void PrintGradientPart(NetworkPlan plan, TrainingPlan training, PhasesPlan phases, CodeWriter code)
    {
        code.Gap();
        code.Line("/// <summary>A part of a phase of <c>ComputeGradients</c>: forward; the loss; backward, layer by layer from the last.</summary>");
        code.Open($"void {Names.PartedTraining}.RunGradientPart(int phase, in global::NetGen.Runtime.PartedBatch {Batch}, int part, int parts, ref double {PhasePrinter.Total})");
        code.Line($"int rows = {Batch}.Rows;");
        TrainingPrinter.PrintArenas(plan, training, code);
        code.Line($"ref float samples = ref {Batch}.Inputs;");
        code.Line($"ref float weightOrigin = ref {Batch}.Weights;");
        code.Line($"nuint weightStride = {Batch}.WeightStride;");
        code.Line($"float inverseWeight = {Batch}.InverseWeight;");
        if (plan.ReadsLengths)
        {
            code.Line($"ref int lengthOrigin = ref {Batch}.Lengths;");
            code.Line($"nuint lengthStride = {Batch}.LengthStride;");
        }

        code.Open("switch (phase)");
        int number = 0;
        foreach (PhasePlan phase in phases.Forward)
        {
            PrintCase(code, Literal.Integer(number++), phase);
        }

        string loss = Literal.Integer(number++);
        PrintCase(code, $"{loss} when {Batch}.HasLabels", phases.LossOfLabels, $"ref int labelOrigin = ref {Batch}.Labels;");
        PrintCase(code, loss, phases.Loss, $"ref float targetOrigin = ref {Batch}.Targets;");
        foreach (PhasePlan phase in phases.Backward)
        {
            PrintCase(code, Literal.Integer(number++), phase);
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

    private static void PrintNormPart(UpdatePlan update, CodeWriter code)
    {
        if (update.Norm is { } norm)
        {
            code.Gap();
            code.Line("/// <summary>A part of <c>ApplyGradients</c>: the squares of some of the gradients.</summary>");
            code.Open($"void {Names.PartedTraining}.RunNormPart(int part, int parts)");
            UpdatePrinter.PrintSumSquares(norm, code, "part", "parts");
            code.Close();
        }
    }

    private static void PrintUpdatePart(UpdatePlan update, CodeWriter code)
    {
        code.Gap();
        code.Line("/// <summary>A part of <c>ApplyGradients</c>: some of the parameters.</summary>");
        code.Open($"void {Names.PartedTraining}.RunUpdatePart(int part, int parts)");
        if (update.Method.Method.IsCut)
        {
            UpdatePrinter.PrintUpdate(update, code);
        }
        else
        {
            code.Open("if (part == 0)");
            UpdatePrinter.PrintUpdate(update, code);
            code.Close();
        }

        code.Close();
    }
}
