using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>
/// For each vector of lanes, passes over all rows that fold into a number a lane and store elements computed from those: what normalises over a batch.
/// A vector of lanes is done with before the next begins.
/// </summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Rows">How many rows: one for each sample, or one for each of its positions.</param>
/// <param name="Lanes">The lanes. What is stored in padding is computed from padding.</param>
/// <param name="Matrices">What is read row by row.</param>
/// <param name="Vectors">What is read once for all rows.</param>
/// <param name="Steps">What is done for each vector of lanes: passes over the rows, and values in between.</param>
internal sealed record ColumnReduce(
    string Comment,
    Extent Rows,
    LaneAxis Lanes,
    EquatableArray<NamedLanes> Matrices,
    EquatableArray<NamedLanes> Vectors,
    EquatableArray<RowStep> Steps)
    : Kernel(Comment)
{
    /// <summary>The number of rows, as an operand.</summary>
    public static readonly Operand RowNumber = new("rowNumber");

    /// <summary>Whether the last vector is spelled out beside the loop, since rows end in the middle of it.</summary>
    public bool EndsInPart => Lanes.HasPadding && Maps.Any(map => map.IsExact);

    public override int UnrolledOperations => (EndsInPart ? 2 : 1) * (Vectors.Count + Steps.Sum(step => step is LanePass pass ? pass.Values.Count + pass.Folds.Count : 1));

    public override int InlinedFunctions => (EndsInPart ? 2 : 1) * Steps.OfType<LanePass>().SelectMany(pass => pass.Values).Sum(value => value.Value.CountFunctions());

    public override EquatableArray<string> ScalarOperands => default;

    public override bool UsesRows => Rows.IsRows;

    public override int RowsPerSample => Rows.IsRows ? Rows.PerSample : 1;

    /// <summary>Whether a lane depends on all rows.</summary>
    public bool Folds => Steps.OfType<LanePass>().Any(pass => pass.Folds.Count > 0);

    public override bool IsSampleWise => Rows.IsRows && !Folds;

    protected override bool CanBeCut => Folds && Lanes.Vectors > 1;

    public override IEnumerable<Tensor> Targets => Stored
        .Select(value => value.Target!)
        .Concat(Steps.OfType<ColumnValue>().Select(value => value.Target).OfType<LaneMap>())
        .Select(target => new Tensor(target.Place, Lanes, target.IsExact));

    private IEnumerable<LaneValue> Stored => Steps.OfType<LanePass>().SelectMany(pass => pass.Values).Where(value => value.Target is not null);

    private IEnumerable<LaneMap> Maps => Matrices.Select(matrix => matrix.Lanes).Concat(Stored.Select(value => value.Target!));

    public override int SampleStride(string role) => Maps.FirstOrDefault(map => map.Place.Role == role)?.RowStride * RowsPerSample ?? 0;

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        Matrices = Map(Matrices, map),
        Vectors = Map(Vectors, map),
        Steps = Steps.Select(step => step.MapPlaces(map)).ToEquatableArray(),
    };

    private static EquatableArray<NamedLanes> Map(EquatableArray<NamedLanes> lanes, Func<Place, Place> map) =>
        lanes.Select(read => read with { Lanes = read.Lanes with { Place = map(read.Lanes.Place) } }).ToEquatableArray();
}

/// <summary>A number for each lane, computed between passes over the rows.</summary>
/// <param name="Name">The operand that later steps read it by.</param>
/// <param name="Value">The formula.</param>
/// <param name="Target">Where it is stored; <see langword="null"/> if nowhere.</param>
internal sealed record ColumnValue(string Name, Expression Value, LaneMap? Target = null) : RowStep
{
    public override RowStep MapPlaces(Func<Place, Place> map) =>
        Target is null ? this : this with { Target = Target with { Place = map(Target.Place) } };
}
