using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Places what layers give during prediction: in scratch memory that is shared by lifetimes, or in registers.</summary>
/// <param name="stages">The layers.</param>
/// <param name="isRows">Whether for a block of samples instead of one.</param>
/// <param name="keepsLogits">Whether a loss reads the last layer's weighted sums afterwards.</param>
/// <param name="registers">The names of tensors to keep in registers.</param>
internal sealed class InferencePlaces(ImmutableArray<Stage> stages, bool isRows, bool keepsLogits, ISet<string> registers)
{
    private readonly BufferPlanner _planner = new();

    /// <summary>The name of a layer's output in registers.</summary>
    public static string OutputName(Stage stage) => "hidden" + Literal.Integer(stage.Index);

    /// <summary>The name of a layer's weighted sums in registers.</summary>
    public static string SumsName(Stage stage) => "sums" + Literal.Integer(stage.Index);

    /// <summary>The name in registers of a tensor that a layer has beside its output.</summary>
    public static string KeptName(Stage stage, KeptTensor kept) => kept.Name + Literal.Integer(stage.Index);

    /// <param name="states">Where what layers remember from step to step is, where steps come one by one; <see langword="null"/> otherwise.</param>
    /// <param name="scratch">Receives how many floats of scratch are needed, for each sample of a block.</param>
    public ValuePlaces Place(StateArena? states, out int scratch)
    {
        int end = stages.Length;
        ValuePlaces places = new(stages[0].Inputs[0].Exact().At(new Place(PlaceNames.Samples, ""))) { IsStreaming = states is not null };
        states?.Place(places);
        foreach (Stage stage in stages)
        {
            bool isLast = stage.Index == end - 1;
            foreach (KeptTensor kept in stage.KeptTensors.Where(kept => kept.InPrediction))
            {
                places.SetKept(stage.Index, kept.Name, Reserve(KeptName(stage, kept), kept.Layout, stage.Index, stage.Index));
            }

            if ((!stage.Activation.IsElementwise || (isLast && keepsLogits)) && !stage.Descriptor.IsActivationOnly)
            {
                places.SetPreActivation(stage.Index, Reserve(SumsName(stage), stage.Output, stage.Index, isLast && keepsLogits ? end : stage.Index));
            }

            places.SetOutput(stage.Index, isLast
                ? stage.Output.Exact().At(new Place(PlaceNames.Predictions, ""))
                : Reserve(OutputName(stage), stage.Output, stage.Index, LastRead(stage.Index)));
        }

        scratch = _planner.Length;
        return places;
    }

    private Tensor Reserve(string name, TensorLayout layout, int first, int last)
    {
        if (registers.Contains(name))
        {
            return layout.At(new Place(name, "") { Registers = new RegisterRow(layout.Lanes.VectorLanes, layout.Lanes.Vectors) });
        }

        int length = isRows ? layout.Room : ParameterPlacer.Aligned(layout.Positions > 1 ? layout.Room : layout.Lanes.Padded);
        int offset = _planner.Place(length, first, last);
        return layout.At(isRows ? new Place(PlaceNames.Scratch, "", 0, offset) : new Place(PlaceNames.Scratch, "", offset));
    }

    private int LastRead(int index)
    {
        Stage last = stages.Last(stage => stage.Sources.Contains(index));

        // An activation layer of its own has its input for logits.
        return last.Index == stages.Length - 1 && last.Descriptor.IsActivationOnly && keepsLogits
            ? Math.Max(last.Index, stages.Length)
            : last.Index;
    }
}
