using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>
/// Prints a row program: a loop over samples, in it pass after pass over the lanes. Few lanes are spelled out and named values stay in registers
/// from pass to pass; many are looped over and what a later pass needs goes through memory.
/// </summary>
internal sealed class ReducePrinter(Reduce plan, CodeWriter code)
{
    /// <summary>The sum over all samples.</summary>
    public const string Total = "totalLoss";

    private const string RowVariable = "row";
    private const string LaneVariable = "lane";
    private const string LastLanes = "lastLanes";

    private readonly VectorSyntax _vector = VectorSyntax.OfLanes(plan.Lanes.VectorLanes);
    private readonly HashSet<string> _rowScalars = [];
    private readonly HashSet<string> _declared = [];
    private readonly Dictionary<string, LaneMap> _stored = [];
    private readonly Dictionary<string, Cursor> _rows = [];

    private LaneAxis Lanes => plan.Lanes;

    public void Print()
    {
        foreach (string scalar in plan.Scalars)
        {
            code.Line($"{_vector.Type} {scalar}Lanes = {_vector.Broadcast(scalar)};");
            _rowScalars.Add(scalar);
        }

        if (Lanes.HasPadding && NeedsMask())
        {
            code.Line($"{_vector.Type} {LastLanes} = {_vector.Class}.LessThan({_vector.Class}<int>.Indices, {_vector.Class}.Create({Literal.Integer(Lanes.LastLanes)})).AsSingle();");
        }

        if (plan.IsLooped)
        {
            code.Open($"for (nuint {RowVariable} = 0; {RowVariable} < {MethodPrinter.Count(plan.Rows)}; {RowVariable}++)");
        }

        FollowRows();
        foreach (RowStep step in plan.Steps)
        {
            PrintStep(step);
        }

        if (plan.IsLooped)
        {
            code.Close();
        }
    }

    /// <summary>A single narrow vector is folded over its elements alone.</summary>
    private bool FoldsElements => Lanes.Vectors == 1 && Lanes.VectorLanes == LaneAxis.FewestLanes && Lanes.HasPadding;

    /// <summary>Whether padding lanes have to be told apart: where lanes are folded, or stored with their padding.</summary>
    private bool NeedsMask() => plan.Steps.OfType<LanePass>().Any(pass =>
        (pass.Folds.Count > 0 && !FoldsElements) || pass.Values.Any(value => value.Target is { IsExact: false }));

    private void FollowRows()
    {
        foreach (RowInput input in plan.Inputs)
        {
            switch (input)
            {
                case LanesInput lanes:
                    Follow(lanes.Lanes);
                    break;
                case WeightInput weight:
                    code.Line($"{_vector.Type} {weight.Name}Lanes = {_vector.Broadcast(WeightElement(weight))};");
                    _rowScalars.Add(weight.Name);
                    break;
                case LengthInput length:
                    string end = $"(nuint)Unsafe.Add(ref {length.Lengths.Role}, {RowVariable} * {MethodPrinter.LengthStride})";
                    code.Line($"{_vector.Type} {length.Name}Lanes = {_vector.Broadcast($"{Recurrence.Time} < {end} ? 1f : 0f")};");
                    _rowScalars.Add(length.Name);
                    break;
                case LabelInput label:
                    string element = plan.Rows.IsRows ? $"Unsafe.Add(ref {label.Labels.Role}, {RowVariable})" : label.Labels.Role;
                    code.Line(label.IsOneHot
                        ? $"{_vector.Class}<int> label = {_vector.Class}.Create({element});"
                        : $"{_vector.Type} {label.Name} = {_vector.Class}.Create((float){element});");
                    break;
            }
        }

        foreach (LaneMap target in plan.Steps.OfType<LanePass>().SelectMany(pass => pass.Values).Select(value => value.Target).OfType<LaneMap>())
        {
            Follow(target);
        }
    }

    private string WeightElement(WeightInput weight) => plan.Rows.IsRows
        ? $"Unsafe.Add(ref {weight.Weights.Role}, {RowVariable} * {MethodPrinter.WeightStride})"
        : weight.Weights.Role;

    private void Follow(LaneMap lanes)
    {
        string role = lanes.Place.Role;
        if (!lanes.Place.InRegisters && !_rows.ContainsKey(role))
        {
            Cursor start = new(role, 0);
            _rows[role] = plan.IsLooped ? start.Follow(code, role + "Row", RowVariable, lanes.RowStride) : start;
        }
    }

    private void PrintStep(RowStep step)
    {
        switch (step)
        {
            case RowScalar scalar:
                code.Line($"{_vector.Type} {scalar.Name}Lanes = {PrintScalar(scalar.Value)};");
                _rowScalars.Add(scalar.Name);
                break;
            case AddToTotal add:
                code.Line($"{Total} += ({PrintScalar(add.Value)}).ToScalar();");
                break;
            case LanePass pass:
                if (plan.UnrollLanes)
                {
                    PrintUnrolled(pass);
                }
                else
                {
                    PrintLooped(pass);
                }

                foreach (LaneValue value in pass.Values.Where(value => value.Target is not null))
                {
                    _stored[value.Name] = value.Target!;
                }

                break;
        }
    }

    /// <summary>A sample's scalars stay in all lanes: what reads them next are mostly lanes, and what is one number costs the same there.</summary>
    private string PrintScalar(Expression value) => new ExpressionPrinter(_vector, name => name + "Lanes").Print(value);

    private void PrintUnrolled(LanePass pass)
    {
        for (int index = 0; index < Lanes.Vectors; index++)
        {
            bool isLast = index == Lanes.Vectors - 1;
            string suffix = Lanes.Vectors == 1 ? "" : Literal.Integer(index);
            PrintLanes(pass, suffix, new Position(Literal.Integer((long)index * Lanes.VectorLanes), isLast && Lanes.HasPadding, index), _declared);
            foreach (Fold fold in pass.Folds)
            {
                string value = FoldedLanes(fold, suffix, isLast && Lanes.HasPadding);
                code.Line(index == 0
                    ? $"{_vector.Type} {fold.Name}Folded = {value};"
                    : $"{fold.Name}Folded = {Combine(fold.Operator, fold.Name + "Folded", value)};");
            }
        }

        PrintFolded(pass);
    }

    private void PrintLooped(LanePass pass)
    {
        foreach (Fold fold in pass.Folds)
        {
            code.Line($"{_vector.Type} {fold.Name}Folded = {Neutral(fold.Operator)};");
        }

        int full = (Lanes.HasPadding ? Lanes.Vectors - 1 : Lanes.Vectors) * Lanes.VectorLanes;
        code.Open($"for (nuint {LaneVariable} = 0; {LaneVariable} < {Literal.Integer(full)}; {LaneVariable} += {Literal.Integer(Lanes.VectorLanes)})");
        PrintIteration(pass, new Position(LaneVariable, IsPadded: false));
        code.Close();
        if (Lanes.HasPadding)
        {
            code.Gap().Line($"// The last {Literal.Integer(Lanes.LastLanes)} of {Literal.Integer(Lanes.Length)}.").Open("");
            PrintIteration(pass, new Position(Literal.Integer(full), IsPadded: true));
            code.Close();
        }

        PrintFolded(pass);
    }

    private void PrintIteration(LanePass pass, Position at)
    {
        PrintLanes(pass, "", at, []);
        foreach (Fold fold in pass.Folds)
        {
            code.Line($"{fold.Name}Folded = {Combine(fold.Operator, fold.Name + "Folded", FoldedLanes(fold, "", at.IsPadded))};");
        }
    }

    /// <summary>Prints the loads and values of one _vector.</summary>
    private void PrintLanes(LanePass pass, string suffix, Position at, HashSet<string> declared)
    {
        IEnumerable<Expression> formulas = pass.Values.Select(value => value.Value).Concat(pass.Folds.Select(fold => fold.Value)).ToList();
        foreach (RowInput input in plan.Inputs.Where(input => formulas.Any(formula => formula.Contains(new Operand(input.Name)))))
        {
            string? value = input switch
            {
                LanesInput lanes => Load(lanes.Lanes, at),
                LabelInput { IsOneHot: true } => OneHot(at.Offset),
                _ => null,
            };
            if (value is not null && declared.Add(input.Name + suffix))
            {
                code.Line($"{_vector.Type} {input.Name}{suffix} = {value};");
            }
        }

        foreach (KeyValuePair<string, LaneMap> stored in _stored)
        {
            if (formulas.Any(formula => formula.Contains(new Operand(stored.Key))) && declared.Add(stored.Key + suffix))
            {
                code.Line($"{_vector.Type} {stored.Key}{suffix} = {Load(stored.Value, at)};");
            }
        }

        foreach (LaneValue value in pass.Values)
        {
            declared.Add(value.Name + suffix);
            code.Line($"{_vector.Type} {value.Name}{suffix} = {PrintLane(value.Value, suffix)};");
            if (value.Target is { } target)
            {
                code.Line(Store(value.Name + suffix, target, at));
            }
        }
    }

    private string PrintLane(Expression value, string suffix) => new ExpressionPrinter(_vector, name =>
        _rowScalars.Contains(name) ? name + "Lanes"
        : plan.Inputs.Any(input => input.Name == name && input is LabelInput { IsOneHot: false }) ? name
        : name + suffix).Print(value);

    private string Load(LaneMap lanes, Position at)
    {
        if (lanes.Place.InRegisters)
        {
            return Registers.Variable(lanes.Place, at.Index);
        }

        Cursor row = _rows[lanes.Place.Role];
        return _vector.LoadRow(row.Name, at.Offset, at.IsPadded && lanes.IsExact, Lanes.LastLanes);
    }

    private string Store(string value, LaneMap target, Position at)
    {
        if (target.Place.InRegisters)
        {
            return $"{Registers.Variable(target.Place, at.Index)} = {value};";
        }

        Cursor row = _rows[target.Place.Role];
        return !at.IsPadded ? _vector.Store(value, row.Name, at.Offset)
            : target.IsExact ? _vector.StorePartial(value, row.Name, at.Offset, Lanes.LastLanes)
            : _vector.Store($"({value} & {LastLanes})", row.Name, at.Offset);
    }

    private string OneHot(string offset)
    {
        string indices = offset == "0"
            ? $"{_vector.Class}<int>.Indices"
            : $"{_vector.Class}<int>.Indices + {_vector.Class}.Create({(offset == LaneVariable ? "(int)" + offset : offset)})";
        return $"{_vector.Class}.Equals({indices}, label).AsSingle() & {_vector.Constant(1)}";
    }

    private string FoldedLanes(Fold fold, string suffix, bool isPadded)
    {
        string value = PrintLane(fold.Value, suffix);
        return !isPadded || FoldsElements ? value
            : fold.Operator == FoldOperator.Sum ? $"({value} & {LastLanes})"
            : $"{_vector.Class}.ConditionalSelect({LastLanes}, {value}, {Neutral(fold.Operator)})";
    }

    private void PrintFolded(LanePass pass)
    {
        foreach (Fold fold in pass.Folds)
        {
            code.Line($"{_vector.Type} {fold.Name}Lanes = Horizontal.{fold.Operator}({fold.Name}Folded{(FoldsElements ? ", " + Literal.Integer(Lanes.Length) : "")});");
            _rowScalars.Add(fold.Name);
        }
    }

    private string Combine(FoldOperator fold, string left, string right) =>
        fold == FoldOperator.Sum ? $"{left} + {right}" : _vector.Max(left, right);

    private string Neutral(FoldOperator fold) => fold == FoldOperator.Sum ? _vector.Zero : _vector.Constant(double.NegativeInfinity);

    /// <summary>Which vector of a sample's lanes.</summary>
    /// <param name="Offset">Its first lane, as text.</param>
    /// <param name="IsPadded">Whether it has padding lanes.</param>
    /// <param name="Index">Its index, where lanes are spelled out.</param>
    private readonly record struct Position(string Offset, bool IsPadded, int Index = 0);
}
