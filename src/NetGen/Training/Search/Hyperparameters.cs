using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;
using static System.FormattableString;

namespace NetGen;

/// <summary>What a search varies. What is <see langword="null"/> stays as it is.</summary>
public sealed record Hyperparameters
{
    /// <summary>The learning rate that training begins with, positive and finite as a float.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not as said.</exception>
    public double? LearningRate
    {
        get;
        init => field = value is not { } rate || ((float)rate > 0 && float.IsFinite((float)rate))
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LearningRate), Invariant($"Expected a number that is positive and finite as a float; found {rate}."));
    }

    /// <summary>Replaces <see cref="FitOptions.BatchSize"/>.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Replaces <see cref="FitOptions.Epochs"/>.</summary>
    public int? Epochs { get; init; }

    /// <summary>Replaces <see cref="FitOptions.LearningRateSchedule"/>.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>What the network's parameters start from; 0 unless said.</summary>
    public ulong? Seed { get; init; }

    internal FitOptions Apply(FitOptions options) => options with
    {
        BatchSize = BatchSize ?? options.BatchSize,
        Epochs = Epochs ?? options.Epochs,
        LearningRateSchedule = Schedule ?? options.LearningRateSchedule,
    };
}

/// <summary>What a search chooses from. What is <see langword="null"/> is not varied.</summary>
public sealed record SearchSpace
{
    /// <summary>The learning rates that training begins with, positive and finite as floats.</summary>
    public SearchRange<double>? LearningRate { get; init; }

    /// <summary>The batch sizes, at least 1.</summary>
    public SearchRange<int>? BatchSize { get; init; }

    /// <summary>The numbers of epochs, at least 1.</summary>
    public SearchRange<int>? Epochs { get; init; }

    /// <summary>The learning-rate schedules; <see langword="null"/> among them is that of the options.</summary>
    public SearchRange<LearningRateSchedule?>? Schedule { get; init; }

    /// <summary>The seeds that the networks' parameters start from.</summary>
    public SearchRange<ulong>? Seed { get; init; }

    /// <summary>All combinations: the seed varies fastest, then the schedule, the epochs, the batch size, the learning rate.</summary>
    /// <exception cref="ArgumentException">A range has no list of values.</exception>
    internal List<Hyperparameters> Grid()
    {
        IEnumerable<Hyperparameters> grid = [new Hyperparameters()];
        grid = Vary(grid, LearningRate, nameof(LearningRate), (point, value) => point with { LearningRate = value });
        grid = Vary(grid, BatchSize, nameof(BatchSize), (point, value) => point with { BatchSize = value });
        grid = Vary(grid, Epochs, nameof(Epochs), (point, value) => point with { Epochs = value });
        grid = Vary(grid, Schedule, nameof(Schedule), (point, value) => point with { Schedule = value });
        grid = Vary(grid, Seed, nameof(Seed), (point, value) => point with { Seed = value });
        return [.. grid];
    }

    /// <summary>One point at random.</summary>
    internal Hyperparameters Draw(RandomStream random) => new()
    {
        LearningRate = LearningRate?.Draw(random),
        BatchSize = BatchSize?.Draw(random),
        Epochs = Epochs?.Draw(random),
        Schedule = Schedule?.Draw(random),
        Seed = Seed?.Draw(random),
    };

    private static IEnumerable<Hyperparameters> Vary<T>(
        IEnumerable<Hyperparameters> grid, SearchRange<T>? range, string name, Func<Hyperparameters, T, Hyperparameters> with)
    {
        if (range is null)
        {
            return grid;
        }

        return range.Values.IsEmpty
            ? throw new ArgumentException($"{name}: a grid needs the values one by one (SearchRange.OneOf); found a range to draw from.", "space")
            : grid.SelectMany(point => range.Values.Select(value => with(point, value)));
    }
}
