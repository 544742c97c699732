using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a random mask: one call of the library for all samples.</summary>
internal static class RandomMaskPrinter
{
    public static void Print(RandomMask plan, CodeWriter code)
    {
        Tensor target = plan.Target;
        int lanes = target.IsExact ? target.SampleStride : target.Lanes.Padded;
        string shape = $"stride: {Literal.Integer(target.SampleStride)}, lanes: {Literal.Integer(lanes)}";
        string draw = $"{RandomSyntax.Seed}, {RandomSyntax.Step}, layer: {Literal.Integer(plan.Stream)}, rate: {Literal.Double(plan.Rate)}";
        code.Line($"DropoutMask.Fill(ref {target.Place.Role}, rows, {RandomSyntax.FirstRow}, {shape}, {draw});");
    }
}
