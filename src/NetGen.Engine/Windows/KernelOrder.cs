using System;
using System.Numerics;

namespace NetGen.Engine.Windows;

/// <summary>
/// The two orders of a convolution's weight: the canonical one <c>[filters, channels, kernel]</c>, where the kernel's elements are innermost, and that of
/// <see cref="Patches{T}"/>, <c>[filters, kernel, channels]</c>. Channels are those of a group.
/// </summary>
/// <typeparam name="T">The type of all numbers.</typeparam>
internal static class KernelOrder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Copies a weight from the canonical order into that of windows.</summary>
    /// <param name="canonical">The weight.</param>
    /// <param name="channels">The channels of a group.</param>
    /// <param name="filterSize">The number of weights of a filter.</param>
    /// <param name="ordered">Receives as many numbers.</param>
    public static void ToWindows(ReadOnlySpan<T> canonical, int channels, int filterSize, Span<T> ordered)
    {
        int elements = filterSize / channels;
        for (int start = 0; start < canonical.Length; start += filterSize)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int element = 0; element < elements; element++)
                {
                    ordered[start + (element * channels) + channel] = canonical[start + (channel * elements) + element];
                }
            }
        }
    }

    /// <summary>Adds gradients of a weight in the order of windows to those in the canonical order.</summary>
    /// <param name="ordered">The gradients in the order of windows.</param>
    /// <param name="channels">The channels of a group.</param>
    /// <param name="filterSize">The number of weights of a filter.</param>
    /// <param name="canonical">What is added to.</param>
    public static void AddToCanonical(ReadOnlySpan<T> ordered, int channels, int filterSize, Span<T> canonical)
    {
        int elements = filterSize / channels;
        for (int start = 0; start < canonical.Length; start += filterSize)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int element = 0; element < elements; element++)
                {
                    canonical[start + (channel * elements) + element] += ordered[start + (element * channels) + channel];
                }
            }
        }
    }
}
