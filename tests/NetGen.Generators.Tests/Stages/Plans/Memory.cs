using NetGen.Generators.Plan;

namespace NetGen.Generators.Tests.Stages.Plans;

/// <summary>A tensor while a plan is carried out: a buffer that checks every index, from where the tensor starts.</summary>
/// <param name="Buffer">The buffer.</param>
/// <param name="Start">Where the tensor starts in it.</param>
internal readonly record struct Memory(double[] Buffer, int Start)
{
    public double this[int index]
    {
        get => Buffer[Start + index];
        set => Buffer[Start + index] = value;
    }

    public double this[long index]
    {
        get => Buffer[checked((int)(Start + index))];
        set => Buffer[checked((int)(Start + index))] = value;
    }

    public void Set(int index, double value) => Buffer[Start + index] = value;

    /// <summary>A lane of a row; what a row that ends at its last element has beyond that is zero.</summary>
    public double Lane(LaneMap map, LaneAxis lanes, long row, int lane) =>
        map.IsExact && lane >= lanes.Length ? 0 : this[(row * map.RowStride) + lane];
}
