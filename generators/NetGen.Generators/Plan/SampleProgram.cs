using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>
/// What is computed of one sample, number by number, carried out for as many samples at once as a vector has lanes: lane <c>l</c> of every
/// variable belongs to sample <c>l</c> of the group. For networks so small that rows in lanes would be mostly padding.
/// </summary>
/// <param name="Comment">What it computes.</param>
/// <param name="VectorLanes">The number of floats in a vector, and of samples in a group.</param>
/// <param name="Parameters">The arena that single parameters are read from.</param>
/// <param name="Features">Where numbers are kept for other kernels.</param>
/// <param name="Spare">Floats for copies of the last rows, where fewer samples are left than a vector has lanes.</param>
/// <param name="Scalars">
/// Operands that are the same for all samples and scale what each adds to gradients: zero in lanes that have no sample.
/// </param>
/// <param name="Steps">What is done, in order.</param>
/// <param name="Loads">The variables that another kernel kept.</param>
/// <param name="Stores">The variables that are kept for other kernels.</param>
internal sealed record SampleProgram(
    string Comment,
    int VectorLanes,
    Place Parameters,
    FeatureBlock Features,
    Place Spare,
    EquatableArray<string> Scalars,
    EquatableArray<SampleStep> Steps,
    EquatableArray<Feature> Loads,
    EquatableArray<Feature> Stores)
    : Kernel(Comment)
{
    public override int UnrolledOperations => Steps.Sum(step => step.Operations);

    public override EquatableArray<string> ScalarOperands => Scalars;

    public override bool UsesRows => true;

    public override bool ReadsWeights => Reads.Any(read => read.Kind == SampleReadKind.Weight);

    public override bool AddsToTotal => Steps.OfType<SampleTotal>().Any();

    /// <summary>What is read from the caller's memory, in order.</summary>
    public IEnumerable<SampleRead> Reads => Steps.OfType<SampleRead>();

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        Steps = Steps.Select(step => step is SampleRead read ? read with { Place = map(read.Place) } : step).ToEquatableArray(),
        Parameters = Steps.OfType<SampleSums>().Any() ? map(Parameters) : Parameters,
        Features = Loads.Count + Stores.Count > 0 ? Features with { Place = map(Features.Place) } : Features,
        Spare = Reads.Any() ? map(Spare) : Spare,
    };
}

/// <summary>
/// Numbers of samples in lanes: feature <c>f</c> of the group that starts at sample <c>s</c> lies at <c>s·Count + f·Lanes</c>.
/// </summary>
/// <param name="Place">Where the first group starts.</param>
/// <param name="Count">How many each sample has.</param>
/// <param name="Lanes">How many samples are in a group.</param>
internal sealed record FeatureBlock(Place Place, int Count, int Lanes);

/// <summary>A variable that is kept from kernel to kernel, and its index among those.</summary>
internal sealed record Feature(string Name, int Index);
