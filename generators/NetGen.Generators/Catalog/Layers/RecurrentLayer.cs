using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>A layer that goes through a sequence step by step, with a state: the products of all gates at once, then the cell's formulas for each unit.</summary>
internal abstract class RecurrentLayer : LayerDescriptor
{
    private const string UnitsName = "units";
    private const string ReturnSequences = "ReturnSequences";
    private const string Bidirectional = "Bidirectional";

    public override bool TakesActivation => false;

    public override bool IsRecurrent => true;

    public override bool IsStepwise(LayerSpec spec) => !((RecurrentSpec)spec).Bidirectional;

    public override Shape? InferShape(LayerSpec spec, ImmutableArray<Shape> inputs, IAttributeArguments arguments)
    {
        RecurrentSpec recurrent = (RecurrentSpec)spec;
        if (inputs.Length != 1 || inputs[0].Rank != 2)
        {
            arguments.Report(Problem.WrongInputShape, null, Kind, "one input of shape (time, features)", arguments.Describe(inputs));
            return null;
        }

        if ((long)recurrent.Units * recurrent.Directions > int.MaxValue)
        {
            arguments.Report(Problem.ArgumentOutOfRange, UnitsName, UnitsName, "fewer, for both directions together", recurrent.Units);
            return null;
        }

        int units = recurrent.Units * recurrent.Directions;
        return recurrent.ReturnSequences ? Shape.Of(inputs[0].Extents[0], units) : Shape.Of(units);
    }

    public override ImmutableArray<Shape> ParameterShapes(LayerSpec spec, ImmutableArray<Shape> inputs) =>
        Tensors((RecurrentSpec)spec, inputs[0]).Select(tensor => tensor.Shape).ToImmutableArray();

    /// <summary>Gates outside, then units in lanes, and what feeds them.</summary>
    public override ImmutableArray<Shape> ParameterRooms(LayerSpec spec, ImmutableArray<Shape> inputs)
    {
        int gates = Cell((RecurrentSpec)spec).Gates.Length;
        int units = ((RecurrentSpec)spec).Units;
        return Tensors((RecurrentSpec)spec, inputs[0])
            .Select(tensor => tensor.Shape.Rank == 1 ? Shape.Of(gates, units) : Shape.Of(gates, units, tensor.Shape.Extents[1]))
            .ToImmutableArray();
    }

    public override ActivationSpec Activation(LayerSpec spec) => Vocabulary.Activation.Linear;

    public override ImmutableArray<OptionModel> Options(LayerSpec spec, ImmutableArray<Shape> inputs) => ImmutableArray.Create(
        new OptionModel(ReturnSequences, ((RecurrentSpec)spec).ReturnSequences ? 1 : 0),
        new OptionModel(Bidirectional, ((RecurrentSpec)spec).Bidirectional ? 1 : 0));

    public override ImmutableArray<ParameterTensor> Parameters(
        LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output, Initializer weightInitializer)
    {
        RecurrentSpec recurrent = (RecurrentSpec)spec;
        RecurrentCell cell = Cell(recurrent);
        LaneAxis units = new(recurrent.Units, output.Lanes.VectorLanes);
        TensorStart start = recurrent.Start ?? new TensorStart(cell.WeightInitializer);
        return Tensors(recurrent, inputs[0].Shape)
            .Select(tensor => tensor.Shape.Rank == 1
                ? new ParameterTensor(
                    tensor.Name, tensor.Shape, new TensorStart(Initializer.Zeros), 1, 1, new GateVectorLayout(units, cell.Gates.Length))
                {
                    AddedInFiles = tensor.AddedInFiles,
                }
                : new ParameterTensor(
                    tensor.Name,
                    tensor.Shape,
                    start,
                    tensor.Shape.Extents[1],
                    tensor.Shape.Extents[0],
                    new GateMatrixLayout(units, cell.Gates.Length, tensor.Shape.Extents[1])))
            .ToImmutableArray();
    }

    /// <summary>In each step and direction, the products of the gates with the input and with the state.</summary>
    public override long MultiplyAdds(LayerSpec spec, ImmutableArray<Shape> inputs, Shape output) =>
        inputs[0].Extents[0] * Tensors((RecurrentSpec)spec, inputs[0]).Where(tensor => tensor.Shape.Rank == 2).Sum(tensor => tensor.Shape.Size);

    public override ImmutableArray<KeptTensor> KeptTensors(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output) =>
        Directions((RecurrentSpec)spec, inputs[0], output).SelectMany(tensors => tensors.Kept).ToImmutableArray();

    public override ImmutableArray<StateTensor> States(LayerSpec spec, ImmutableArray<TensorLayout> inputs, TensorLayout output)
    {
        RecurrentTensors tensors = Directions((RecurrentSpec)spec, inputs[0], output)[0];
        StateTensor state = new("h", tensors.States, tensors.Units);
        return Cell((RecurrentSpec)spec).HasCell ? ImmutableArray.Create(state, new StateTensor("c", tensors.Cells, tensors.Units)) : ImmutableArray.Create(state);
    }

    public override void LowerForward(ForwardContext context)
    {
        RecurrentSpec spec = (RecurrentSpec)context.Spec;
        ImmutableArray<RecurrentTensors> directions = Directions(spec, context.InputLayouts[0], context.OutputLayout);
        new RecurrentForward(Cell(spec), spec, directions, context).Lower();
    }

    public override void LowerBackward(BackwardContext context)
    {
        RecurrentSpec spec = (RecurrentSpec)context.Spec;
        foreach (RecurrentTensors tensors in Directions(spec, context.InputLayouts[0], context.OutputLayout))
        {
            new RecurrentBackward(Cell(spec), spec, tensors, context).Lower();
        }
    }

    /// <summary>What it computes of a step's sums.</summary>
    protected abstract RecurrentCell Cell(RecurrentSpec spec);

    protected static int ReadUnits(IAttributeArguments arguments)
    {
        int units = arguments.Int32(UnitsName);
        if (units < 1)
        {
            arguments.Report(Problem.ArgumentOutOfRange, UnitsName, UnitsName, "at least 1", units);
        }

        return units;
    }

    protected static bool ReadReturnSequences(IAttributeArguments arguments) => arguments.Boolean(ReturnSequences, fallback: false);

    protected static bool ReadBidirectional(IAttributeArguments arguments) => arguments.Boolean(Bidirectional, fallback: false);

    private ImmutableArray<RecurrentTensors> Directions(RecurrentSpec spec, TensorLayout input, TensorLayout output) => Enumerable
        .Range(0, spec.Directions)
        .Select(direction => new RecurrentTensors(Cell(spec), spec, input.Positions, output.Lanes.VectorLanes, isReversed: direction > 0))
        .ToImmutableArray();

    private IEnumerable<(string Name, Shape Shape, string? AddedInFiles)> Tensors(RecurrentSpec spec, Shape input)
    {
        RecurrentCell cell = Cell(spec);

        // So large a number that the size is found to be too large, not one that has run over.
        int rows = (int)System.Math.Min(int.MaxValue, (long)cell.Gates.Length * spec.Units);
        foreach (string suffix in new[] { "_l0", "_l0_reverse" }.Take(spec.Directions))
        {
            yield return ("weight_ih" + suffix, Shape.Of(rows, input.Extents[1]), null);
            yield return ("weight_hh" + suffix, Shape.Of(rows, spec.Units), null);
            yield return ("bias_ih" + suffix, Shape.Of(rows), cell.IsSplit ? null : "bias_hh" + suffix);
            if (cell.IsSplit)
            {
                yield return ("bias_hh" + suffix, Shape.Of(rows), null);
            }
        }
    }
}
