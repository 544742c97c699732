using System.Globalization;
using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Model;

/// <summary>The extents of one sample of a tensor, outermost first. Each extent is at least 1.</summary>
internal sealed record Shape(EquatableArray<int> Extents)
{
    public int Rank => Extents.Count;

    /// <summary>The number of elements. 64 bits wide, so that a shape too large to build can still be named in an error.</summary>
    public long Size => Extents.Aggregate(1L, (product, extent) => product * extent);

    public static Shape Of(params int[] extents) => new(EquatableArray.Of(extents));

    public override string ToString() =>
        string.Join("×", Extents.Select(extent => extent.ToString(CultureInfo.InvariantCulture)));
}
