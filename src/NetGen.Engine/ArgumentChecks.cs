using System;
using System.Numerics;

namespace NetGen.Engine;

/// <summary>The checks of the public members' arguments: each names the argument, what was expected and what was given.</summary>
internal static class ArgumentChecks
{
    /// <summary>Throws unless a length is the one expected.</summary>
    public static void RequireLength(int length, long expected, string argument)
    {
        if (length != expected)
        {
            throw Invalid(argument, $"Expected {expected} elements, but {length} were given.");
        }
    }

    /// <summary>Divides a length into rows; throws unless it is a multiple of a row's.</summary>
    public static int RequireRows(int length, int rowSize, string argument)
    {
        (int rows, int rest) = Math.DivRem(length, rowSize);
        return rest == 0
            ? rows
            : throw Invalid(argument, $"Expected rows of {rowSize} elements, but {length} elements were given.");
    }

    /// <summary>Divides a length into rows; throws unless it is a multiple of a row's and there is at least one row.</summary>
    public static int RequireSomeRows(int length, int rowSize, string argument)
    {
        int rows = RequireRows(length, rowSize, argument);
        return rows > 0
            ? rows
            : throw Invalid(argument, $"Expected at least one row of {rowSize} elements, but 0 elements were given.");
    }

    /// <summary>Throws unless each label that counts is a class index, or 0 or 1 where there is a single output.</summary>
    /// <param name="labels">For each sample a label, or one for each step.</param>
    /// <param name="steps">How many labels a sample has.</param>
    /// <param name="lengths">How many of them count; empty if all.</param>
    /// <param name="classes">The number of outputs that a label is for.</param>
    /// <param name="argument">The argument's name.</param>
    public static void RequireLabels(ReadOnlySpan<int> labels, int steps, ReadOnlySpan<int> lengths, int classes, string argument)
    {
        int largest = Math.Max(classes - 1, 1);
        for (int i = 0; i < labels.Length; i++)
        {
            (int row, int step) = Math.DivRem(i, steps);
            bool counts = steps == 1 || lengths.IsEmpty || step < lengths[row];
            if (counts && (uint)labels[i] > (uint)largest)
            {
                throw steps == 1
                    ? Invalid(argument, $"Expected labels from 0 to {largest}, but the label of row {row} is {labels[i]}.")
                    : Invalid(argument, $"Expected labels from 0 to {largest}, but the label of step {step} of row {row} is {labels[i]}.");
            }
        }
    }

    /// <summary>Throws unless there is a length for each row, from 1 to the number of steps.</summary>
    public static void RequireLengths(ReadOnlySpan<int> lengths, int rows, int steps, string argument)
    {
        RequireLength(lengths.Length, rows, argument);
        for (int row = 0; row < lengths.Length; row++)
        {
            if (lengths[row] < 1 || lengths[row] > steps)
            {
                throw Invalid(argument, $"Expected lengths from 1 to {steps}, but the length of row {row} is {lengths[row]}.");
            }
        }
    }

    /// <summary>Throws unless there is a weight for each row, finite and at least 0.</summary>
    public static void RequireWeights<T>(ReadOnlySpan<T> weights, int rows, string argument)
        where T : IBinaryFloatingPointIeee754<T>
    {
        RequireLength(weights.Length, rows, argument);
        for (int row = 0; row < weights.Length; row++)
        {
            if (!T.IsFinite(weights[row]) || weights[row] < T.Zero)
            {
                throw Invalid(argument, $"Expected finite weights of at least 0, but the weight of row {row} is {weights[row]}.");
            }
        }
    }

    private static ArgumentException Invalid(string argument, FormattableString message) =>
        new(FormattableString.Invariant(message), argument);
}
