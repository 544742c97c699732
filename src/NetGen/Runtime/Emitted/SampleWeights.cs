using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// The weights of the samples of a batch, in the form that emitted code reads: with a stride of 1, or of 0 where all samples share a one, so that the same
/// kernels serve both.
/// </summary>
public readonly ref struct SampleWeights
{
    private readonly ref float _origin;

    private SampleWeights(ref float origin, nuint stride, double total)
    {
        _origin = ref origin;
        Stride = stride;
        Total = total;
        InverseTotal = total == 0 ? 0 : (float)(1 / total);
    }

    // As many as the widest vector has lanes: where samples lie in lanes, it is read whole.
    private static ReadOnlySpan<float> Ones => [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];

    /// <summary>The weight of the first sample.</summary>
    public ref float Origin => ref _origin;

    /// <summary>Floats from a sample's weight to the next: 1, or 0 where all samples share one.</summary>
    public nuint Stride { get; }

    /// <summary>The sum of all weights: what a mean is taken by.</summary>
    public double Total { get; }

    /// <summary>One over <see cref="Total"/>; 0 if that is 0.</summary>
    public float InverseTotal { get; }

    /// <summary>A weight of 1 for each sample.</summary>
    /// <param name="rows">How many samples there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleWeights Equal(int rows) => new(ref MemoryMarshal.GetReference(Ones), 0, rows);

    /// <summary>The weights given, checked.</summary>
    /// <param name="weights">A weight for each sample.</param>
    /// <param name="rows">How many samples there are.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer, one is negative or not finite, or their sum, if not 0, or its inverse is beyond single precision.
    /// </exception>
    public static SampleWeights Of(ReadOnlySpan<float> weights, int rows, string argument)
    {
        Guard.RowCount(weights.Length, 1, rows, argument);
        double total = 0;
        for (int row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && float.IsFinite(weights[row])))
            {
                ThrowWeight(weights[row], row, argument);
            }

            total += weights[row];
        }

        if (total != 0 && !(float.IsFinite((float)total) && float.IsFinite((float)(1 / total))))
        {
            ThrowTotal(total, argument);
        }

        return new SampleWeights(ref MemoryMarshal.GetReference(weights), 1, total);
    }

    /// <summary>The weight of a sample, from which on those of the next are read.</summary>
    /// <param name="row">The sample.</param>
    public ref float From(int row) => ref Unsafe.Add(ref _origin, (nuint)row * Stride);

    /// <summary>The weighted mean of what has been summed with weights; a sum over samples that all have the weight 0 is its own mean.</summary>
    /// <param name="total">The weighted sum: 0, or NaN, if all weights are 0.</param>
    public float Mean(double total) => (float)(Total == 0 ? total : total / Total);

    [DoesNotReturn]
    private static void ThrowWeight(float weight, int row, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected finite weights of at least 0, got {weight} in row {row}."), argument);

    [DoesNotReturn]
    private static void ThrowTotal(double total, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected weights whose sum and its inverse are finite in single precision, got a sum of {total}."), argument);
}
