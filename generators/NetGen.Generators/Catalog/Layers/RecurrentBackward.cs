using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>
/// Backpropagation through time: step after step against the direction of the forward pass the gradients by the sums; then from those of all steps at once the gradients of the parameters and of the
/// inputs.
/// </summary>
/// <param name="cell">Its cell.</param>
/// <param name="spec">Its arguments.</param>
/// <param name="tensors">The tensors of the direction.</param>
/// <param name="context">The layer.</param>
internal sealed class RecurrentBackward(RecurrentCell cell, RecurrentSpec spec, RecurrentTensors tensors, BackwardContext context)
{
    private readonly Tensor _input = context.Input(0).As("input");
    private readonly Tensor _deltas = context.Kept(tensors.Gates).As("deltas");
    private readonly Tensor _states = context.Kept(tensors.States).As("states");

    private bool IsLooped => tensors.Time > 1;

    /// <summary>The gradients by the products with the state.</summary>
    private Tensor StateDeltas => cell.IsSplit ? context.Kept(tensors.Recurrent).As("deltas") : _deltas;

    private Extent AllSteps => Extent.Rows.Times(tensors.Time);

    public void Lower()
    {
        CellProgram program = new(Extent.Rows, tensors.Units, IsLooped, context.HasLengths);
        cell.Backward(new CellBackward(program, cell, spec, tensors, context));
        StepKernel step = program.ToKernel($"{context.Words}: the gradients by the sums of each step.");
        context.Emit("Steps" + tensors.MethodSuffix + "Backward", IsLooped ? Steps(step) : step.Kernel);
        EmitWeightGradients();
        if (context.InputGradient(0) is { } target)
        {
            EmitInputGradient(target);
        }
    }

    private string Name(string name) => name + tensors.MethodSuffix;

    private Recurrence Steps(StepKernel step)
    {
        Place transposed = EmitTransposed("weight_hh", "StateTranspose", tensors.Units);
        Extent sum = Extent.Of(tensors.Sums.Length);
        Tensor deltas = StateDeltas.As("laterDeltas");
        Contraction products = new(
            $"{context.Words}: the gradient by the state, from the sums of the step that it went to.",
            Extent.Rows,
            tensors.Units,
            sum,
            new ScalarMap(deltas.Place, deltas.SampleStride, 1),
            LaneMap.Panels(transposed, tensors.Units, sum.Constant),
            RecurrentTensors.Step(context.Kept(tensors.LaterDelta).As("laterDelta")),
            Initial: null,
            Contraction.Sum,
            default,
            TileChooser.Choose(Extent.Rows, tensors.Units, sum, Contraction.Sum));
        return new Recurrence(
            $"{context.Words}: back through time, step after step.",
            tensors.Time,
            !tensors.IsReversed,
            context.TruncatedSteps,
            EquatableArray.Of(
                new StepKernel(products, EquatableArray.Of(new StepMove("laterDeltas", deltas.RowStride, StepRow.Earlier)), StepCondition.Continues),
                step));
    }

    private Place EmitTransposed(string parameter, string name, LaneAxis rows)
    {
        Place transposed = context.Workspace("transposed", rows.Padded * tensors.Sums.Length);
        context.Emit(Name(name), new Copy(
            $"{context.Words}: {parameter} as panels of the transposed matrix.",
            context.Parameter(parameter + tensors.ParameterSuffix)!,
            transposed,
            new GateMatrixLayout(tensors.Units, cell.Gates.Length, rows.Length).Transposed(rows).ToEquatableArray()));
        return transposed;
    }

    private void EmitWeightGradients()
    {
        if (context.Gradient("weight_ih" + tensors.ParameterSuffix) is { } inputGradient)
        {
            Extent inputs = Extent.Of(_input.Lanes.Length);
            context.Emit(Name("InputWeightGradient"), new Contraction(
                $"{context.Words}: weight_ih gradient = Σ over samples and steps of input · delta.",
                inputs,
                tensors.Sums,
                AllSteps,
                new ScalarMap(_input.Place, RowStride: 1, ColumnStride: _input.RowStride),
                _deltas.Vectors,
                LaneMap.Panels(inputGradient, tensors.Sums, inputs.Constant),
                Initial: null,
                Contraction.Sum,
                default,
                TileChooser.Choose(inputs, tensors.Sums, AllSteps, Contraction.Sum)));
        }

        if (context.Gradient("weight_hh" + tensors.ParameterSuffix) is { } stateGradient)
        {
            context.Emit(Name("StateWeightGradient"), StateWeightGradient(stateGradient));
        }

        EmitBiasGradient("bias_ih", _deltas);
        EmitBiasGradient("bias_hh", StateDeltas);
    }

    private void EmitBiasGradient(string parameter, Tensor deltas)
    {
        if (context.Gradient(parameter + tensors.ParameterSuffix) is { } gradient)
        {
            string name = parameter == "bias_ih" ? "InputBiasGradient" : "StateBiasGradient";
            context.EmitSum(Name(name), $"{parameter} gradient = Σ over samples and steps of delta", deltas, gradient);
        }
    }

    private Kernel StateWeightGradient(Place gradient)
    {
        LaneMap panels = LaneMap.Panels(gradient, tensors.Sums, tensors.Units.Length);
        if (!IsLooped)
        {
            return new Map(
                $"{context.Words}: weight_hh gradient, zero: there is one step, and no state before it.",
                tensors.Sums.Padded * tensors.Units.Length,
                default,
                default,
                EquatableArray.Of(new Assignment("zero", Expression.Zero, gradient)));
        }

        // Forward, a step's delta goes with the state of the step before it; backwards, with that of the one after.
        Tensor deltas = StateDeltas;
        Place states = _states.Place;
        LaneMap later = deltas.Vectors;
        if (tensors.IsReversed)
        {
            states = states with { Offset = states.Offset + _states.RowStride };
        }
        else
        {
            later = later with { Place = later.Place with { Offset = later.Place.Offset + deltas.RowStride } };
        }

        return new ContractionNest(
            $"{context.Words}: weight_hh gradient = Σ over samples and steps of the state before · delta.",
            [new NestAxis("unit", Extent.Of(tensors.Units.Length), 1, 0, panels.RowStride)],
            [
                new NestAxis("sample", Extent.Rows, _states.SampleStride, deltas.SampleStride, 0),
                new NestAxis("step", Extent.Of(tensors.Time - 1), _states.RowStride, deltas.RowStride, 0),
            ],
            tensors.Sums,
            states,
            later,
            panels).ToContraction();
    }

    private void EmitInputGradient(GradientTarget target)
    {
        Place transposed = EmitTransposed("weight_ih", "InputTranspose", _input.Lanes);
        Extent sum = Extent.Of(tensors.Sums.Length);
        Expression epilogue = target.Epilogue(Contraction.Sum);
        context.Emit(Name("InputGradient"), new Contraction(
            $"{context.Words}: the delta of its input = weight_ihᵀ · delta, times the derivative of the activation before.",
            AllSteps,
            _input.Lanes,
            sum,
            _deltas.Scalars,
            LaneMap.Panels(transposed, _input.Lanes, sum.Constant),
            target.Delta.Vectors,
            Initial: null,
            epilogue,
            target.Reads,
            TileChooser.Choose(AllSteps, _input.Lanes, sum, epilogue)));
    }
}
