using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Lowers prediction: once for a single sample, once for blocks of samples.</summary>
internal static class InferenceLowering
{
    /// <summary>Floats of activations a block may have: about half of a second-level cache of 512 KB.</summary>
    private const int BlockFloats = 64 * 1024;

    private const int MostBlockRows = 192;

    /// <summary>The height of the tallest register tile: blocks are multiples of it.</summary>
    private const int RowMultiple = 24;

    /// <summary>How many vector operations a method may spell out: what keeps the JIT's optimiser on.</summary>
    private const int MethodBudget = 400;

    /// <param name="stages">The layers.</param>
    /// <param name="keepsLogits">Whether a loss reads the last layer's weighted sums after a block.</param>
    /// <param name="registry">Takes the methods.</param>
    /// <param name="blockResult">Where a block's result is for the loss.</param>
    public static InferencePlan Lower(ImmutableArray<Stage> stages, bool keepsLogits, MethodRegistry registry, out Tensor blockResult)
    {
        (ValuePlaces one, int predictScratch) = Place(stages, keepsLogits: false, isRows: false);
        List<Kernel> kernels = [];
        foreach (Stage stage in stages)
        {
            stage.Descriptor.LowerForward(new ForwardContext(stage, Extent.Of(1), one, skipsActivation: false, (_, kernel) => kernels.Add(kernel)));
        }

        ImmutableArray<CallPlan> predict = Split(kernels, registry);

        (ValuePlaces rows, int rowsScratch) = Place(stages, keepsLogits, isRows: true);
        List<CallPlan> calls = [];
        foreach (Stage stage in stages)
        {
            bool writesExact = stage.Index == stages.Length - 1 && stage.Output.RowStride != stage.Output.Length;
            stage.Descriptor.LowerForward(new ForwardContext(
                stage,
                Extent.Rows,
                rows,
                skipsActivation: false,
                (name, kernel) => calls.Add(registry.Call(
                    stage.MethodPrefix + name + (writesExact && WritesPredictions(kernel) ? "ToOutput" : ""), kernel.Comment, kernel))));
        }

        Stage last = stages[stages.Length - 1];
        blockResult = keepsLogits ? rows.PreActivation(last) : rows.Output(last.Index);
        int blockRows = BlockFloats / Math.Max(1, rowsScratch) / RowMultiple * RowMultiple;
        return new InferencePlan(
            predict,
            predictScratch,
            calls.ToEquatableArray(),
            rowsScratch,
            Math.Min(MostBlockRows, Math.Max(RowMultiple, blockRows)));
    }

    private static bool WritesPredictions(Kernel kernel)
    {
        bool found = false;
        kernel.MapPlaces(place =>
        {
            found |= place.Base == PlaceNames.Predictions;
            return place;
        });
        return found;
    }

    private static (ValuePlaces Places, int Scratch) Place(ImmutableArray<Stage> stages, bool keepsLogits, bool isRows)
    {
        BufferPlanner planner = new();
        Place Reserve(LaneAxis lanes, int first, int last)
        {
            int offset = planner.Place(isRows ? lanes.RowStride : ParameterPlacer.Aligned(lanes.Padded), first, last);
            return isRows ? new Place(PlaceNames.Scratch, "", 0, offset) : new Place(PlaceNames.Scratch, "", offset);
        }

        int end = stages.Length;
        ValuePlaces places = new(new Tensor(new Place(PlaceNames.Samples, ""), stages[0].Inputs[0], IsExact: true));
        foreach (Stage stage in stages)
        {
            bool isLast = stage.Index == end - 1;
            if (!stage.Activation.IsElementwise && !stage.Descriptor.IsActivationOnly)
            {
                Place sums = Reserve(stage.Output, stage.Index, isLast && keepsLogits ? end : stage.Index);
                places.SetPreActivation(stage.Index, new Tensor(sums, stage.Output));
            }

            Tensor output = isLast
                ? new Tensor(new Place(PlaceNames.Predictions, ""), stage.Output, IsExact: true)
                : new Tensor(Reserve(stage.Output, stage.Index, LastRead(stages, stage.Index, keepsLogits ? end : 0)), stage.Output);
            places.SetOutput(stage.Index, output);
        }

        return (places, planner.Length);
    }

    private static int LastRead(ImmutableArray<Stage> stages, int index, int logitsReadAt)
    {
        Stage last = stages.Last(stage => stage.Sources.Contains(index));

        // An activation layer of its own has its input for logits.
        return last.Index == stages.Length - 1 && last.Descriptor.IsActivationOnly ? Math.Max(last.Index, logitsReadAt) : last.Index;
    }

    private static ImmutableArray<CallPlan> Split(IReadOnlyList<Kernel> kernels, MethodRegistry registry)
    {
        List<List<Kernel>> groups = [];
        int used = MethodBudget;
        foreach (Kernel kernel in kernels)
        {
            used += kernel.UnrolledOperations;
            if (used > MethodBudget)
            {
                groups.Add([]);
                used = kernel.UnrolledOperations;
            }

            groups[groups.Count - 1].Add(kernel);
        }

        return groups
            .Select((group, index) => registry.CallTogether(
                groups.Count == 1 ? "PredictOne" : "PredictOnePart" + Literal.Integer(index + 1),
                groups.Count == 1 ? "One sample through all layers." : $"One sample, part {Literal.Integer(index + 1)} of {Literal.Integer(groups.Count)}.",
                group))
            .ToImmutableArray();
    }
}
