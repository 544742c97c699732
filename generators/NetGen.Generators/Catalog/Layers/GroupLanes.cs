using System;
using NetGen.Generators.Expressions;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>Channels of a group among those of all: lanes that may start and end inside a vector of the tensor they lie in.</summary>
internal static class GroupLanes
{
    /// <summary>The lanes of the first group of a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="lanes">The channels of a group.</param>
    /// <param name="isGrouped">Whether there are groups; without them, the tensor's own lanes.</param>
    public static LaneMap Of(Tensor tensor, LaneAxis lanes, bool isGrouped) => Within(tensor.Vectors, lanes, isGrouped);

    /// <summary>The lanes of the first group of a vector.</summary>
    public static LaneMap Vector(Place vector, LaneAxis lanes, bool isGrouped) =>
        LaneMap.Vector(vector, lanes) with { IsExact = isGrouped && lanes.HasPadding };

    /// <summary>The lanes of the first group of something that lies like a tensor of all channels.</summary>
    public static LaneMap Within(LaneMap all, LaneAxis lanes, bool isGrouped) =>
        isGrouped ? all with { PanelStride = lanes.PanelLanes, IsExact = lanes.HasPadding } : all;

    /// <summary>Sets the last vector of each row to zero, where part of it is padding that no channel's store will reach.</summary>
    public static void ClearPadding(Action<string, Kernel> emit, string words, Extent rows, Tensor target)
    {
        if (target.IsExact || !target.Lanes.HasPadding)
        {
            return;
        }

        int lanes = target.Lanes.VectorLanes;
        LaneMap last = target.Vectors with { Place = target.Place with { Offset = target.Place.Offset + target.Lanes.Padded - lanes } };
        emit("ClearPadding", new Reduce(
            $"{words}: zeros where the last channels and what pads them to a vector will be.",
            rows,
            new LaneAxis(lanes, lanes),
            default,
            default,
            RowSteps.Store("padding", Expression.Zero, last)));
    }
}
