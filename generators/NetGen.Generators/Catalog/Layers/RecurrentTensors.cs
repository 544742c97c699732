using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The tensors that a recurrent layer has of one of its directions.</summary>
/// <param name="cell">Its cell.</param>
/// <param name="spec">Its arguments.</param>
/// <param name="time">How many steps there are.</param>
/// <param name="lanes">The floats in its vectors.</param>
/// <param name="isReversed">Whether it is the direction from the last step to the first.</param>
internal sealed class RecurrentTensors(RecurrentCell cell, RecurrentSpec spec, int time, int lanes, bool isReversed)
{
    /// <summary>64 bytes of floats.</summary>
    private const int CacheLine = 16;

    /// <summary>4 KB of floats: lines so far apart share a set of a first-level cache.</summary>
    private const int SetPeriod = 1024;

    private const int MostGapLines = 4;

    /// <summary>The products with the input and the bias, and with the state where these are not kept apart; training has the gates there afterwards, and then the gradients by the sums.</summary>
    public string Gates => Name("gates");

    /// <summary>The products with the state, where they are kept apart; afterwards the gradients by them.</summary>
    public string Recurrent => Name("recurrentSums");

    /// <summary>The outputs of all steps.</summary>
    public string States => Name("states");

    /// <summary>The second states of all steps.</summary>
    public string Cells => Name("cells");

    /// <summary>The hyperbolic tangents of these.</summary>
    public string CellTanhs => Name("cellTanhs");

    /// <summary>The gradient by a state that comes through products from the step after.</summary>
    public string LaterDelta => Name("laterDelta");

    /// <summary>The gradient by a state that comes without products.</summary>
    public string PassedDelta => Name("passedDelta");

    /// <summary>The gradient by the second state that comes from the step after.</summary>
    public string CellDelta => Name("cellDelta");

    /// <summary>The units.</summary>
    public LaneAxis Units { get; } = new(spec.Units, lanes);

    /// <summary>The weighted sums of all gates side by side.</summary>
    public LaneAxis Sums => GateLanes.Of(Units, cell.Gates.Length);

    /// <summary>Whether it is the direction from the last step to the first.</summary>
    public bool IsReversed => isReversed;

    /// <summary>How many steps there are.</summary>
    public int Time => time;

    /// <summary>What the names of its parameters and methods end with.</summary>
    public string ParameterSuffix => isReversed ? "_l0_reverse" : "_l0";

    /// <summary>What the names of its methods end with.</summary>
    public string MethodSuffix => isReversed ? "Reverse" : "";

    public IEnumerable<KeptTensor> Kept
    {
        get
        {
            yield return new KeptTensor(Gates, Layout(Sums, time), FromForward: true, InPrediction: true);
            if (cell.IsSplit)
            {
                yield return new KeptTensor(Recurrent, Layout(Sums, time), FromForward: true, InPrediction: true);
            }

            yield return new KeptTensor(States, Layout(Units, time), FromForward: true, InPrediction: true);
            if (cell.HasCell)
            {
                yield return new KeptTensor(Cells, Layout(Units, time), FromForward: true, InPrediction: true);
                yield return new KeptTensor(CellTanhs, Layout(Units, time), FromForward: true);
                yield return new KeptTensor(CellDelta, Layout(Units, 1), FromForward: false);
            }

            if (time > 1)
            {
                yield return new KeptTensor(LaterDelta, Layout(Units, 1), FromForward: false);
                yield return new KeptTensor(PassedDelta, Layout(Units, 1), FromForward: false);
            }
        }
    }

    /// <summary>The rows of one step, one for each sample.</summary>
    public static LaneMap Step(Tensor tensor) => new(tensor.Place, tensor.SampleStride, tensor.SampleStride, tensor.Lanes.PanelLanes, tensor.Vectors.IsExact);

    /// <summary>The rows of one step of one gate.</summary>
    /// <param name="sums">The sums of all gates.</param>
    /// <param name="gate">The gate's index.</param>
    /// <param name="role">What a kernel calls it.</param>
    public LaneMap Gate(Tensor sums, int gate, string role) =>
        new(sums.Place with { Role = role, Offset = sums.Place.Offset + (gate * Units.Padded) }, sums.SampleStride, sums.SampleStride, Units.PanelLanes);

    /// <summary>The direction's part of what the layer gives, or of its delta: one row of it for each sample.</summary>
    public LaneMap Part(Tensor all) => new(
        all.Place with { Offset = all.Place.Offset + (isReversed ? Units.Length : 0) },
        all.SampleStride,
        all.SampleStride,
        Units.PanelLanes,
        Units.HasPadding && (all.IsExact || spec.Bidirectional));

    private string Name(string name) => isReversed ? name + "Reverse" : name;

    /// <summary>
    /// Rows of a step lie a sample apart: where that is a large power of two, all of them fall into a few sets of the first-level cache. A cache line or more between rows spreads them.
    /// </summary>
    private static TensorLayout Layout(LaneAxis lanes, int positions)
    {
        int gap = Enumerable
            .Range(0, MostGapLines)
            .Select(lines => lines * CacheLine)
            .OrderBy(gap => Shared(positions * (lanes.Padded + gap)))
            .ThenBy(gap => Shared(lanes.Padded + gap))
            .ThenBy(gap => gap)
            .First();
        return new(Shape.Of(positions, lanes.Length), lanes, positions, IsExact: false, FeatureOrder.Plain(lanes.Length)) { Gap = positions > 1 ? gap : 0 };
    }

    /// <summary>The largest power of two that divides a stride, up to what comes back to the same set: what few of these share.</summary>
    private static int Shared(int stride) => Math.Min(SetPeriod, stride & -stride);
}
