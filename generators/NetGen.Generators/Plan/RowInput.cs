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

/// <summary>What the sample's class index stands for.</summary>
/// <param name="Name">The operand.</param>
/// <param name="Labels">The class indices.</param>
/// <param name="IsOneHot">One in the lane of the index and zero elsewhere; otherwise the index itself, as a number.</param>
internal sealed record LabelInput(string Name, Place Labels, bool IsOneHot) : RowInput(Name)
{
    public override RowInput MapPlaces(Func<Place, Place> map) => this with { Labels = map(Labels) };
}
