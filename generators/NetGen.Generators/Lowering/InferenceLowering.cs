using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Infrastructure;
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

    /// <param name="stages">The layers.</param>
    /// <param name="keepsLogits">Whether a loss reads the last layer's weighted sums after a block.</param>
    /// <param name="registry">Takes the methods.</param>
    /// <param name="blockResult">Receives where a block's result is for the loss.</param>
    public static InferencePlan Lower(ImmutableArray<Stage> stages, bool keepsLogits, MethodRegistry registry, out Tensor blockResult)
    {
        EquatableArray<CallPlan> predict = OneSampleLowering.Lower(stages, registry, out int predictScratch);

        ValuePlaces rows = new InferencePlaces(stages, isRows: true, keepsLogits, new HashSet<string>()).Place(out int rowsScratch);
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
                    stage.MethodPrefix + name + (writesExact && kernel.Touches(PlaceNames.Predictions) ? "ToOutput" : ""), kernel.Comment, kernel))));
        }

        Stage last = stages[stages.Length - 1];
        blockResult = keepsLogits ? rows.PreActivation(last) : rows.Output(last.Index);
        int blockRows = BlockFloats / Math.Max(1, rowsScratch) / RowMultiple * RowMultiple;
        return new InferencePlan(
            predict,
            predictScratch,
            calls.ToEquatableArray(),
            rowsScratch,
            Math.Min(MostBlockRows, Math.Max(RowMultiple, blockRows)),
            PhaseLowering.RowMultiple(calls),
            calls.Sum(call => call.Method.FlopPerSample));
    }
}
