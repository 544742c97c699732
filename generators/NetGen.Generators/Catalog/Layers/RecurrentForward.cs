using System.Collections.Generic;
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
    /// <summary>Whether a step's output can be stored where the layer's is: it is one of the sequence, or there is no other.</summary>
    private bool StoresOutput => !spec.Bidirectional && (spec.ReturnSequences || directions[0].Time == 1);

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

    /// <summary>
    /// Whether the gates that others wait for are computed before the products of these. That needs a panel to belong to one gate, and one sample, which has time to spare: a batch is better off with one
    /// product.
    /// </summary>
    private bool IsStaged(RecurrentTensors tensors) =>
        cell.EarlyGates > 0 && !context.Samples.IsRows && !context.IsTraining && tensors.Units.FullPanels > 0 && !tensors.Units.HasHalfPanel;

    private Kernel Steps(RecurrentTensors tensors, Tensor? target)
    {
        EmitInputProducts(tensors);
        bool isLooped = tensors.Time > 1;
        CellForward forward = new(() => new CellProgram(context.Samples, tensors.Units, isLooped, context.HasLengths), IsStaged(tensors), cell, tensors, context, target);
        cell.Forward(forward);
        StepKernel step = forward.Program.ToKernel($"{context.Words}: the state of each step.");
        StepKernel? early = forward.EarlyProgram?.ToKernel($"{context.Words}: the gates that others wait for.");
        if (!isLooped)
        {
            EmitSingleStep(tensors, early);
            return step.Kernel;
        }

        Tensor states = context.Kept(tensors.States)!.As("states");
        int stride = Products(tensors).RowStride;
        StepKernel ProductsOf(int first, int count)
        {
            Contraction products = StateProducts(tensors, states, first, count);
            return new StepKernel(
                products,
                products.EpilogueReads
                    .Select(read => new StepMove(read.Lanes.Place.Role, stride))
                    .Prepend(new StepMove(products.C.Place.Role, stride))
                    .Prepend(new StepMove("states", states.RowStride, StepRow.Earlier))
                    .ToEquatableArray(),
                StepCondition.Continues);
        }

        List<StepKernel> body = [];
        if (cell.IsSplit)
        {
            body.Add(new StepKernel(StateBias(tensors), EquatableArray.Of(new StepMove("startProducts", stride)), StepCondition.Starts));
        }

        int first = FirstGates(early);
        body.Add(ProductsOf(0, first));
        if (early is not null)
        {
            body.Add(early);
            body.Add(ProductsOf(first, cell.Gates.Length - first));
        }

        body.Add(step);
        return new Recurrence(
            $"{context.Words}: step after step{(tensors.IsReversed ? " from the last to the first" : "")}.",
            tensors.Time,
            tensors.IsReversed,
            Window: null,
            body.ToEquatableArray());
    }

    /// <summary>How many gates the first product serves: those that others wait for, where these have a program of their own, or all.</summary>
    private int FirstGates(StepKernel? early) => early is null ? cell.Gates.Length : cell.EarlyGates;

    /// <summary>Emits what a step that no loop is around needs before its state: one of a stream, or the only one.</summary>
    private void EmitSingleStep(RecurrentTensors tensors, StepKernel? early)
    {
        int first = FirstGates(early);
        if (context.IsStreaming)
        {
            context.Emit("StateProducts", StateProducts(tensors, context.StateBefore(tensors.States), 0, first));
        }
        else if (cell.IsSplit)
        {
            context.Emit("StateBias" + tensors.MethodSuffix, StateBias(tensors));
        }

        if (early is null)
        {
            return;
        }

        context.Emit("EarlyGates", early.Kernel);
        if (context.IsStreaming)
        {
            context.Emit("OtherProducts", StateProducts(tensors, context.StateBefore(tensors.States), first, cell.Gates.Length - first));
        }
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

    /// <summary>The products of some of the gates with the state before.</summary>
    private Contraction StateProducts(RecurrentTensors tensors, Tensor states, int firstGate, int gates)
    {
        bool isRest = firstGate > 0;
        LaneAxis lanes = GateLanes.Of(tensors.Units, gates);
        int skipped = firstGate * tensors.Units.Padded;
        Place At(Place place, string role, int offset) => place with { Role = isRest ? role + "Rest" : role, Offset = place.Offset + offset };
        Extent sum = Extent.Of(tensors.Units.Length);
        Operand earlier = new("earlier");
        LaneMap all = RecurrentTensors.Step(Products(tensors));
        LaneMap products = all with { Place = At(all.Place, "products", skipped) };
        NamedLanes inputs = new(earlier.Name, all with { Place = At(all.Place, "earlierProducts", skipped) });
        Place weight = context.Parameter("weight_hh" + tensors.ParameterSuffix)!;
        Expression epilogue = cell.IsSplit ? Contraction.Sum : Contraction.Sum + earlier;
        return new Contraction(
            $"{context.Words}: the products of {(gates == cell.Gates.Length ? "all gates" : string.Join(", ", cell.Gates.Skip(firstGate).Take(gates)))} with the state before.",
            context.Samples,
            lanes,
            sum,
            new ScalarMap(states.Place with { Role = "states" }, states.SampleStride, 1),
            LaneMap.Panels(At(weight, weight.Role, skipped * sum.Constant), lanes, sum.Constant),
            products,
            cell.IsSplit && context.Parameter("bias_hh" + tensors.ParameterSuffix) is { } bias ? LaneMap.Vector(At(bias, bias.Role, skipped), lanes) : null,
            epilogue,
            cell.IsSplit ? default : EquatableArray.Of(inputs),
            TileChooser.Choose(context.Samples, lanes, sum, epilogue));
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
            RowSteps.Store("product", bias, RecurrentTensors.Step(Products(tensors).As("startProducts"))));
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
