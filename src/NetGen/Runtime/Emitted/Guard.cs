using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Argument checks of emitted code. Each error names the argument, what was expected and what came.</summary>
public static class Guard
{
    /// <summary>Demands an exact length.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(int actual, int expected, string argument)
    {
        if (actual != expected)
        {
            ThrowLength(actual, expected, argument);
        }
    }

    /// <summary>The number of rows that a length makes.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of a row's.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(int length, int rowLength, string argument)
    {
        int rows = (int)((uint)length / (uint)rowLength);
        if (rows * rowLength != length)
        {
            ThrowPartialRow(length, rowLength, argument);
        }

        return rows;
    }

    /// <summary>Demands two rows at least, where a layer normalises over the rows of a batch.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SeveralRows(int rows, string argument)
    {
        if (rows < 2)
        {
            ThrowSingleRow(argument);
        }
    }

    /// <summary>The number of rows that a length makes, at least one.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of a row's, or zero.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SomeRows(int length, int rowLength, string argument)
    {
        if (length == 0)
        {
            ThrowNoRow(rowLength, argument);
        }

        return Rows(length, rowLength, argument);
    }

    /// <summary>Demands the length of a number of rows.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RowCount(int length, int rowLength, int rows, string argument)
    {
        if (length != (long)rows * rowLength)
        {
            ThrowRowCount(length, rowLength, rows, argument);
        }
    }

    /// <summary>Demands a class index for each row.</summary>
    /// <param name="labels">The class indices.</param>
    /// <param name="rows">How many there are to be: one for each sample, or for each step of each sample.</param>
    /// <param name="outputs">The number of outputs, those of a step where each has a class; a single output knows the classes 0 and 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">There are more or fewer, or one is out of range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Labels(ReadOnlySpan<int> labels, int rows, int outputs, string argument)
    {
        RowCount(labels.Length, 1, rows, argument);
        int classes = Math.Max(2, outputs);
        ref int first = ref MemoryMarshal.GetReference(labels);
        int row = 0;
        for (; row <= labels.Length - Vector256<int>.Count; row += Vector256<int>.Count)
        {
            // As unsigned numbers, negative indices are large.
            if (Vector256.GreaterThanOrEqualAny(Vector256.LoadUnsafe(ref first, (nuint)row).AsUInt32(), Vector256.Create((uint)classes)))
            {
                break;
            }
        }

        for (; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classes)
            {
                ThrowLabel(labels[row], row, classes, argument);
            }
        }
    }

    /// <summary>Demands a learning rate that a step can be taken with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or NaN.</exception>
    public static float LearningRate(float value) => value >= 0 && float.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A learning rate is a finite number of at least 0.");

    /// <summary>Demands a number of threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or below −1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MaxDegreeOfParallelism(int value, string argument)
    {
        if (value == 0 || value < Parallelism.AllProcessors)
        {
            ThrowParallelism(value, argument);
        }

        return value;
    }

    /// <summary>The error for a layer whose result cannot be asked for.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="layer">The name that was given.</param>
    /// <param name="argument">The argument's name.</param>
    public static ArgumentException NoFeatures<TNetwork>(string? layer, string argument)
        where TNetwork : INetwork<TNetwork> => new(
            $"Expected a layer with a name of its own ({(TNetwork.FeatureLayers.IsEmpty ? "there is none" : string.Join(", ", TNetwork.FeatureLayers))}), got "
            + $"{(layer is null ? "null" : $"'{layer}'")}. A layer gets one by Name; [Training(…, Health = true)] opens all layers.",
            argument);

    /// <summary>The error for lengths of sequences given to a network that has no use for them.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="argument">The argument's name.</param>
    public static ArgumentException NoLengths<TNetwork>(string argument)
        where TNetwork : INetwork<TNetwork> => new(
            $"Network '{TNetwork.Definition.Name}' has no recurrent layer that could read lengths: expected samples without any, each as long as its row.", argument);

    [DoesNotReturn]
    private static void ThrowParallelism(int value, string argument) => throw new ArgumentOutOfRangeException(
        argument, value, "Expected at least 1 thread, or -1 for all processors.");

    [DoesNotReturn]
    private static void ThrowLength(int actual, int expected, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected {expected} elements, got {actual}."), argument);

    [DoesNotReturn]
    private static void ThrowPartialRow(int length, int rowLength, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected rows of {rowLength} elements, got {length} elements, which is no multiple of it."), argument);

    [DoesNotReturn]
    private static void ThrowNoRow(int rowLength, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected at least one row of {rowLength} elements, got none."), argument);

    [DoesNotReturn]
    private static void ThrowRowCount(int length, int rowLength, int rows, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected {(long)rows * rowLength} elements ({rows} rows of {rowLength}), got {length}."), argument);

    [DoesNotReturn]
    private static void ThrowLabel(int label, int row, int classes, string argument) => throw new ArgumentException(
        string.Create(CultureInfo.InvariantCulture, $"Expected class indices from 0 to {classes - 1}, got {label} in row {row}."), argument);

    [DoesNotReturn]
    private static void ThrowSingleRow(string argument) => throw new ArgumentException(
        "Expected at least 2 rows, since batch normalisation divides by the deviation of each feature over the rows; found 1.", argument);
}
