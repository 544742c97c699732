using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The forward pass of a recurrent layer: the products with the inputs of all steps at once, then step after step those with the state, and the cell.</summary>
/// <param name="cell">Its cell.</param>
/// <param name="spec">Its arguments.</param>
/// <param name="directions">Its tensors.</param>
/// <param name="context">The layer.</param>
internal sealed class RecurrentForward(
    RecurrentCell cell, RecurrentSpec spec, ImmutableArray<RecurrentTensors> directions, ForwardContext context)
{
    /// <summary>Whether a step's output can be stored where the layer's is.</summary>
    private bool StoresOutput => spec is { ReturnSequences: true, Bidirectional: false };

    public void Lower() => context.EmitActivated("Forward", (target, _) =>
    {
        if (StoresOutput)
        {
            return Steps(directions[0], target);
        }

        foreach (RecurrentTensors tensors in directions)
        {
            context.Emit("Steps" + tensors.MethodSuffix, Steps(tensors, target: null));
        }

        if (spec.Bidirectional)
        {
            GroupLanes.ClearPadding(context.Emit, context.Words, context.Rows, target);
        }

        for (int direction = 0; direction < directions.Length - 1; direction++)
        {
            context.Emit("Output" + Literal.Integer(direction), Output(directions[direction], target));
        }

        return Output(directions[directions.Length - 1], target);
    });

    private Kernel Steps(RecurrentTensors tensors, Tensor? target)
    {
        EmitInputProducts(tensors);
        bool isLooped = tensors.Time > 1;
        CellProgram program = new(context.Samples, tensors.Units, isLooped, context.HasLengths);
        cell.Forward(new CellForward(program, cell, tensors, context, target));
        StepKernel step = program.ToKernel($"{context.Words}: the state of each step.");
        if (context.IsStreaming)
        {
            context.Emit("StateProducts", StateProducts(tensors, context.StateBefore(tensors.States)));
        }

        else if (!isLooped && cell.IsSplit)
        {
            context.Emit("StateBias" + tensors.MethodSuffix, StateBias(tensors));
        }

        if (!isLooped)
        {
            return step.Kernel;
        }

        Tensor states = context.Kept(tensors.States)!.As("states");
        Contraction products = StateProducts(tensors, states);
        int stride = Products(tensors).RowStride;
        return new Recurrence(
            $"{context.Words}: step after step{(tensors.IsReversed ? " from the last to the first" : "")}.",
            tensors.Time,
            tensors.IsReversed,
            Window: null,
            new[]
            {
                new StepKernel(
                    products,
                    products.EpilogueReads
                        .Select(read => new StepMove(read.Lanes.Place.Role, stride))
                        .Prepend(new StepMove("products", stride))
                        .Prepend(new StepMove("states", states.RowStride, StepRow.Earlier))
                        .ToEquatableArray(),
                    StepCondition.Continues),
            }
            .Concat(cell.IsSplit ? [new StepKernel(StateBias(tensors), EquatableArray.Of(new StepMove("products", stride)), StepCondition.Starts)] : [])
            .Append(step)
            .ToEquatableArray());
    }

    private void EmitInputProducts(RecurrentTensors tensors)
    {
        Tensor input = context.Input(0).As("input");
        Extent rows = context.Samples.Times(tensors.Time);
        Extent sum = Extent.Of(input.Lanes.Length);
        context.Emit("InputProducts" + tensors.MethodSuffix, new Contraction(
            $"{context.Words}: the products of all gates with the inputs of all steps, and the bias.",
            rows,
            tensors.Sums,
            sum,
            input.Scalars,
            LaneMap.Panels(context.Parameter("weight_ih" + tensors.ParameterSuffix)!, tensors.Sums, sum.Constant),
            context.Kept(tensors.Gates)!.As("gates").Vectors,
            LaneMap.Vector(context.Parameter("bias_ih" + tensors.ParameterSuffix)!, tensors.Sums),
            Contraction.Sum,
            default,
            TileChooser.Choose(rows, tensors.Sums, sum, Contraction.Sum)));
    }

    /// <summary>Where the products with the state go: to those with the input, or beside them.</summary>
    private Tensor Products(RecurrentTensors tensors) => context.Kept(cell.IsSplit ? tensors.Recurrent : tensors.Gates)!.As("products");

    private Contraction StateProducts(RecurrentTensors tensors, Tensor states)
    {
        Extent sum = Extent.Of(tensors.Units.Length);
        Operand earlier = new("earlier");
        LaneMap products = RecurrentTensors.Step(Products(tensors));
        NamedLanes inputs = new(earlier.Name, products with { Place = products.Place with { Role = "earlierProducts" } });
        Expression epilogue = cell.IsSplit ? Contraction.Sum : Contraction.Sum + earlier;
        return new Contraction(
            $"{context.Words}: the products of all gates with the state before.",
            context.Samples,
            tensors.Sums,
            sum,
            new ScalarMap(states.Place with { Role = "states" }, states.SampleStride, 1),
            LaneMap.Panels(context.Parameter("weight_hh" + tensors.ParameterSuffix)!, tensors.Sums, sum.Constant),
            products,
            cell.IsSplit ? LaneMap.Vector(context.Parameter("bias_hh" + tensors.ParameterSuffix)!, tensors.Sums) : null,
            epilogue,
            cell.IsSplit ? default : EquatableArray.Of(inputs),
            TileChooser.Choose(context.Samples, tensors.Sums, sum, epilogue));
    }

    /// <summary>What there is in place of the products with the state where there is none before.</summary>
    private Reduce StateBias(RecurrentTensors tensors)
    {
        Operand bias = new("bias");
        return new Reduce(
            $"{context.Words}: no state before, and so the bias of its products alone.",
            context.Samples,
            tensors.Sums,
            EquatableArray.Of<RowInput>(new LanesInput(
                bias.Name, LaneMap.Vector(context.Parameter("bias_hh" + tensors.ParameterSuffix)! with { Role = "stateBias" }, tensors.Sums))),
            default,
            RowSteps.Store("product", bias, RecurrentTensors.Step(Products(tensors))));
    }

    /// <summary>The states that the layer gives: of all steps, or the one that the direction comes to last.</summary>
    private Reduce Output(RecurrentTensors tensors, Tensor target)
    {
        Operand state = new("h");
        Tensor states = (context.IsStreaming ? context.StateAfter(tensors.States) : context.Kept(tensors.States)!).As("states");
        int last = spec.ReturnSequences || tensors.IsReversed ? 0 : (states.Positions - 1) * states.RowStride;
        LaneMap source = spec.ReturnSequences
            ? states.Vectors
            : RecurrentTensors.Step(states) with { Place = states.Place with { Offset = states.Place.Offset + last } };
        LaneMap part = tensors.Part(target.As("output")) with { RowStride = target.RowStride, HalfPanelRowStride = target.RowStride };
        return new Reduce(
            $"{context.Words}: {(spec.ReturnSequences ? "the states of all steps" : "the last state")} as the layer's output.",
            context.Rows,
            tensors.Units,
            EquatableArray.Of<RowInput>(new LanesInput(state.Name, source)),
            default,
            RowSteps.Store("result", state, part));
    }
}
