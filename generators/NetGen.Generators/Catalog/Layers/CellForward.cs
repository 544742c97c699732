using System;
using NetGen.Generators.Expressions;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>What a cell computes a step's state with.</summary>
/// <param name="start">Starts a program of the step.</param>
/// <param name="isStaged">Whether what is computed early has a program of its own.</param>
/// <param name="cell">The cell.</param>
/// <param name="tensors">The layer's tensors.</param>
/// <param name="context">The layer.</param>
/// <param name="target">Where the output of each step goes too; <see langword="null"/> if nowhere.</param>
internal sealed class CellForward(
    Func<CellProgram> start, bool isStaged, RecurrentCell cell, RecurrentTensors tensors, ForwardContext context, Tensor? target)
{
    private CellProgram _program = start();

    private readonly Tensor _gates = context.Kept(tensors.Gates)!;

    /// <summary>What is computed early, if that has a program of its own; else <see langword="null"/>.</summary>
    public CellProgram? EarlyProgram { get; private set; }

    /// <summary>The rest, or all.</summary>
    public CellProgram Program => _program;

    /// <summary>Whether the gates are kept for the way back.</summary>
    public bool IsTraining => context.IsTraining;

    /// <summary>Whether there is a state before the step.</summary>
    private bool HasEarlier => context.IsStreaming || tensors.Time > 1;

    /// <summary>The weighted sum of a gate: the products with the input, with the state, and the bias.</summary>
    public Expression Sum(int gate) => cell.IsSplit ? InputSum(gate) + StateSum(gate) : InputSum(gate);

    /// <summary>The products of a gate with the input, and the bias; where they are not kept apart, those with the state too.</summary>
    public Expression InputSum(int gate) => _program.Read(cell.Gates[gate] + "Sum", tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate"), _gates.RowStride);

    /// <summary>The products of a gate with the state before, and the bias of these, where they are kept apart.</summary>
    public Expression StateSum(int gate)
    {
        Tensor sums = context.Kept(tensors.Recurrent)!;
        return _program.Read(cell.Gates[gate] + "Products", tensors.Gate(sums, gate, cell.Gates[gate] + "Recurrent"), sums.RowStride);
    }

    /// <summary>Names what a gate that others wait for comes to. Where it has a program of its own, it goes through memory.</summary>
    public Operand Early(int gate, string name, Expression value)
    {
        if (!isStaged)
        {
            return _program.Value(name, value);
        }

        _program.Value(name, value, tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate"), _gates.RowStride);
        EarlyProgram = _program;
        _program = start();
        return _program.Read(name, tensors.Gate(_gates, gate, name + "Early"), _gates.RowStride);
    }

    /// <summary>Names what a gate comes to, and keeps it for the way back.</summary>
    public Operand Gate(int gate, Expression value) => _program.Value(
        cell.Gates[gate], value, context.IsTraining ? tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate") : null, _gates.RowStride);

    /// <summary>Keeps the products of a gate with the state for the way back.</summary>
    public Operand KeepStateSum(int gate, string name, Expression value)
    {
        Tensor sums = context.Kept(tensors.Recurrent)!;
        return _program.Value(name, value, context.IsTraining ? tensors.Gate(sums, gate, cell.Gates[gate] + "Recurrent") : null, sums.RowStride);
    }

    /// <summary>The output of the step before.</summary>
    public Operand StateBefore => _program.Value("stateBefore", Before(tensors.States, "stateRead", "earlierState"));

    /// <summary>The second state of the step before.</summary>
    public Operand CellBefore => _program.Value("cellBefore", Before(tensors.Cells, "cellRead", "earlierCell"));

    /// <summary>Names a value.</summary>
    public Operand Let(string name, Expression value) => _program.Value(name, value);

    /// <summary>Stores the second state, and gives it.</summary>
    public Operand StoreCell(Expression value, Operand before) =>
        Store(tensors.Cells, "newCell", "cell", _program.WhereValid(value, before));

    /// <summary>Names the hyperbolic tangent of the second state, and keeps it for the way back.</summary>
    public Operand KeepCellTanh(Expression value) =>
        context.IsTraining ? Store(tensors.CellTanhs, "cellTanh", "cellTanhs", value) : _program.Value("cellTanh", value);

    /// <summary>Stores the output.</summary>
    /// <param name="value">The output.</param>
    /// <param name="before">That of the step before, if the formula needs it.</param>
    public void StoreState(Expression value, Operand? before)
    {
        Operand state = Store(
            tensors.States, "newState", "state", _program.IsMasked ? _program.WhereValid(value, before ?? StateBefore) : value);
        if (target is not null)
        {
            _program.Value("result", state, RecurrentTensors.Step(target.As("output")), target.RowStride);
        }
    }

    private Operand Store(string kept, string name, string role, Expression value)
    {
        Tensor tensor = (context.IsStreaming ? context.StateAfter(kept) : context.Kept(kept)!).As(role);
        return _program.Value(name, value, RecurrentTensors.Step(tensor), tensor.RowStride);
    }

    private Expression Before(string kept, string name, string role)
    {
        Tensor tensor = (context.IsStreaming ? context.StateBefore(kept) : context.Kept(kept)!).As(role);
        return Carried(name, RecurrentTensors.Step(tensor), tensor.RowStride, StepRow.Earlier);
    }

    private Expression Carried(string name, LaneMap lanes, int stride, StepRow from) => context.IsStreaming ? _program.Read(name, lanes, stride)
        : HasEarlier ? _program.ReadWhere(Recurrence.Carried, name, lanes, stride, from)
        : Expression.Zero;
}
