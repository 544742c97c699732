using System;
using static System.FormattableString;

namespace NetGen;

/// <summary>Where and how often <c>Fit</c> saves what training can go on from.</summary>
/// <param name="path">
/// The file. It is replaced each time, by writing another one beside it and renaming that, so that a crash leaves the old one or the new one.
/// </param>
public sealed class CheckpointOptions(string path)
{
    /// <summary>The file.</summary>
    public string Path { get; } = string.IsNullOrEmpty(path) ? throw new ArgumentException("Expected a path; found none.", nameof(path)) : path;

    /// <summary>After every how many epochs to save, measuring included; 0 for never. Default: 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EveryEpochs
    {
        get;
        init => field = AtLeastZero(value, nameof(EveryEpochs));
    } = 1;

    /// <summary>After every how many steps to save, counted over all epochs; 0 for never. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public int EverySteps
    {
        get;
        init => field = AtLeastZero(value, nameof(EverySteps));
    }

    internal bool IsDueAfterEpoch(int epoch) => EveryEpochs > 0 && epoch % EveryEpochs == 0;

    internal bool IsDueAfterStep(long iterations) => EverySteps > 0 && iterations % EverySteps == 0;

    internal void Save(Checkpoint checkpoint) => checkpoint.Save(Path);

    private static int AtLeastZero(int value, string name) => value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"Expected at least 0; found {value}."));
}
