using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Xunit;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>Compares tensors of floating-point numbers, with a difference measured by what the tensor holds as a whole.</summary>
internal static class TensorAssert
{
    /// <summary>Asserts that no element differs from the one expected by more than a share of the largest expected.</summary>
    public static void Close<T>(ReadOnlySpan<double> expected, ReadOnlySpan<T> actual, double tolerance, string what)
        where T : IFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 0;
        foreach (double value in expected)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        for (int i = 0; i < expected.Length; i++)
        {
            double given = double.CreateChecked(actual[i]);

            // Written so that NaN fails.
            if (!(Math.Abs(given - expected[i]) <= tolerance * largest))
            {
                Assert.Fail(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what}[{i}] is {given:R}, expected {expected[i]:R}: off by {Math.Abs(given - expected[i]) / largest:E2} of the largest, allowed {tolerance:E2}."));
            }
        }
    }

    /// <summary><see cref="Close{T}"/> for each of several tensors by itself, from arrays that hold one after the other.</summary>
    public static void CloseByTensor<T>(
        ImmutableArray<ParameterDefinition> tensors, ReadOnlySpan<double> expected, ReadOnlySpan<T> actual, double tolerance, string what)
        where T : IFloatingPointIeee754<T>
    {
        Assert.Equal(tensors.Sum(tensor => tensor.Shape.Size), actual.Length);
        int offset = 0;
        foreach (ParameterDefinition tensor in tensors)
        {
            int size = tensor.Shape.Size;
            Close(expected.Slice(offset, size), actual.Slice(offset, size), tolerance, $"{what} of {tensor.Name}");
            offset += size;
        }
    }
}
