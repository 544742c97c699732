using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints a reduction over the rows: a loop over vectors of lanes, in it pass after pass over the rows.</summary>
internal sealed class ColumnReducePrinter(ColumnReduce plan, CodeWriter code)
{
    private const string LaneVariable = "lane";
    private const string RowVariable = "row";
    private const string FirstLane = "firstLane";
    private const string EndLane = "endLane";

    private readonly VectorSyntax _vector = VectorSyntax.OfLanes(plan.Lanes.VectorLanes);

    private LaneAxis Lanes => plan.Lanes;

    public void Print()
    {
        if (Formulas().Any(formula => formula.Contains(ColumnReduce.RowNumber)))
        {
            code.Line($"{_vector.Type} {ColumnReduce.RowNumber.Name} = {_vector.Broadcast(plan.Rows.PerSample == 1 ? "(float)rows" : $"(float){MethodPrinter.Count(plan.Rows)}")};");
        }

        if (plan.IsCut)
        {
            PartSyntax.Declare(code, FirstLane, EndLane, Lanes.Padded, Lanes.VectorLanes);
        }

        int full = plan.EndsInPart ? Lanes.Padded - Lanes.VectorLanes : Lanes.Padded;
        string end = !plan.IsCut ? Literal.Integer(full)
            : plan.EndsInPart ? $"Math.Min({EndLane}, {Literal.Integer(full)})"
            : EndLane;
        if (full > 0)
        {
            code.Open($"for (nuint {LaneVariable} = {(plan.IsCut ? FirstLane : "0")}; {LaneVariable} < {end}; {LaneVariable} += {Literal.Integer(Lanes.VectorLanes)})");
            PrintColumns(new Column(LaneVariable, 0, IsPartial: false));
            code.Close();
        }

        if (plan.EndsInPart)
        {
            code.Gap().Line($"// The last {Literal.Integer(Lanes.LastLanes)} of {Literal.Integer(Lanes.Length)}.");
            code.Open(plan.IsCut ? $"if ({EndLane} == {Literal.Integer(Lanes.Padded)})" : "");
            PrintColumns(new Column(null, full, IsPartial: true));
            code.Close();
        }
    }

    private IEnumerable<Expression> Formulas() => plan.Steps.SelectMany(step => step switch
    {
        LanePass pass => pass.Values.Select(value => value.Value).Concat(pass.Folds.Select(fold => fold.Value)),
        ColumnValue value => [value.Value],
        _ => Enumerable.Empty<Expression>(),
    });

    private void PrintColumns(Column at)
    {
        foreach (NamedLanes vector in plan.Vectors)
        {
            code.Line($"{_vector.Type} {vector.Name} = {_vector.Load(vector.Lanes.Place.Role, at.Offset())};");
        }

        bool isAfterPass = false;
        foreach (RowStep step in plan.Steps)
        {
            if (step is LanePass pass)
            {
                code.Gap();
                PrintPass(pass, at);
                isAfterPass = true;
            }
            else if (step is ColumnValue value)
            {
                if (isAfterPass)
                {
                    code.Gap();
                    isAfterPass = false;
                }

                code.Line($"{_vector.Type} {value.Name} = {Text(value.Value)};");
                if (value.Target is { } target)
                {
                    code.Line(_vector.Store(value.Name, target.Place.Role, at.Offset()));
                }
            }
        }
    }

    private void PrintPass(LanePass pass, Column at)
    {
        foreach (Fold fold in pass.Folds)
        {
            code.Line($"{_vector.Type} {fold.Name} = {_vector.Zero};");
        }

        code.Open($"for (nuint {RowVariable} = 0; {RowVariable} < {MethodPrinter.Count(plan.Rows)}; {RowVariable}++)");
        foreach (NamedLanes matrix in plan.Matrices.Where(matrix => Reads(pass, matrix.Name)))
        {
            code.Line($"{_vector.Type} {matrix.Name} = {Load(matrix.Lanes, at)};");
        }

        foreach (LaneValue value in pass.Values)
        {
            code.Line($"{_vector.Type} {value.Name} = {Text(value.Value)};");
            if (value.Target is { } target)
            {
                code.Line(Store(value.Name, target, at));
            }
        }

        foreach (Fold fold in pass.Folds)
        {
            code.Line($"{fold.Name} = {Text(fold.Value + new Operand(fold.Name))};");
        }

        code.Close();
    }

    private static bool Reads(LanePass pass, string name) => pass.Values
        .Select(value => value.Value)
        .Concat(pass.Folds.Select(fold => fold.Value))
        .Any(formula => formula.Contains(new Operand(name)));

    private string Text(Expression value) => new ExpressionPrinter(_vector, name => name).Print(value);

    private string Load(LaneMap lanes, Column at) =>
        _vector.LoadRow(lanes.Place.Role, at.Offset(lanes.RowStride), at.IsPartial && lanes.IsExact, Lanes.LastLanes);

    private string Store(string value, LaneMap lanes, Column at) =>
        _vector.StoreRow(value, lanes.Place.Role, at.Offset(lanes.RowStride), at.IsPartial && lanes.IsExact, Lanes.LastLanes);

    /// <summary>Which vector of lanes.</summary>
    /// <param name="Variable">The loop variable; <see langword="null"/> if there is none.</param>
    /// <param name="First">Its first lane, if there is none.</param>
    /// <param name="IsPartial">Whether exact rows end in the middle of it.</param>
    private readonly record struct Column(string? Variable, int First, bool IsPartial)
    {
        public string Offset(int rowStride = 0) => Variable is null
            ? Index.Of(First, (RowVariable, rowStride))
            : Index.Of(0, (RowVariable, rowStride), (Variable, 1));
    }
}
