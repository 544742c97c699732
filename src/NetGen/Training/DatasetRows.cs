using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace NetGen;

/// <summary>Copies rows into a data set, and checks what only data from outside can get wrong.</summary>
internal static class DatasetRows
{
    public static float[] Copy(ReadOnlySpan<float> rows, int rowSize, string argument, [CallerArgumentExpression(nameof(rowSize))] string rowSizeArgument = "")
    {
        if (rowSize < 1)
        {
            throw new ArgumentException(Invariant($"Expected at least 1 float a row; found {rowSize}."), rowSizeArgument);
        }

        if (rows.Length % rowSize != 0)
        {
            throw new ArgumentException(Invariant($"{rows.Length} floats are no whole number of rows of {rowSize}."), argument);
        }

        return rows.ToArray();
    }

    public static int[] Copy(IReadOnlyList<int> labels, string argument)
    {
        ArgumentNullException.ThrowIfNull(labels, argument);
        return [.. labels];
    }

    public static float[] Flatten(IReadOnlyList<float[]> rows, string argument, out int rowSize)
    {
        ArgumentNullException.ThrowIfNull(rows, argument);
        if (rows.Count == 0)
        {
            throw new ArgumentException("There is no row, so nothing tells how long one is.", argument);
        }

        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row] is null || rows[row].Length == 0 || rows[row].Length != rows[0].Length)
            {
                string found = rows[row] is null ? "null" : Invariant($"{rows[row].Length} floats");
                string expected = row == 0 ? "at least 1 float" : Invariant($"{rows[0].Length} floats, as row 0");
                throw new ArgumentException(Invariant($"Row {row} (from 0): expected {expected}; found {found}."), argument);
            }
        }

        rowSize = rows[0].Length;
        float[] flat = new float[checked(rows.Count * rowSize)];
        for (int row = 0; row < rows.Count; row++)
        {
            rows[row].CopyTo(flat, row * rowSize);
        }

        return flat;
    }

    public static float[] Flatten(float[,] rows, string argument, out int rowSize)
    {
        ArgumentNullException.ThrowIfNull(rows, argument);
        rowSize = rows.GetLength(1);
        return Copy([.. rows.Cast<float>()], rowSize, argument, argument);
    }

    public static void CheckCount(int inputs, int others, string argument)
    {
        if (inputs != others)
        {
            throw new ArgumentException(Invariant($"There are {inputs} inputs but {others} {argument}."), argument);
        }
    }

    /// <summary>How many labels each sample has: one, or one for each step of a sequence or position of an image.</summary>
    public static int LabelsPerSample(int samples, int labels) => samples == labels
        ? 1
        : samples > 0 && labels > 0 && labels % samples == 0
            ? labels / samples
            : throw new ArgumentException(
                Invariant($"There are {samples} inputs but {labels} labels: expected one for each, or for each as many as it has steps or positions."), nameof(labels));

    public static void CheckFinite(ReadOnlySpan<float> values, int rowSize, string argument)
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (!float.IsFinite(values[index]))
            {
                string found = float.IsNaN(values[index]) ? "NaN" : "infinite";
                throw new ArgumentException(
                    Invariant($"Row {index / rowSize}, column {index % rowSize} (both from 0) is {found}; expected a finite value."), argument);
            }
        }
    }

    public static void CheckLabels(ReadOnlySpan<int> labels, int labelsPerSample, int classCount)
    {
        if (classCount < 2)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), Invariant($"Labels, which are integers, need at least 2 classes, not {classCount}; targets are floats."));
        }

        for (int index = 0; index < labels.Length; index++)
        {
            if ((uint)labels[index] >= (uint)classCount)
            {
                int row = index / labelsPerSample;
                string place = labelsPerSample == 1 ? Invariant($"Row {row} (from 0)") : Invariant($"Row {row}, label {index % labelsPerSample} (both from 0)");
                throw new ArgumentException(Invariant($"{place}: expected a label from 0 to {classCount - 1}; found {labels[index]}."), nameof(labels));
            }
        }
    }
}
