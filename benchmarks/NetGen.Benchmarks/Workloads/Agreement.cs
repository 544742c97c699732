using System;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace NetGen.Benchmarks.Workloads;

/// <summary>Thrown where two sides do not compute the same: their times would mean nothing.</summary>
internal sealed class UnequalResultsException(string message) : Exception(message);

/// <summary>Demands that the generated network and another side compute the same numbers.</summary>
internal static class Agreement
{
    /// <summary>The allowed difference of two elements, as a part of the largest.</summary>
    public const float ElementTolerance = 1e-5f;

    /// <summary>The allowed length of the difference of two vectors of changes, as a part of their length.</summary>
    public const float ChangeTolerance = 1e-3f;

    private const string Engine = "engine";

    /// <summary>Demands that no element differs by more than <see cref="ElementTolerance"/> of the largest.</summary>
    /// <param name="what">What is compared, for the message.</param>
    /// <param name="generated">What the generated network computed.</param>
    /// <param name="other">What the other side computed.</param>
    /// <param name="otherName">Who the other side is.</param>
    public static void RequireElements(
        string what, ReadOnlySpan<float> generated, ReadOnlySpan<float> other, string otherName = Engine)
    {
        float scale = TensorPrimitives.MaxMagnitude(other);
        float largest = 0;
        for (int index = 0; index < other.Length; index++)
        {
            // Max lets NaN through, and the comparison below refuses it.
            largest = MathF.Max(largest, MathF.Abs(generated[index] - other[index]));
        }

        Require(what, otherName, "the largest difference", largest, ElementTolerance * MathF.Abs(scale));
    }

    /// <summary>
    /// Demands that two changes of the same parameters are equal in sum: the optimizer divides each gradient by its size, so
    /// that a rounding error in one that is almost zero may become a full step of that one parameter.
    /// </summary>
    public static void RequireChanges(
        string what, ReadOnlySpan<float> before, ReadOnlySpan<float> generated, ReadOnlySpan<float> other, string otherName = Engine)
    {
        double change = 0;
        double difference = 0;
        for (int index = 0; index < before.Length; index++)
        {
            change += Math.Pow(other[index] - before[index], 2);
            difference += Math.Pow(generated[index] - other[index], 2);
        }

        if (change == 0)
        {
            throw new UnequalResultsException($"{what}: nothing changed.");
        }

        Require(what, otherName, "the length of the difference", Math.Sqrt(difference), ChangeTolerance * Math.Sqrt(change));
    }

    /// <summary>Demands the same bits.</summary>
    public static void RequireBits(string what, ReadOnlySpan<float> oneThread, ReadOnlySpan<float> threads)
    {
        if (!MemoryMarshal.AsBytes(oneThread).SequenceEqual(MemoryMarshal.AsBytes(threads)))
        {
            throw new UnequalResultsException($"{what}: one thread and several differ.");
        }
    }

    private static void Require(string what, string otherName, string measure, double found, double allowed)
    {
        // Written so that NaN is refused too.
        if (!(found <= allowed))
        {
            throw new UnequalResultsException(
                Invariant($"{what}: generated network and {otherName} differ; {measure} is {found:G3}, allowed are {allowed:G3}."));
        }
    }
}
