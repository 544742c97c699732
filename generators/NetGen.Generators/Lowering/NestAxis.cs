using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>One of the axes that a product of images runs over. Strides are floats from a step to the next.</summary>
/// <param name="Name">What it counts.</param>
/// <param name="Count">How many steps.</param>
/// <param name="A">The stride in the left factor.</param>
/// <param name="B">The stride in the right factor.</param>
/// <param name="C">The stride in the result.</param>
internal sealed record NestAxis(string Name, Extent Count, int A, int B, int C)
{
    /// <summary>The same elements in as few axes as may be: one takes in the next where its step is as far as all of that one's.</summary>
    public static List<NestAxis> Merge(IEnumerable<NestAxis> axes)
    {
        List<NestAxis> merged = [];
        foreach (NestAxis axis in axes.Where(axis => axis.Count != Extent.Of(1)))
        {
            NestAxis? outer = merged.Count > 0 ? merged[merged.Count - 1] : null;
            if (outer is not null && !axis.Count.IsRows && outer.Continues(axis))
            {
                merged[merged.Count - 1] = axis with { Count = outer.Count.Times(axis.Count.Constant) };
            }
            else
            {
                merged.Add(axis);
            }
        }

        return merged;
    }

    /// <summary>The places of all elements of some axes in order, each axis of a known length.</summary>
    public static List<(int A, int B, int C)> Places(IEnumerable<NestAxis> axes) => axes.Aggregate(
        new List<(int A, int B, int C)> { (0, 0, 0) },
        (places, axis) =>
        [
            .. from place in places
               from step in Enumerable.Range(0, axis.Count.Constant)
               select (place.A + (step * axis.A), place.B + (step * axis.B), place.C + (step * axis.C)),
        ]);

    public ContractionLoop ToLoop() => new(Name, Count, A, B, C);

    private bool Continues(NestAxis inner) =>
        A == inner.Count.Constant * inner.A && B == inner.Count.Constant * inner.B && C == inner.Count.Constant * inner.C;
}
