using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Lowers prediction: of a single sample, and of blocks of samples.</summary>
internal static class InferenceLowering
{
    /// <summary>Floats of activations a block may have: about half of a second-level cache of 512 KB.</summary>
    private const int BlockFloats = 64 * 1024;

    private const int MostBlockRows = 192;

    /// <summary>A multiple of the heights of all register tiles: blocks are multiples of it.</summary>
    private const int RowMultiple = 24;

    /// <param name="model">The network.</param>
    /// <param name="stages">Its layers.</param>
    /// <param name="keepsLogits">Whether a loss reads the last layer's weighted sums after a block.</param>
    /// <param name="registry">Takes the methods.</param>
    /// <param name="blockResult">Receives where a block's result is for the loss.</param>
    public static InferencePlan Lower(
        NetworkModel model, ImmutableArray<Stage> stages, bool keepsLogits, MethodRegistry registry, out Tensor blockResult)
    {
        EquatableArray<CallPlan> predict = OneSampleLowering.Lower(stages, registry, states: null, out int predictScratch);
        TensorLayout output = stages[stages.Length - 1].Output;
        Place anywhere = new("", "");
        string suffix = output.At(anywhere).RowStride == output.Exact().At(anywhere).RowStride ? "" : "ToOutput";
        EquatableArray<CallPlan> calls = Rows(stages, keepsLogits, suffix, registry, out int rowsScratch, out blockResult);
        return new InferencePlan(
            predict,
            predictScratch,
            calls,
            rowsScratch,
            BlockRows(rowsScratch),
            PhaseLowering.RowMultiple(calls),
            calls.Sum(call => call.Method.FlopPerSample),
            model.Features.Select(index => Features(model, model.Layers[index], stages, registry)).ToEquatableArray());
    }

    /// <summary>A layer's result is what a network that ends there predicts: with the same methods up to the last one.</summary>
    private static FeaturesPlan Features(NetworkModel model, LayerModel layer, ImmutableArray<Stage> stages, MethodRegistry registry)
    {
        string name = "PredictLayer" + Literal.Integer(layer.Index);
        int size = (int)layer.Output.Size;
        if (layer.Index == model.Layers.Count - 1)
        {
            return new FeaturesPlan(layer.Name, name, size, default, 0, 0);
        }

        ImmutableArray<Stage> upTo = StageBuilder.BuildUpTo(layer, model, model.VectorBits / NetworkLowering.BitsPerFloat, stages);
        EquatableArray<CallPlan> calls = Rows(upTo, keepsLogits: false, "ToLayer" + Literal.Integer(layer.Index), registry, out int scratch, out _);
        return new FeaturesPlan(layer.Name, name, size, calls, scratch, BlockRows(scratch));
    }

    /// <summary>How many samples a block has. One, where more would have more activations than can be counted.</summary>
    private static int BlockRows(int scratch) => scratch > int.MaxValue / RowMultiple
        ? 1
        : Math.Min(MostBlockRows, Math.Max(RowMultiple, BlockFloats / Math.Max(1, scratch) / RowMultiple * RowMultiple));

    private static EquatableArray<CallPlan> Rows(
        ImmutableArray<Stage> stages, bool keepsLogits, string lastSuffix, MethodRegistry registry, out int scratch, out Tensor blockResult)
    {
        ValuePlaces rows = new InferencePlaces(stages, isRows: true, keepsLogits, new HashSet<string>()).Place(states: null, out scratch);
        List<CallPlan> calls = [];
        foreach (Stage stage in stages)
        {
            stage.Descriptor.LowerForward(new ForwardContext(
                stage,
                Extent.Rows,
                rows,
                skipsActivation: false,
                (name, kernel) =>
                {
                    // Up to a layer, an activation may be folded that is a stage of its own in the whole network: then a method does otherwise too.
                    bool isLast = kernel.Touches(PlaceNames.Predictions);
                    calls.Add(registry.Call(stage.MethodPrefix + name + (isLast ? lastSuffix : ""), kernel.Comment, kernel, isLast ? "" : lastSuffix));
                }));
        }

        Stage last = stages[stages.Length - 1];
        blockResult = keepsLogits ? rows.PreActivation(last) : rows.Output(last.Index);
        return calls.ToEquatableArray();
    }
}
