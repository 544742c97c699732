using System;
using System.Collections.Generic;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>For each place of a window that moves over images, the largest element or the scaled sum of those it reads, lane by lane: pooling. Beyond the edges there is nothing to read.</summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Samples">How many images.</param>
/// <param name="Y">How the window moves along the rows.</param>
/// <param name="X">How it moves along the columns.</param>
/// <param name="Lanes">The channels.</param>
/// <param name="Operator">What becomes of the elements.</param>
/// <param name="Scale">What a sum is multiplied by.</param>
/// <param name="Source">A row for each position of the images.</param>
/// <param name="Target">A row for each place of the window.</param>
internal sealed record Window(
    string Comment, Extent Samples, WindowAxis Y, WindowAxis X, LaneAxis Lanes, WindowOperator Operator, double Scale, LaneMap Source, LaneMap Target)
    : Kernel(Comment)
{
    /// <summary>Up to how many vectors of channels are spelled out.</summary>
    private const int MostUnrolledVectors = 4;

    /// <summary>Up to how many elements of a window are spelled out.</summary>
    private const int MostUnrolledTaps = 9;

    /// <summary>Whether vectors of channels are spelled out instead of looped over.</summary>
    public bool UnrollsLanes => UnrollsLanesOf(Lanes);

    /// <summary>Whether the elements of a window are spelled out instead of looped over.</summary>
    public bool UnrollsTaps => UnrollsTapsOf(Y, X);

    public static bool UnrollsLanesOf(LaneAxis lanes) => lanes.Vectors <= MostUnrolledVectors;

    public static bool UnrollsTapsOf(WindowAxis y, WindowAxis x) => !y.IsPadded && !x.IsPadded && y.Size * x.Size <= MostUnrolledTaps;

    public override int UnrolledOperations => 2 * (UnrollsLanes ? Lanes.Vectors : 2) * (UnrollsTaps ? Y.Size * X.Size : 1);

    public override EquatableArray<string> ScalarOperands => default;

    public override bool UsesRows => Samples.IsRows;

    public override bool IsSampleWise => Samples.IsRows;

    public override IEnumerable<Tensor> Targets => [new Tensor(Target.Place, Lanes, Target.IsExact, Y.Output * X.Output)];

    public override int SampleStride(string role) =>
        role == Source.Place.Role ? Y.Input * X.Input * Source.RowStride
        : role == Target.Place.Role ? Y.Output * X.Output * Target.RowStride
        : 0;

    public override Kernel MapPlaces(Func<Place, Place> map) =>
        this with { Source = Source with { Place = map(Source.Place) }, Target = Target with { Place = map(Target.Place) } };
}

/// <summary>What becomes of the elements of a window.</summary>
internal enum WindowOperator
{
    /// <summary>The largest; NaN is larger than any number.</summary>
    Max,

    /// <summary>The sum, scaled.</summary>
    Sum,
}
