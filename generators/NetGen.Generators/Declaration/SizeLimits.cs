using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using NetGen.Generators.Diagnostics;
using NetGen.Generators.Model;

namespace NetGen.Generators.Declaration;

/// <summary>
/// How large a network may be. Emitted code counts elements in 32 bits, and rows grow when they are padded to whole vectors: the limits
/// leave room for that. A training step has of each layer its output, its weighted sums and their gradient at the same time.
/// </summary>
internal static class SizeLimits
{
    /// <summary>The most elements one sample, the outputs of all layers and the parameters of a network may have each: 2²⁹ (2 GB of floats).</summary>
    public const int Elements = 1 << 29;

    // The widest vector. The two innermost extents of a parameter tensor may each be padded to a multiple of it.
    private const int Lanes = 16;

    // Few elements are padded to a vector of these.
    private const int FewestLanes = 4;

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

    /// <summary>
    /// Whether what a layer has of each sample is few enough elements, and its parameters too; reports the former, and leaves the latter to <see cref="CheckParameters"/>.
    /// </summary>
    /// <param name="layer">The layer, with the shapes of its parameters.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="output">What it gives.</param>
    public static bool CheckOutput(LayerDeclaration layer, ImmutableArray<Shape> inputs, Shape output)
    {
        if (layer.ParameterShapes.Any(shape => Product(shape.Extents.Select(extent => (long)extent)) > Elements))
        {
            return false;
        }

        if (!Check(output, "The output of this layer"))
        {
            return false;
        }

        layer.RoomShapes = layer.Descriptor.RoomShapes(layer.Spec!, inputs, output).ToImmutableArray();
        return layer.RoomShapes.All(shape => Check(shape, "What this layer keeps of one sample"));

        bool Check(Shape shape, string what)
        {
            BigInteger count = Padded(shape);
            if (count > Elements)
            {
                layer.Arguments.Report(Problem.TooLarge, null, what + ", padded to whole vectors,", count, Elements);
            }

            return count <= Elements;
        }
    }

    /// <summary>Reports the layer at which what all layers have of one sample becomes too much.</summary>
    public static void CheckOutputs(ImmutableArray<LayerDeclaration> layers)
    {
        BigInteger count = BigInteger.Zero;
        foreach (LayerDeclaration layer in layers)
        {
            if (layer.Output is { } output)
            {
                count += layer.RoomShapes.Prepend(output).Aggregate(BigInteger.Zero, (sum, shape) => sum + Padded(shape));
            }

            if (count > Elements)
            {
                layer.Arguments.Report(
                    Problem.TooLarge, null, "What the layers up to this one give and keep of one sample, padded to whole vectors,", count, Elements);
                return;
            }
        }
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
            }

            foreach (Shape shape in layer.ParameterRooms)
            {
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

    /// <summary>The elements of a tensor with its innermost axis in lanes, as many as the widest vectors make it.</summary>
    private static BigInteger Padded(Shape shape)
    {
        int last = shape.Extents[shape.Rank - 1];
        int lanes = last <= FewestLanes ? FewestLanes : last <= Lanes / 2 ? Lanes / 2 : Lanes;
        return Product(shape.Extents.Select((extent, axis) => axis == shape.Rank - 1 ? Pad(extent, lanes) : extent));
    }

    private static BigInteger Product(IEnumerable<long> extents) =>
        extents.Aggregate(BigInteger.One, (product, extent) => product * extent);

    private static long Pad(int extent, int lanes = Lanes) => ((long)extent + lanes - 1) / lanes * lanes;
}
