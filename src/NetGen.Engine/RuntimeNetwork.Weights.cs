using System;
using System.Numerics;

namespace NetGen.Engine;

/// <content>
/// Training with a weight for each row: the loss is <c>Σ weight·loss / Σ weight</c>, and 0 if all weights are. Weights are finite and at least 0.
/// </content>
public sealed partial class RuntimeNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>One optimizer step over the rows given, each with a weight.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row.</param>
    /// <returns>The weighted mean loss before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T TrainStep(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights)
    {
        T loss = ComputeGradients(inputs, targets, weights);
        ApplyGradients();
        return loss;
    }

    /// <inheritdoc cref="TrainStep(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="weights">A weight for each row.</param>
    public T TrainStep(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights)
    {
        T loss = ComputeGradients(inputs, labels, weights);
        ApplyGradients();
        return loss;
    }

    /// <summary>The first half of a step, with a weight for each row.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row.</param>
    /// <returns>The weighted mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights)
    {
        Trainer<T> trainer = Trainer;
        return trainer.ComputeGradients(Weighted(BatchOf(inputs, targets), weights));
    }

    /// <inheritdoc cref="ComputeGradients(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="weights">A weight for each row.</param>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights)
    {
        Trainer<T> trainer = Trainer;
        return trainer.ComputeGradients(Weighted(BatchOf(inputs, labels), weights));
    }

    /// <summary>Predicts and measures the loss, with a weight for each row.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row.</param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    /// <returns>The weighted mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a weight is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        return MeasureLoss(trainer, Weighted(BatchOf(inputs, targets), weights), outputs);
    }

    /// <inheritdoc cref="ComputeLoss(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="weights">A weight for each row.</param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        return MeasureLoss(trainer, Weighted(BatchOf(inputs, labels), weights), outputs);
    }
}
