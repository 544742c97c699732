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
    private readonly Tensor _gates = context.Kept(tensors.Gates)!;

    /// <summary>What is computed early, if that has a program of its own; else <see langword="null"/>.</summary>
    public CellProgram? EarlyProgram { get; private set; }

    /// <summary>The rest, or all.</summary>
    public CellProgram Program { get; private set; } = start();

    /// <summary>Whether the gates are kept for the way back.</summary>
    public bool IsTraining => context.IsTraining;

    /// <summary>The weighted sum of a gate: the products with the input, with the state, and the bias.</summary>
    public Expression Sum(int gate) => cell.IsSplit ? InputSum(gate) + StateSum(gate) : InputSum(gate);

    /// <summary>The products of a gate with the input, and the bias; where they are not kept apart, those with the state too.</summary>
    public Expression InputSum(int gate) => Program.Read(cell.Gates[gate] + "Sum", tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate"), _gates.RowStride);

    /// <summary>The products of a gate with the state before, and the bias of these, where they are kept apart.</summary>
    public Expression StateSum(int gate)
    {
        Tensor sums = context.Kept(tensors.Recurrent)!;
        return Program.Read(cell.Gates[gate] + "Products", tensors.Gate(sums, gate, cell.Gates[gate] + "Recurrent"), sums.RowStride);
    }

    /// <summary>Names what a gate that others wait for comes to. Where it has a program of its own, it goes through memory.</summary>
    public Operand Early(int gate, string name, Expression value)
    {
        if (!isStaged)
        {
            return Program.Value(name, value);
        }

        Program.Value(name, value, tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate"), _gates.RowStride);
        EarlyProgram = Program;
        Program = start();
        return Program.Read(name, tensors.Gate(_gates, gate, name + "Early"), _gates.RowStride);
    }

    /// <summary>Names what a gate comes to, and keeps it for the way back: in training.</summary>
    public Operand Gate(int gate, Expression value) =>
        Program.Value(cell.Gates[gate], value, tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate"), _gates.RowStride);

    /// <summary>Keeps the products of a gate with the state for the way back: in training.</summary>
    public Operand KeepStateSum(int gate, string name, Expression value)
    {
        Tensor sums = context.Kept(tensors.Recurrent)!;
        return Program.Value(name, value, tensors.Gate(sums, gate, cell.Gates[gate] + "Recurrent"), sums.RowStride);
    }

    /// <summary>The output of the step before.</summary>
    public Operand StateBefore => Program.Value("stateBefore", Before(tensors.States, "stateRead", "earlierState"));

    /// <summary>The second state of the step before.</summary>
    public Operand CellBefore => Program.Value("cellBefore", Before(tensors.Cells, "cellRead", "earlierCell"));

    /// <summary>Names a value.</summary>
    public Operand Let(string name, Expression value) => Program.Value(name, value);

    /// <summary>Stores the second state, and gives it.</summary>
    public Operand StoreCell(Expression value, Operand before) =>
        Store(tensors.Cells, "newCell", "cell", Program.WhereValid(value, before));

    /// <summary>Names the hyperbolic tangent of the second state, and keeps it for the way back: in training.</summary>
    public Operand KeepCellTanh(Expression value) => Store(tensors.CellTanhs, "cellTanh", "cellTanhs", value);

    /// <summary>Stores the output.</summary>
    /// <param name="value">The output.</param>
    /// <param name="before">That of the step before, if the formula needs it.</param>
    public void StoreState(Expression value, Operand? before)
    {
        Operand state = Store(
            tensors.States, "newState", "state", Program.IsMasked ? Program.WhereValid(value, before ?? StateBefore) : value);
        if (target is not null)
        {
            Program.Value("result", state, RecurrentTensors.Step(target.As("output")), target.RowStride);
        }
    }

    private Operand Store(string kept, string name, string role, Expression value)
    {
        Tensor tensor = (context.IsStreaming ? context.StateAfter(kept) : context.Kept(kept)!).As(role);
        return Program.Value(name, value, RecurrentTensors.Step(tensor), tensor.RowStride);
    }

    /// <summary>What the step before left; zero where there is none.</summary>
    private Expression Before(string kept, string name, string role)
    {
        if (context.IsStreaming)
        {
            return Program.Read(name, RecurrentTensors.Step(context.StateBefore(kept).As(role)), stride: 0);
        }

        Tensor tensor = context.Kept(kept)!.As(role);
        return tensors.Time > 1
            ? Program.ReadWhere(Recurrence.Carried, name, RecurrentTensors.Step(tensor), tensor.RowStride, StepRow.Earlier)
            : Expression.Zero;
    }
}
