using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>Moves elements from one layout to another: parameters between canonical order and panels, weights to their transpose.</summary>
/// <param name="Comment">What it moves.</param>
/// <param name="Source">Where it reads from.</param>
/// <param name="Target">Where it writes to.</param>
/// <param name="Regions">The blocks moved. Elements of the target that no block covers stay as they are.</param>
internal sealed record Copy(string Comment, Place Source, Place Target, EquatableArray<CopyRegion> Regions) : Kernel(Comment)
{
    /// <summary>Loads, stores and two rounds of shuffles for each row of a square.</summary>
    private const int OperationsOfSquareRow = 4;

    public override int UnrolledOperations => Regions.Sum(
        region => region.Loops.Count + (region.IsSquare ? OperationsOfSquareRow * region.Loops[region.Loops.Count - 1].Count : 0));

    public override EquatableArray<string> ScalarOperands => default;

    public override IEnumerable<Tensor> Targets => [new Tensor(Target, new LaneAxis(1, LaneAxis.FewestLanes))];

    public override bool UsesRows => false;

    /// <summary>Cut along the outermost loop of each block.</summary>
    protected override bool CanBeCut =>
        Regions.Sum(region => region.Loops.Aggregate(1L, (elements, loop) => elements * loop.Count)) >= FewestSharedElements;

    public override Kernel MapPlaces(Func<Place, Place> map) => this with { Source = map(Source), Target = map(Target) };
}

/// <summary>A block of elements that a loop nest covers.</summary>
/// <param name="SourceOffset">Floats from the source's start.</param>
/// <param name="TargetOffset">Floats from the target's start.</param>
/// <param name="Loops">The nest, outermost first.</param>
/// <param name="IsSquare">
/// Whether the two innermost loops, of as many turns each as a vector of 128, 256 or 512 bits has floats, are a square that is transposed in
/// registers: rows of the source become columns of the target.
/// </param>
internal sealed record CopyRegion(int SourceOffset, int TargetOffset, EquatableArray<CopyLoop> Loops, bool IsSquare = false)
{
    /// <summary>The same block moved the other way.</summary>
    public CopyRegion Reversed() => new(
        TargetOffset,
        SourceOffset,
        Loops.Select(loop => new CopyLoop(loop.Count, loop.TargetStride, loop.SourceStride)).ToEquatableArray());
}

/// <summary>One loop of the nest, outermost first.</summary>
internal sealed record CopyLoop(int Count, int SourceStride, int TargetStride);
