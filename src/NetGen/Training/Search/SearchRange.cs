using System;
using System.Collections.Immutable;
using NetGen.Numerics;
using NetGen.Runtime;
using static System.FormattableString;

namespace NetGen;

/// <summary>What a hyperparameter is chosen from. <see cref="SearchRange"/> makes them.</summary>
/// <typeparam name="T">The type of the hyperparameter.</typeparam>
public sealed class SearchRange<T>
{
    private readonly Func<RandomStream, T> _draw;

    internal SearchRange(Func<RandomStream, T> draw, ImmutableArray<T> values)
    {
        _draw = draw;
        Values = values;
    }

    /// <summary>The values; none if there are too many to list, so that only a random search can take this range.</summary>
    public ImmutableArray<T> Values { get; }

    /// <summary>The range of one value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SearchRange<T>(T value) => SearchRange.OneOf(value);

    internal T Draw(RandomStream random) => _draw(random);
}

/// <summary>Makes ranges of hyperparameters.</summary>
public static class SearchRange
{
    /// <summary>Some values, all equally likely.</summary>
    /// <typeparam name="T">The type of the hyperparameter.</typeparam>
    /// <param name="values">The values, at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SearchRange<T> OneOf<T>(params ReadOnlySpan<T> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("Expected at least one value; found none.", nameof(values));
        }

        ImmutableArray<T> all = [.. values];
        return new SearchRange<T>(random => all[random.NextInt32(all.Length)], all);
    }

    /// <summary>The whole numbers between two, all equally likely.</summary>
    /// <param name="lowest">The lowest.</param>
    /// <param name="highest">The highest, which is one of them.</param>
    /// <exception cref="ArgumentException">The highest is below the lowest.</exception>
    public static SearchRange<int> Uniform(int lowest, int highest)
    {
        if (highest < lowest || highest - (long)lowest >= int.MaxValue)
        {
            throw new ArgumentException(Invariant($"Expected a highest number from {lowest} on; found {highest}."), nameof(highest));
        }

        return new SearchRange<int>(random => lowest + random.NextInt32(highest - lowest + 1), []);
    }

    /// <summary>The numbers between two, all equally likely.</summary>
    /// <param name="lowest">The lowest, finite.</param>
    /// <param name="highest">The highest, finite, not below the lowest.</param>
    /// <exception cref="ArgumentException">The numbers are not as said.</exception>
    public static SearchRange<double> Uniform(double lowest, double highest)
    {
        if (!(lowest <= highest && double.IsFinite(highest - lowest)))
        {
            throw new ArgumentException(Invariant($"Expected finite numbers, the lowest first; found {lowest} and {highest}."), nameof(highest));
        }

        return new SearchRange<double>(random => lowest + (random.NextSingle() * (highest - lowest)), []);
    }

    /// <summary>
    /// The numbers between two, each factor equally likely: as many between 0.001 and 0.01 as between 0.01 and 0.1. For learning rates. The same
    /// bits on every machine.
    /// </summary>
    /// <param name="lowest">The lowest, above 0.</param>
    /// <param name="highest">The highest, finite, not below the lowest.</param>
    /// <exception cref="ArgumentException">The numbers are not as said.</exception>
    public static SearchRange<double> LogUniform(double lowest, double highest)
    {
        if (!(lowest > 0 && lowest <= highest && double.IsFinite(highest / lowest) && double.IsNormal(lowest)))
        {
            throw new ArgumentException(Invariant($"Expected positive, finite numbers, the lowest first; found {lowest} and {highest}."), nameof(highest));
        }

        double range = PortableMath.Log(highest / lowest);
        return new SearchRange<double>(random => lowest * PortableMath.Exp(random.NextSingle() * range), []);
    }
}
