using System;

namespace NetGen;

/// <summary>What a <see cref="Dataset"/> holds, as arrays that nobody changes: for each sample as many elements as its column says.</summary>
/// <param name="Inputs">The input rows.</param>
/// <param name="InputSize">The floats in one of them, at least 1.</param>
internal sealed record DatasetColumns(float[] Inputs, int InputSize)
{
    /// <summary>The target rows; <see langword="null"/> if there are labels.</summary>
    public float[]? Targets { get; init; }

    /// <summary>The floats in a target row; 0 if there are labels.</summary>
    public int TargetSize { get; init; }

    /// <summary>The class labels; <see langword="null"/> if there are targets.</summary>
    public int[]? Labels { get; init; }

    /// <summary>The number of classes; 0 if there are targets.</summary>
    public int ClassCount { get; init; }

    /// <summary>The labels of each sample; 0 if there are targets.</summary>
    public int LabelsPerSample { get; init; }

    /// <summary>A weight for each sample; <see langword="null"/> if all weigh the same.</summary>
    public float[]? Weights { get; init; }

    /// <summary>The length of each sample's sequence; <see langword="null"/> if all have the full length, or are none.</summary>
    public int[]? Lengths { get; init; }

    /// <summary>The number of samples.</summary>
    public int Count => Inputs.Length / InputSize;

    /// <summary>The columns of some rows, in the order given.</summary>
    public DatasetColumns Take(ReadOnlySpan<int> rows) => this with
    {
        Inputs = Take(Inputs, InputSize, rows),
        Targets = Targets is null ? null : Take(Targets, TargetSize, rows),
        Labels = Labels is null ? null : Take(Labels, LabelsPerSample, rows),
        Weights = Weights is null ? null : Take(Weights, 1, rows),
        Lengths = Lengths is null ? null : Take(Lengths, 1, rows),
    };

    private static T[] Take<T>(T[] column, int size, ReadOnlySpan<int> rows)
    {
        T[] taken = new T[checked(rows.Length * size)];
        for (int index = 0; index < rows.Length; index++)
        {
            column.AsSpan(rows[index] * size, size).CopyTo(taken.AsSpan(index * size));
        }

        return taken;
    }
}
