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

    /// <summary>Throws unless each label is a class index, or 0 or 1 where there is a single output.</summary>
    public static void RequireLabels(ReadOnlySpan<int> labels, int outputSize, string argument)
    {
        int largest = Math.Max(outputSize - 1, 1);
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] > (uint)largest)
            {
                throw Invalid(argument, $"Expected labels from 0 to {largest}, but the label of row {row} is {labels[row]}.");
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
