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
    private readonly Dictionary<string, int> _loads = plan.Loads.ToDictionary(load => load.Name, load => load.Index);
    private readonly Dictionary<string, int> _stores = plan.Stores.ToDictionary(store => store.Name, store => store.Index);
    private readonly HashSet<string> _loaded = [];

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
            code.Line($"ref {Type(read)} {Row(read)} = ref {new Cursor(read.Place.Role, 0).Element(FirstOf(read))};");
        }

        if (_loads.Count + _stores.Count > 0)
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
            target = !read.IsLabel ? target : $"Unsafe.As<float, int>(ref {target})";
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
        if (step is not SampleSums)
        {
            Load(step.Uses);
        }

        switch (step)
        {
            case SampleRead read:
                SampleReadPrinter.Print(read, Row(read), code, vector);
                break;
            case SampleSums sums:
                PrintSums(sums);
                break;
            case SampleValue value:
                code.Line($"{vector.Type} {value.Name} = {PrintFormula(value.Value)};");
                break;
            case SampleTotal total:
                code.Line($"{vector.Type} loss = {PrintFormula(total.Value)};");
                code.Line($"loss &= {Present};");
                code.Line($"{Totals} += {vector.Class}.WidenLower(loss) + {vector.Class}.WidenUpper(loss);");
                break;
        }

        foreach (string name in step.Defines.Where(_stores.ContainsKey))
        {
            code.Line(vector.Store(name, Features, FeatureOffset(_stores[name])));
        }
    }

    /// <summary>Prints the sums with the factors in the outer loop: each is read once, and the sums go forward together.</summary>
    private void PrintSums(SampleSums sums)
    {
        for (int k = 0; k < sums.Factors.Count; k++)
        {
            string factor = sums.Factors[k];
            if (_loads.TryGetValue(factor, out int feature))
            {
                // Again for each block of sums: kept in registers, wide rows would leave none for the sums.
                code.Line($"{(_loaded.Add(factor) ? vector.Type + " " : "")}{factor} = {vector.Load(Features, FeatureOffset(feature))};");
            }

            int chain = k % sums.Chains;
            foreach (SampleSum sum in sums.Sums)
            {
                string name = Chain(sum, chain);
                string parameter = Parameter(sum.Parameters[k]);
                code.Line(k >= sums.Chains ? $"{name} = {vector.MultiplyAdd(factor, parameter, name)};"
                    : k == 0 && sum.Initial is { } initial ? $"{vector.Type} {name} = {vector.MultiplyAdd(factor, parameter, Parameter(initial))};"
                    : $"{vector.Type} {name} = {factor} * {parameter};");
            }
        }

        for (int chains = sums.Chains; chains > 1; chains = (chains + 1) / 2)
        {
            int half = (chains + 1) / 2;
            foreach ((SampleSum sum, int chain) in sums.Sums.SelectMany(sum => Enumerable.Range(0, chains - half).Select(chain => (sum, chain))))
            {
                code.Line($"{Chain(sum, chain)} += {Chain(sum, chain + half)};");
            }
        }

        foreach (SampleSum sum in sums.Sums.Where(sum => sum.Result != Contraction.Sum))
        {
            Load(sum.Result.Operands.Where(name => name != Contraction.Sum.Name));
            code.Line($"{sum.Name} = {PrintFormula(sum.Result.Replace(Contraction.Sum, new Operand(sum.Name)))};");
        }
    }

    private static string Chain(SampleSum sum, int chain) => chain == 0 ? sum.Name : sum.Name + (char)('a' + chain);

    private void Load(IEnumerable<string> names)
    {
        foreach (string name in names.Where(name => _loads.ContainsKey(name) && _loaded.Add(name)))
        {
            code.Line($"{vector.Type} {name} = {vector.Load(Features, FeatureOffset(_loads[name]))};");
        }
    }

    private string PrintFormula(Expression formula) =>
        new ExpressionPrinter(vector, name => plan.Scalars.Contains(name) ? name + "Lanes" : name).Print(formula);

    private string Parameter(int index) => vector.Broadcast(new Cursor(plan.Parameters.Role, 0).Element(Literal.Integer(index)));

    private string FeatureOffset(int feature) => Literal.Integer((long)feature * plan.VectorLanes);

    private static string Row(SampleRead read) => read.Name + "Row";

    private static string Type(SampleRead read) => read.IsLabel ? "int" : "float";

    private static string FirstOf(SampleRead read) =>
        read.Kind == SampleReadKind.Weight ? $"{Sample} * {MethodPrinter.WeightStride}" : Index.Of(0, (Sample, read.RowLength));
}
