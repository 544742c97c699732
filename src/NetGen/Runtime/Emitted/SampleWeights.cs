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
            CheckWeight(weights[row], row, argument);
            total += weights[row];
        }

        CheckTotal(total, argument);
        return new SampleWeights(ref MemoryMarshal.GetReference(weights), 1, total);
    }

    /// <summary>
    /// A weight for each step of each sample, where each has outputs: the weight of its sample, or 0 after the end of its sequence. A mean by them is one over the steps that there are.
    /// </summary>
    /// <param name="weights">A weight for each sample; none if all weigh the same.</param>
    /// <param name="lengths">The number of steps of each sample, checked to be from 1 to <paramref name="steps"/>; none if all have the full length.</param>
    /// <param name="rows">How many samples there are.</param>
    /// <param name="steps">The steps of a row.</param>
    /// <param name="buffer">Room for <paramref name="rows"/> × <paramref name="steps"/> floats, which is read as long as the result is; not used if there are neither weights nor lengths.</param>
    /// <param name="argument">The name of the argument with the weights.</param>
    /// <exception cref="ArgumentException">As <see cref="Of"/> has them, of the weights and of their sum over the steps.</exception>
    public static SampleWeights OfSteps(
        scoped ReadOnlySpan<float> weights, scoped ReadOnlySpan<int> lengths, int rows, int steps, Span<float> buffer, string argument)
    {
        if (weights.IsEmpty && lengths.IsEmpty)
        {
            return Equal(checked(rows * steps));
        }

        if (!weights.IsEmpty)
        {
            Guard.RowCount(weights.Length, 1, rows, argument);
        }

        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            float weight = weights.IsEmpty ? 1 : weights[row];
            CheckWeight(weight, row, argument);
            int length = lengths.IsEmpty ? steps : lengths[row];
            Span<float> own = buffer.Slice(row * steps, steps);
            own[..length].Fill(weight);
            own[length..].Clear();
            total += (double)weight * length;
        }

        CheckTotal(total, argument);
        return new SampleWeights(ref MemoryMarshal.GetReference(buffer), 1, total);
    }

    /// <summary>As the other, in a block that the thread keeps: valid until the thread's next call. Allocates nothing after its first call with the largest batch.</summary>
    /// <inheritdoc cref="OfSteps(ReadOnlySpan{float}, ReadOnlySpan{int}, int, int, Span{float}, string)"/>
    /// <param name="weights">A weight for each sample; none if all weigh the same.</param>
    /// <param name="lengths">The number of steps of each sample, checked to be from 1 to <paramref name="steps"/>; none if all have the full length.</param>
    /// <param name="rows">How many samples there are.</param>
    /// <param name="steps">The steps of a row.</param>
    /// <param name="argument">The name of the argument with the weights.</param>
    public static SampleWeights OfSteps(scoped ReadOnlySpan<float> weights, scoped ReadOnlySpan<int> lengths, int rows, int steps, string argument)
    {
        int floats = weights.IsEmpty && lengths.IsEmpty ? 0 : checked(rows * steps);
        return OfSteps(weights, lengths, rows, steps, floats == 0 ? default : ThreadScratch.StepWeights(floats), argument);
    }

    /// <summary>The weight of a sample, from which on those of the next are read.</summary>
    /// <param name="row">The sample.</param>
    public ref float From(int row) => ref Unsafe.Add(ref _origin, (nuint)row * Stride);

    /// <summary>The weighted mean of what has been summed with weights; a sum over samples that all have the weight 0 is its own mean.</summary>
    /// <param name="total">The weighted sum: 0, or NaN, if all weights are 0.</param>
    public float Mean(double total) => (float)(Total == 0 ? total : total / Total);

    private static void CheckWeight(float weight, int row, string argument)
    {
        if (!(weight >= 0 && float.IsFinite(weight)))
        {
            ThrowWeight(weight, row, argument);
        }
    }

    private static void CheckTotal(double total, string argument)
    {
        if (total != 0 && !(float.IsFinite((float)total) && float.IsFinite((float)(1 / total))))
        {
            ThrowTotal(total, argument);
        }
    }

    [DoesNotReturn]
    private static void ThrowWeight(float weight, int row, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected finite weights of at least 0, got {weight} in row {row}."), argument);

    [DoesNotReturn]
    private static void ThrowTotal(double total, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected weights whose sum and its inverse are finite in single precision, got a sum of {total}."), argument);
}
