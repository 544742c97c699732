using NetGen.Generators.Expressions;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>What the printers of windows have in common.</summary>
internal static class WindowSyntax
{
    /// <summary>The larger of two, or NaN.</summary>
    public static string Larger(string left, string right) => $"Lanewise.Max({left}, {right})";

    /// <summary>A load of a vector that may end in padding.</summary>
    public static string Load(VectorSyntax syntax, (string Name, string Offset) at, LaneMap map, VectorOfLanes vector, LaneAxis lanes) =>
        syntax.LoadRow(at.Name, at.Offset, vector.IsLast && map.IsExact, lanes.LastLanes);

    /// <summary>A store of a vector that may end in padding.</summary>
    public static string Store(VectorSyntax syntax, string value, (string Name, string Offset) at, LaneMap map, VectorOfLanes vector, LaneAxis lanes) =>
        syntax.StoreRow(value, at.Name, at.Offset, vector.IsLast && map.IsExact, lanes.LastLanes);
}
