using System;
using System.Collections.Generic;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>Copies images into larger ones that are zero beyond the edges, so that what reads them needs not look where they end.</summary>
/// <param name="Comment">What it copies.</param>
/// <param name="Samples">How many images.</param>
/// <param name="Source">The images.</param>
/// <param name="Target">The larger ones; a position takes as many floats as in the source, or is padded to full vectors.</param>
/// <param name="Height">The rows of an image.</param>
/// <param name="Width">The columns.</param>
/// <param name="Top">How many rows of zeros come before.</param>
/// <param name="Left">How many columns of zeros come before.</param>
/// <param name="Bottom">How many rows of zeros come after.</param>
/// <param name="Right">How many columns of zeros come after.</param>
internal sealed record Pad(
    string Comment, Extent Samples, Tensor Source, Tensor Target, int Height, int Width, int Top, int Left, int Bottom, int Right)
    : Kernel(Comment)
{
    /// <summary>Some moves for each run of floats.</summary>
    public override int UnrolledOperations => 24;

    public override EquatableArray<string> ScalarOperands => default;

    public override bool UsesRows => Samples.IsRows;

    public override bool IsSampleWise => Samples.IsRows;

    /// <summary>The columns of the larger image.</summary>
    public int PaddedWidth => Left + Width + Right;

    public override IEnumerable<Tensor> Targets => [Target];

    public override int SampleStride(string role) =>
        role == Source.Place.Role ? Source.SampleStride : role == Target.Place.Role ? Target.SampleStride : 0;

    public override Kernel MapPlaces(Func<Place, Place> map) =>
        this with { Source = Source with { Place = map(Source.Place) }, Target = Target with { Place = map(Target.Place) } };
}
