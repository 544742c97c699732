using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Lowers a step of a sequence that comes step by step: the network of sequences of one step, with the parameters of the whole, whose recurrent layers find in memory what they remember.
/// </summary>
internal static class StreamingLowering
{
    /// <param name="model">The network.</param>
    /// <param name="whole">Its layers.</param>
    /// <param name="registry">Takes the methods.</param>
    /// <returns>The step; <see langword="null"/> if no layer remembers anything, or one has to see more of a sequence than the steps so far one by one.</returns>
    public static StreamingPlan? Lower(NetworkModel model, ImmutableArray<Stage> whole, MethodRegistry registry)
    {
        if (!SequenceRules.AreStreamed(model))
        {
            return null;
        }

        NetworkModel step = model with
        {
            Input = OfStep(model.Input),
            Layers = model.Layers.Select(layer => layer with { Output = OfStep(layer.Output) }).ToEquatableArray(),
        };
        ImmutableArray<Stage> stages = StageBuilder.BuildStep(step, model.VectorBits / NetworkLowering.BitsPerFloat, whole);
        StateArena states = new(stages);
        EquatableArray<CallPlan> calls = OneSampleLowering.Lower(stages, registry, states, out int scratch);
        return new StreamingPlan((int)step.Input.Size, (int)step.Output.Size, calls, scratch, states.Plans, states.Length);
    }

    private static Shape OfStep(Shape shape) => shape.Rank == 2 ? Shape.Of(1, shape.Extents[1]) : shape;
}

/// <summary>Where the layers' states lie, one after the other.</summary>
internal sealed class StateArena
{
    private readonly List<StatePlan> _plans = [];
    private readonly Dictionary<(int Stage, string Kept), (int Offset, LaneAxis Lanes)> _places = [];

    /// <param name="stages">The layers.</param>
    public StateArena(ImmutableArray<Stage> stages)
    {
        foreach (Stage stage in stages)
        {
            foreach (StateTensor state in stage.Descriptor.States(stage.Layer.Spec, stage.Inputs, stage.Output))
            {
                _plans.Add(new StatePlan($"{stage.Layer.Name}.{state.Name}", state.Lanes.Length, Length));
                _places[(stage.Index, state.Kept)] = (Length, state.Lanes);
                Length += ParameterPlacer.Aligned(state.Lanes.Padded);
            }
        }
    }

    /// <summary>The states in order.</summary>
    public EquatableArray<StatePlan> Plans => _plans.ToEquatableArray();

    /// <summary>Floats of all, padding included.</summary>
    public int Length { get; private set; }

    /// <summary>Sets where the layers find their states.</summary>
    public void Place(ValuePlaces values)
    {
        foreach (KeyValuePair<(int Stage, string Kept), (int Offset, LaneAxis Lanes)> state in _places)
        {
            values.SetState(state.Key.Stage, state.Key.Kept, In(PlaceNames.State), In(PlaceNames.NextState));

            Tensor In(string arena) => new(new Place(arena, "", state.Value.Offset), state.Value.Lanes);
        }
    }
}
