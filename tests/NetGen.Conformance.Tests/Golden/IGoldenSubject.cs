using System;
using System.Numerics;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>A network that is held against a <see cref="GoldenCase"/>.</summary>
/// <typeparam name="T">The type of its numbers.</typeparam>
internal interface IGoldenSubject<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    bool LatestStepWasApplied { get; }

    void SetParameters(ReadOnlySpan<T> source);

    void GetParameters(Span<T> destination);

    void SetStatistics(ReadOnlySpan<T> source);

    void GetStatistics(Span<T> destination);

    void GetGradients(Span<T> destination);

    void PredictBatch(GoldenBatch<T> batch, Span<T> outputs);

    T ComputeGradients(GoldenBatch<T> batch);

    T ComputeLoss(GoldenBatch<T> batch, Span<T> outputs);

    void TrainStep(GoldenBatch<T> batch);
}

/// <summary>A case's samples as one of its witnesses counts.</summary>
/// <param name="Inputs">The samples, row after row.</param>
/// <param name="Targets">The targets; <see langword="null"/> where there are labels.</param>
/// <param name="Labels">The labels; <see langword="null"/> where there are targets.</param>
/// <param name="Weights">A weight for each sample; <see langword="null"/> for none.</param>
/// <param name="Lengths">How many steps each sample has; <see langword="null"/> for all.</param>
internal sealed record GoldenBatch<T>(T[] Inputs, T[]? Targets, int[]? Labels, T[]? Weights, int[]? Lengths)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
