using NetGen.Generators.Expressions;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>What a cell computes a step's state with.</summary>
/// <param name="program">The step's program.</param>
/// <param name="cell">The cell.</param>
/// <param name="tensors">The layer's tensors.</param>
/// <param name="context">The layer.</param>
/// <param name="target">Where the output of each step goes too; <see langword="null"/> if nowhere.</param>
internal sealed class CellForward(CellProgram program, RecurrentCell cell, RecurrentTensors tensors, ForwardContext context, Tensor? target)
{
    private readonly Tensor _gates = context.Kept(tensors.Gates)!;

    /// <summary>Whether the gates are kept for the way back.</summary>
    public bool IsTraining => context.IsTraining;

    /// <summary>Whether there is a state before the step.</summary>
    private bool HasEarlier => context.IsStreaming || tensors.Time > 1;

    /// <summary>The weighted sum of a gate: the products with the input, with the state, and the bias.</summary>
    public Expression Sum(int gate) => cell.IsSplit ? InputSum(gate) + StateSum(gate) : InputSum(gate);

    /// <summary>The products of a gate with the input, and the bias; where they are not kept apart, those with the state too.</summary>
    public Expression InputSum(int gate) => program.Read(cell.Gates[gate] + "Sum", tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate"), _gates.RowStride);

    /// <summary>The products of a gate with the state before, and the bias of these, where they are kept apart.</summary>
    public Expression StateSum(int gate)
    {
        Tensor sums = context.Kept(tensors.Recurrent)!;
        return program.Read(cell.Gates[gate] + "Products", tensors.Gate(sums, gate, cell.Gates[gate] + "Recurrent"), sums.RowStride);
    }

    /// <summary>Names what a gate comes to, and keeps it for the way back.</summary>
    public Operand Gate(int gate, Expression value) => program.Value(
        cell.Gates[gate], value, context.IsTraining ? tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate") : null, _gates.RowStride);

    /// <summary>Keeps the products of a gate with the state for the way back.</summary>
    public Operand KeepStateSum(int gate, string name, Expression value)
    {
        Tensor sums = context.Kept(tensors.Recurrent)!;
        return program.Value(name, value, context.IsTraining ? tensors.Gate(sums, gate, cell.Gates[gate] + "Recurrent") : null, sums.RowStride);
    }

    /// <summary>The output of the step before.</summary>
    public Operand StateBefore => program.Value("stateBefore", Before(tensors.States, "stateRead", "earlierState"));

    /// <summary>The second state of the step before.</summary>
    public Operand CellBefore => program.Value("cellBefore", Before(tensors.Cells, "cellRead", "earlierCell"));

    /// <summary>Names a value.</summary>
    public Operand Let(string name, Expression value) => program.Value(name, value);

    /// <summary>Stores the second state, and gives it.</summary>
    public Operand StoreCell(Expression value, Operand before) =>
        Store(tensors.Cells, "newCell", "cell", program.WhereValid(value, before));

    /// <summary>Names the hyperbolic tangent of the second state, and keeps it for the way back.</summary>
    public Operand KeepCellTanh(Expression value) =>
        context.IsTraining ? Store(tensors.CellTanhs, "cellTanh", "cellTanhs", value) : program.Value("cellTanh", value);

    /// <summary>Stores the output.</summary>
    /// <param name="value">The output.</param>
    /// <param name="before">That of the step before, if the formula needs it.</param>
    public void StoreState(Expression value, Operand? before)
    {
        Operand state = Store(
            tensors.States, "newState", "state", program.IsMasked ? program.WhereValid(value, before ?? StateBefore) : value);
        if (target is not null)
        {
            program.Value("result", state, RecurrentTensors.Step(target.As("output")), target.RowStride);
        }
    }

    private Operand Store(string kept, string name, string role, Expression value)
    {
        Tensor tensor = (context.IsStreaming ? context.StateAfter(kept) : context.Kept(kept)!).As(role);
        return program.Value(name, value, RecurrentTensors.Step(tensor), tensor.RowStride);
    }

    private Expression Before(string kept, string name, string role)
    {
        Tensor tensor = (context.IsStreaming ? context.StateBefore(kept) : context.Kept(kept)!).As(role);
        return Carried(name, RecurrentTensors.Step(tensor), tensor.RowStride, StepRow.Earlier);
    }

    private Expression Carried(string name, LaneMap lanes, int stride, StepRow from) => context.IsStreaming ? program.Read(name, lanes, stride)
        : HasEarlier ? program.ReadWhere(Recurrence.Carried, name, lanes, stride, from)
        : Expression.Zero;
}
