using System;

namespace NetGen.Runtime;

/// <summary>What emitted code does with sequences that are shorter than their rows.</summary>
public static class Sequences
{
    /// <summary>Sets what was predicted for the steps after each sequence's end to zero.</summary>
    /// <param name="outputs">The predictions, row after row: of each sample <paramref name="steps"/> × <paramref name="stepSize"/> floats.</param>
    /// <param name="lengths">The number of steps of each sample, checked to be from 1 to <paramref name="steps"/>.</param>
    /// <param name="steps">The steps of a row.</param>
    /// <param name="stepSize">The floats of a step.</param>
    public static void ClearAfter(Span<float> outputs, ReadOnlySpan<int> lengths, int steps, int stepSize)
    {
        int rowSize = steps * stepSize;
        for (int row = 0; row < lengths.Length; row++)
        {
            outputs.Slice(row * rowSize, rowSize)[(lengths[row] * stepSize)..].Clear();
        }
    }
}
