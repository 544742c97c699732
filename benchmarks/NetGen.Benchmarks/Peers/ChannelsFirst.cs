using System;
using System.Collections.Immutable;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// Images as the peers take them, <c>(channels, height, width)</c>; generated networks take <c>(height, width, channels)</c>. Samples of other shapes stay as they are.
/// </summary>
internal static class ChannelsFirst
{
    /// <summary>The shape of a sample as the peers take it.</summary>
    public static ImmutableArray<int> Shape(TensorShape shape) => IsOfImages(shape) ? [shape[2], shape[0], shape[1]] : shape.Extents;

    /// <summary>Samples as the peers take them; the same ones if that is no other order.</summary>
    /// <param name="samples">The samples, row after row.</param>
    /// <param name="shape">The shape of one.</param>
    public static AlignedArena Of(AlignedArena samples, TensorShape shape)
    {
        if (!IsOfImages(shape) || shape[2] == 1)
        {
            return samples;
        }

        int pixels = shape[0] * shape[1];
        int channels = shape[2];
        AlignedArena ordered = new(samples.Length);
        for (int start = 0; start < samples.Length; start += shape.Size)
        {
            for (int index = 0; index < shape.Size; index++)
            {
                (int pixel, int channel) = Math.DivRem(index, channels);
                ordered.Span[start + (channel * pixels) + pixel] = samples.Span[start + index];
            }
        }

        return ordered;
    }

    private static bool IsOfImages(TensorShape shape) => shape.Rank == 3;
}
