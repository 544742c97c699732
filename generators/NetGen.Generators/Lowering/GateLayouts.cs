using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>The lanes of several gates of a recurrent cell side by side, each padded to whole vectors, so that one product serves them all.</summary>
internal static class GateLanes
{
    /// <param name="units">The lanes of one gate.</param>
    /// <param name="gates">How many.</param>
    public static LaneAxis Of(LaneAxis units, int gates) => new(gates * units.Padded, units.VectorLanes);
}

/// <summary>A matrix <c>[gates · units, rows]</c> as panels, of whose lanes each gate's start a vector.</summary>
/// <param name="Units">The lanes of one gate.</param>
/// <param name="Gates">How many.</param>
/// <param name="Rows">How many rows.</param>
internal sealed record GateMatrixLayout(LaneAxis Units, int Gates, int Rows) : ArenaLayout
{
    private LaneAxis Lanes => GateLanes.Of(Units, Gates);

    public override int Length => Lanes.Padded * Rows;

    public override IEnumerable<PanelMatrix> Matrices => [new PanelMatrix(0, Lanes, Rows)];

    public override ImmutableArray<CopyRegion> FromCanonical => Enumerable.Range(0, Gates).SelectMany(Regions).ToImmutableArray();

    /// <summary>The panels of the transposed matrix; the lanes that pad a gate become rows of zeros.</summary>
    public ImmutableArray<CopyRegion> Transposed(LaneAxis rows) => new PanelMatrixLayout(Lanes, Rows, FeatureOrder.Plain(Rows)).Transposed(rows);

    /// <summary>Vectors that start a panel, and those that are a panel's second, are a step of a panel apart; a last panel of one vector, and a last vector with padding, are not like the others.</summary>
    private IEnumerable<CopyRegion> Regions(int gate)
    {
        int chunks = Units.Vectors;
        int first = gate * chunks;
        int last = first + chunks - 1;
        bool isHalf = Lanes.HasHalfPanel && last == Lanes.Vectors - 1;
        int alike = Units.HasPadding || isHalf ? chunks - 1 : chunks;
        for (int start = first; start < first + LaneAxis.PanelVectors && start < first + alike; start++)
        {
            int count = (first + alike - start + LaneAxis.PanelVectors - 1) / LaneAxis.PanelVectors;
            yield return Region(gate, start, count, Units.VectorLanes, Lanes.PanelLanes);
        }

        if (alike < chunks)
        {
            yield return Region(gate, last, 1, Units.LastLanes, isHalf ? Units.VectorLanes : Lanes.PanelLanes);
        }
    }

    private CopyRegion Region(int gate, int vector, int count, int lanes, int width)
    {
        int unit = (vector - (gate * Units.Vectors)) * Units.VectorLanes;
        int panel = vector / LaneAxis.PanelVectors;
        int within = vector % LaneAxis.PanelVectors * Units.VectorLanes;
        return new CopyRegion(
            ((gate * Units.Length) + unit) * Rows,
            (panel * Lanes.PanelLanes * Rows) + within,
            EquatableArray.Of(
                new CopyLoop(count, Lanes.PanelLanes * Rows, Lanes.PanelLanes * Rows),
                new CopyLoop(Rows, 1, width),
                new CopyLoop(lanes, Rows, 1)));
    }
}

/// <summary>A vector <c>[gates · units]</c> in lanes, each gate's padded to whole vectors.</summary>
/// <param name="Units">The lanes of one gate.</param>
/// <param name="Gates">How many.</param>
internal sealed record GateVectorLayout(LaneAxis Units, int Gates) : ArenaLayout
{
    public override int Length => GateLanes.Of(Units, Gates).Padded;

    public override ImmutableArray<CopyRegion> FromCanonical => ImmutableArray.Create(new CopyRegion(
        0, 0, EquatableArray.Of(new CopyLoop(Gates, Units.Length, Units.Padded), new CopyLoop(Units.Length, 1, 1))));
}
