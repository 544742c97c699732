using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;

namespace NetGen.Generators.Declaration;

/// <summary>
/// How large a network may be. Emitted code counts elements in 32 bits, and rows grow when they are padded to whole vectors: both limits
/// leave room for that.
/// </summary>
internal static class SizeLimits
{
    /// <summary>The most elements one sample may have, and the most parameters of a network: 2²⁹ (2 GB of floats).</summary>
    public const int Elements = 1 << 29;

    // The widest vector. The two innermost extents of a parameter tensor may each be padded to a multiple of it.
    private const int Lanes = 16;

    private const int PaddedElements = 1 << 30;

    /// <summary>Reports an input that has too many elements; the extents are at least 1.</summary>
    public static bool CheckInput(ImmutableArray<int> extents, AttributeArguments network)
    {
        BigInteger count = Product(extents.Select(extent => (long)extent));
        if (count > Elements)
        {
            network.Report(Problem.TooLarge, "inputShape", "One sample", count, Elements);
        }

        return count <= Elements;
    }

    /// <summary>Reports the layer at which the parameters become too many.</summary>
    public static void CheckParameters(ImmutableArray<LayerDeclaration> layers)
    {
        BigInteger count = BigInteger.Zero;
        BigInteger padded = BigInteger.Zero;
        foreach (LayerDeclaration layer in layers)
        {
            foreach (Shape shape in layer.ParameterShapes)
            {
                count += Product(shape.Extents.Select(extent => (long)extent));
                padded += Product(shape.Extents.Select((extent, axis) => axis >= shape.Rank - 2 ? Pad(extent) : extent));
            }

            if (count > Elements)
            {
                layer.Arguments.Report(Problem.TooLarge, null, "The parameters up to this layer", count, Elements);
                return;
            }

            if (padded > PaddedElements)
            {
                layer.Arguments.Report(
                    Problem.TooLarge, null, "The parameters up to this layer, padded to whole vectors,", padded, PaddedElements);
                return;
            }
        }
    }

    private static BigInteger Product(IEnumerable<long> extents) =>
        extents.Aggregate(BigInteger.One, (product, extent) => product * extent);

    private static long Pad(int extent) => ((long)extent + Lanes - 1) / Lanes * Lanes;
}
