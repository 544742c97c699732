using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints the members that give the results of layers before the last.</summary>
internal static class FeaturesPrinter
{
    public static void Print(NetworkPlan plan, string name, CodeWriter code)
    {
        EquatableArray<FeaturesPlan> features = plan.Inference.Features;
        if (features.Count == 0)
        {
            return;
        }

        code.Gap();
        code.Line($"static global::System.Collections.Immutable.ImmutableArray<string> global::NetGen.INetwork<{name}>.FeatureLayers {{ get; }} =");
        code.Line($"    global::System.Collections.Immutable.ImmutableArray.Create(new string[] {{ {string.Join(", ", features.Select(layer => Literal.String(layer.Layer)))} }});");
        code.Gap().Line("/// <inheritdoc/>");
        code.Line(Names.Optimized);
        code.Open($"public void PredictFeatures(string layer, {Names.ReadOnlyFloatSpan} inputs, {Names.FloatSpan} outputs)");
        code.Open("switch (layer)");
        foreach (FeaturesPlan layer in features)
        {
            code.Open($"case {Literal.String(layer.Layer)}:");
            Print(plan, layer, code);
            code.Line("break;");
            code.Close();
        }

        code.Line("default:");
        code.Indent();
        code.Line($"throw {Names.Guard}.NoFeatures<{name}>(layer, nameof(layer));");
        code.Unindent();
        code.Close();
        code.Close();
    }

    private static void Print(NetworkPlan plan, FeaturesPlan layer, CodeWriter code)
    {
        if (layer.Rows.Count == 0)
        {
            code.Line("PredictBatch(inputs, outputs);");
            return;
        }

        string size = Literal.Integer(layer.Size);
        code.Line($"int count = {Names.Guard}.Rows(inputs.Length, InputSize, nameof(inputs));");
        code.Line($"{Names.Guard}.RowCount(outputs.Length, {size}, count, nameof(outputs));");
        if (plan.ReadsLengths)
        {
            code.Line($"{Names.SequenceLengths} lengths = {BatchSyntax.FullLengths(plan)};");
        }

        InferencePrinter.PrintBlocks(
            plan, layer.BlockRows, layer.RowsScratch, size, code, () => code.Line($"{Names.Kernels}.{Procedures.PredictRows(layer).Call()};"));
    }
}
