using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a program with samples in lanes: a loop over groups of samples, in it one line for each number of a sample.</summary>
internal sealed class SampleProgramPrinter(SampleProgram plan, CodeWriter code, VectorSyntax vector)
{
    private const string Sample = "sample";
    private const string Left = "left";
    private const string Present = "present";
    private const string Totals = "totals";
    private const string Features = "features";

    private readonly List<SampleRead> _reads = plan.Reads.ToList();

    private string LaneCount => Literal.Integer(plan.VectorLanes);

    public void Print()
    {
        foreach (string scalar in plan.Scalars)
        {
            code.Line($"{vector.Type} {scalar}Lanes = {vector.Broadcast(scalar)};");
        }

        if (plan.AddsToTotal)
        {
            code.Line($"{vector.Type} {Present} = {vector.Type}.AllBitsSet;");
            code.Line($"{vector.Class}<double> {Totals} = {vector.Class}<double>.Zero;");
        }

        code.Open($"for (nuint {Sample} = 0; {Sample} < {MethodPrinter.RowCount}; {Sample} += {LaneCount})");
        PrintGroup();
        foreach (SampleStep step in plan.Steps)
        {
            Print(step);
        }

        code.Close();
        if (plan.AddsToTotal)
        {
            code.Gap().Line($"{ReducePrinter.Total} += {vector.Class}.Sum({Totals});");
        }
    }

    private void PrintGroup()
    {
        foreach (SampleRead read in _reads)
        {
            code.Line($"ref {Type(read)} {Row(read)} = ref {new Cursor(read.Place.Role, 0).Element(Index.Of(0, (Sample, read.RowLength)))};");
        }

        if (plan.Steps.Any(step => step is FeatureLoad or FeatureStore))
        {
            code.Line($"ref float {Features} = ref {new Cursor(plan.Features.Place.Role, 0).Element(Index.Of(0, (Sample, plan.Features.Count)))};");
        }

        if (_reads.Count + plan.Scalars.Count == 0 && !plan.AddsToTotal)
        {
            return;
        }

        code.Open($"if ({MethodPrinter.RowCount} - {Sample} < {LaneCount})");
        code.Line("// Fewer samples than lanes are left: the last one is repeated, and what the repetitions give is left out.");
        code.Line($"int {Left} = (int)({MethodPrinter.RowCount} - {Sample});");
        int spare = 0;
        foreach (SampleRead read in _reads)
        {
            string target = new Cursor(plan.Spare.Role, 0).Element(Literal.Integer(spare));
            target = read.Kind == SampleReadKind.Floats ? target : $"Unsafe.As<float, int>(ref {target})";
            code.Line($"{Row(read)} = ref SampleRows.Repeat(ref {Row(read)}, {Literal.Integer(read.RowLength)}, {Left}, {LaneCount}, ref {target});");
            spare += plan.VectorLanes * read.RowLength;
        }

        string mask = $"{vector.Class}.LessThan({vector.Class}<int>.Indices, {vector.Class}.Create({Left})).AsSingle()";
        if (plan.AddsToTotal)
        {
            code.Line($"{Present} = {mask};");
        }

        foreach (string scalar in plan.Scalars)
        {
            code.Line($"{scalar}Lanes &= {(plan.AddsToTotal ? Present : mask)};");
        }

        code.Close();
        code.Gap();
    }

    private void Print(SampleStep step)
    {
        switch (step)
        {
            case SampleComment comment:
                code.Gap().Line($"// {char.ToUpperInvariant(comment.Text[0])}{comment.Text.Substring(1)}");
                break;
            case SampleRead read:
                SampleReadPrinter.Print(read, Row(read), code, vector);
                break;
            case SampleSum sum:
                PrintSum(sum);
                break;
            case SampleValue value:
                code.Line($"{vector.Type} {value.Name} = {PrintFormula(value.Value)};");
                break;
            case SampleTotal total:
                PrintTotal(total);
                break;
            case FeatureStore store:
                code.Line(vector.Store(store.Name, Features, FeatureOffset(store.Feature)));
                break;
            case FeatureLoad load:
                code.Line($"{vector.Type} {load.Name} = {vector.Load(Features, FeatureOffset(load.Feature))};");
                break;
        }
    }

    private void PrintSum(SampleSum sum)
    {
        string start = sum.Initial is { } initial ? Parameter(initial) : "";
        foreach (SampleTerm term in sum.Terms)
        {
            string product = start.Length > 0
                ? vector.MultiplyAdd(term.Variable, Parameter(term.Parameter), start)
                : $"{term.Variable} * {Parameter(term.Parameter)}";
            code.Line($"{(term == sum.Terms[0] ? vector.Type + " " : "")}{sum.Name} = {product};");
            start = sum.Name;
        }

        if (sum.Result != Contraction.Sum)
        {
            code.Line($"{sum.Name} = {PrintFormula(sum.Result.Replace(Contraction.Sum, new Operand(sum.Name)))};");
        }
    }

    private void PrintTotal(SampleTotal total)
    {
        code.Line($"{vector.Type} loss = {PrintFormula(total.Value)} & {Present};");
        code.Line($"{Totals} += {vector.Class}.WidenLower(loss) + {vector.Class}.WidenUpper(loss);");
    }

    private string PrintFormula(Expression formula) =>
        new ExpressionPrinter(vector, name => plan.Scalars.Contains(name) ? name + "Lanes" : name).Print(formula);

    private string Parameter(int index) => vector.Broadcast(new Cursor(plan.Parameters.Role, 0).Element(Literal.Integer(index)));

    private string FeatureOffset(int feature) => Literal.Integer((long)feature * plan.VectorLanes);

    private static string Row(SampleRead read) => read.Name + "Row";

    private static string Type(SampleRead read) => read.Kind == SampleReadKind.Floats ? "float" : "int";
}
