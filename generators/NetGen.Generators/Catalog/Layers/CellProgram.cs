using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>Gathers the row program of a step: what it reads, what it computes of it, where that goes.</summary>
/// <param name="samples">How many samples.</param>
/// <param name="units">The units of the cell.</param>
/// <param name="isLooped">Whether there are steps before and after.</param>
/// <param name="hasLengths">Whether a sample's sequence may end before the last step.</param>
internal sealed class CellProgram(Extent samples, LaneAxis units, bool isLooped, bool hasLengths)
{
    private readonly List<RowInput> _inputs = [];
    private readonly List<LaneValue> _values = [];
    private readonly List<StepMove> _moves = [];
    private readonly List<string> _scalars = [];

    /// <summary>Whether a sample's sequence may end before the last step.</summary>
    public bool IsMasked => isLooped && hasLengths;

    /// <summary>Reads something.</summary>
    /// <param name="name">What formulas call it.</param>
    /// <param name="lanes">Where it is.</param>
    /// <param name="stride">Floats from a step to the next; 0 if it is the same for all.</param>
    /// <param name="from">Which step's it is.</param>
    public Operand Read(string name, LaneMap lanes, int stride, StepRow from = StepRow.This)
    {
        _inputs.Add(new LanesInput(name, lanes));
        Follow(lanes, stride, from);
        return new Operand(name);
    }

    /// <summary>Reads something that is zero where a scalar of the loop is.</summary>
    public Expression ReadWhere(string scalar, string name, LaneMap lanes, int stride, StepRow from)
    {
        Operand value = Read(name, lanes, stride, from);
        if (!_scalars.Contains(scalar))
        {
            _scalars.Add(scalar);
        }

        return Expression.SelectGreater(new Operand(scalar), Expression.Zero, value, Expression.Zero);
    }

    /// <summary>Names a value, and may store it.</summary>
    public Operand Value(string name, Expression value, LaneMap? target = null, int stride = 0)
    {
        _values.Add(new LaneValue(name, Simplifier.Simplify(value), target));
        if (target is not null)
        {
            Follow(target, stride, StepRow.This);
        }

        return new Operand(name);
    }

    /// <summary>One value up to the end of a sample's sequence, and another after it.</summary>
    public Expression WhereValid(Expression value, Expression otherwise)
    {
        const string Valid = "valid";
        if (!IsMasked)
        {
            return value;
        }

        if (!_inputs.OfType<LengthInput>().Any())
        {
            _inputs.Add(new LengthInput(Valid, new Place(Lowering.PlaceNames.Lengths, Lowering.PlaceNames.LengthsRole)));
        }

        return Expression.SelectGreater(new Operand(Valid), Expression.Zero, value, otherwise);
    }

    /// <summary>The program, as a kernel of a step.</summary>
    public StepKernel ToKernel(string comment) => new(
        new Reduce(
            comment,
            samples,
            units,
            _inputs.ToEquatableArray(),
            _scalars.ToEquatableArray(),
            EquatableArray.Of<RowStep>(new LanePass(_values.ToEquatableArray(), default))),
        _moves.ToEquatableArray());

    private void Follow(LaneMap lanes, int stride, StepRow from)
    {
        if (isLooped && stride != 0 && _moves.All(move => move.Role != lanes.Place.Role))
        {
            _moves.Add(new StepMove(lanes.Place.Role, stride, from));
        }
    }
}
