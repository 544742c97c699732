using NetGen.Generators.Expressions;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>What a cell computes a step's gradients with.</summary>
/// <param name="program">The step's program.</param>
/// <param name="cell">The cell.</param>
/// <param name="spec">The layer's arguments.</param>
/// <param name="tensors">The layer's tensors.</param>
/// <param name="context">The layer.</param>
internal sealed class CellBackward(CellProgram program, RecurrentCell cell, RecurrentSpec spec, RecurrentTensors tensors, BackwardContext context)
{
    private readonly Tensor _gates = context.Kept(tensors.Gates);

    private bool IsLooped => tensors.Time > 1;

    /// <summary>What a gate came to in the forward pass.</summary>
    public Operand Gate(int gate) => program.Read(cell.Gates[gate], tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate"), _gates.RowStride);

    /// <summary>The products of a gate with the state, kept by the forward pass.</summary>
    public Operand StateSum(int gate)
    {
        Tensor sums = context.Kept(tensors.Recurrent);
        return program.Read(cell.Gates[gate] + "Products", tensors.Gate(sums, gate, cell.Gates[gate] + "Recurrent"), sums.RowStride);
    }

    /// <summary>The output of the step.</summary>
    public Operand State => Read(tensors.States, "state", "states", StepRow.This);

    /// <summary>The output of the step before.</summary>
    public Operand StateBefore => program.Value("stateBefore", Before(tensors.States, "stateRead", "earlierState"));

    /// <summary>The second state of the step before.</summary>
    public Operand CellBefore => program.Value("cellBefore", Before(tensors.Cells, "cellRead", "earlierCell"));

    /// <summary>The hyperbolic tangent of the second state.</summary>
    public Operand CellTanh => Read(tensors.CellTanhs, "cellTanh", "cellTanhs", StepRow.This);

    /// <summary>The gradient by the output of the step: from the layers after, and from the step after.</summary>
    public Operand StateDelta
    {
        get
        {
            Tensor delta = context.Delta.As("delta");
            Expression sum = spec.ReturnSequences || !IsLooped
                ? program.Read("outputDelta", tensors.Part(delta), spec.ReturnSequences ? delta.RowStride : 0)
                : program.ReadWhere(Recurrence.IsFirst, "outputDelta", tensors.Part(delta), stride: 0, StepRow.This);
            if (IsLooped)
            {
                sum += Carried(tensors.LaterDelta, "fromLater", "later");
                sum = PassesState ? sum + Carried(tensors.PassedDelta, "passedDelta", "passed") : sum;
            }

            return program.Value("stateDelta", sum);
        }
    }

    /// <summary>The gradient by the second state that comes from the step after.</summary>
    public Operand CellDelta => program.Value("cellLater", IsLooped ? Carried(tensors.CellDelta, "cellDeltaRead", "cellDelta") : Expression.Zero);

    /// <summary>Names a value.</summary>
    public Operand Let(string name, Expression value) => program.Value(name, value);

    /// <summary>Stores the gradient by the weighted sum of a gate, in the gate's place.</summary>
    public Operand StoreDelta(int gate, Expression value) => program.Value(
        cell.Gates[gate] + "Delta", program.WhereValid(value, Expression.Zero), tensors.Gate(_gates, gate, cell.Gates[gate] + "Gate"), _gates.RowStride);

    /// <summary>Stores the gradient by the products of a gate with the state, in the place of these.</summary>
    public void StoreStateDelta(int gate, Expression value)
    {
        Tensor sums = context.Kept(tensors.Recurrent);
        program.Value(cell.Gates[gate] + "StateDelta", value, tensors.Gate(sums, gate, cell.Gates[gate] + "Recurrent"), sums.RowStride);
    }

    /// <summary>Hands the gradient by the second state on to the step before.</summary>
    /// <param name="value">What goes through the cell.</param>
    /// <param name="skipped">What there is after the end of a sequence, where nothing goes through.</param>
    public void PassCell(Expression value, Operand skipped)
    {
        if (IsLooped)
        {
            program.Value("newCellDelta", program.WhereValid(value, skipped), RecurrentTensors.Step(context.Kept(tensors.CellDelta).As("cellDelta")));
        }
    }

    /// <summary>Hands what of the gradient by the state takes no product on to the step before.</summary>
    /// <param name="value">What does so in the cell.</param>
    /// <param name="stateDelta">The gradient by the state, which goes on as it is after the end of a sequence.</param>
    public void PassState(Expression value, Operand stateDelta)
    {
        if (IsLooped && PassesState)
        {
            program.Value("newPassedDelta", program.WhereValid(value, stateDelta), RecurrentTensors.Step(context.Kept(tensors.PassedDelta).As("passed")));
        }
    }

    private bool PassesState => cell.PassesState || program.IsMasked;

    private Operand Read(string kept, string name, string role, StepRow from)
    {
        Tensor tensor = context.Kept(kept).As(role);
        return program.Read(name, RecurrentTensors.Step(tensor), tensor.RowStride, from);
    }

    private Expression Carried(string kept, string name, string role) =>
        program.ReadWhere(Recurrence.Carried, name, RecurrentTensors.Step(context.Kept(kept).As(role)), stride: 0, StepRow.This);

    /// <summary>What the forward pass came from is what the pass back comes to next.</summary>
    private Expression Before(string kept, string name, string role)
    {
        if (!IsLooped)
        {
            return Expression.Zero;
        }

        Tensor tensor = context.Kept(kept).As(role);
        return program.ReadWhere(Recurrence.HasNext, name, RecurrentTensors.Step(tensor), tensor.RowStride, StepRow.Next);
    }
}
