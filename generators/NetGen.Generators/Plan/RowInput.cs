using System;

namespace NetGen.Generators.Plan;

/// <summary>Something a row program reads, under the name its expressions know it by.</summary>
internal abstract record RowInput(string Name)
{
    public abstract RowInput MapPlaces(Func<Place, Place> map);
}

/// <summary>The lanes of a matrix.</summary>
internal sealed record LanesInput(string Name, LaneMap Lanes) : RowInput(Name)
{
    public override RowInput MapPlaces(Func<Place, Place> map) => this with { Lanes = Lanes with { Place = map(Lanes.Place) } };
}

/// <summary>The sample's weight, a scalar. How far the weights of samples are apart is known at run time: 0 floats where all have the same.</summary>
/// <param name="Name">The operand.</param>
/// <param name="Weights">The weight of the first sample.</param>
internal sealed record WeightInput(string Name, Place Weights) : RowInput(Name)
{
    public override RowInput MapPlaces(Func<Place, Place> map) => this with { Weights = map(Weights) };
}

/// <summary>Whether the step of the loop around is one of the sample's sequence: a scalar, 1 if so and 0 after its end.</summary>
/// <param name="Name">The operand.</param>
/// <param name="Lengths">The length of the first sample.</param>
internal sealed record LengthInput(string Name, Place Lengths) : RowInput(Name)
{
    public override RowInput MapPlaces(Func<Place, Place> map) => this with { Lengths = map(Lengths) };
}

/// <summary>What the sample's class index stands for.</summary>
/// <param name="Name">The operand.</param>
/// <param name="Labels">The class indices.</param>
/// <param name="IsOneHot">One in the lane of the index and zero elsewhere; otherwise the index itself, as a number.</param>
internal sealed record LabelInput(string Name, Place Labels, bool IsOneHot) : RowInput(Name)
{
    public override RowInput MapPlaces(Func<Place, Place> map) => this with { Labels = map(Labels) };
}
