using System;
using System.Collections.Generic;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>For each sample, lanes of zero and of one over the share that stays, at random.</summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Target">Where the mask goes. What is stored in padding is of no consequence.</param>
/// <param name="Stream">Which of the sequences of a step.</param>
/// <param name="Rate">The share of zeros.</param>
internal sealed record RandomMask(string Comment, Tensor Target, int Stream, double Rate) : Kernel(Comment)
{
    public override int UnrolledOperations => 1;

    public override EquatableArray<string> ScalarOperands => default;

    public override bool UsesRows => true;

    public override bool IsRandom => true;

    public override bool IsSampleWise => true;

    public override IEnumerable<Tensor> Targets => [Target];

    public override int SampleStride(string role) => role == Target.Place.Role ? Target.SampleStride : 0;

    public override Kernel MapPlaces(Func<Place, Place> map) => this with { Target = Target with { Place = map(Target.Place) } };
}
