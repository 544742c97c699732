using System;
using System.Numerics;
using NetGen.Engine.Graph;

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
    /// <param name="labels">A class index for each row.</param>
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
        int rows = RequireTargets(inputs.Length, targets.Length);
        ArgumentChecks.RequireWeights(weights, rows, nameof(weights));
        return trainer.ComputeGradients(inputs, targets, weights, rows);
    }

    /// <inheritdoc cref="ComputeGradients(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T})"/>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row.</param>
    /// <param name="weights">A weight for each row.</param>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights)
    {
        Trainer<T> trainer = Trainer;
        int rows = RequireLabels(inputs.Length, labels);
        ArgumentChecks.RequireWeights(weights, rows, nameof(weights));
        return trainer.ComputeGradients(inputs, trainer.ToTargets(labels), weights, rows);
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
        int rows = RequireTargets(inputs.Length, targets.Length);
        ArgumentChecks.RequireWeights(weights, rows, nameof(weights));
        ArgumentChecks.RequireLength(outputs.Length, (long)rows * OutputSize, nameof(outputs));
        return MeasureLoss(trainer, inputs, targets, weights, outputs, rows);
    }

    /// <inheritdoc cref="ComputeLoss(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{T}, Span{T})"/>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row.</param>
    /// <param name="weights">A weight for each row.</param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        int rows = RequireLabels(inputs.Length, labels);
        ArgumentChecks.RequireWeights(weights, rows, nameof(weights));
        ArgumentChecks.RequireLength(outputs.Length, (long)rows * OutputSize, nameof(outputs));
        return MeasureLoss(trainer, inputs, trainer.ToTargets(labels), weights, outputs, rows);
    }

    // Weights are empty if all are 1.
    private T MeasureLoss(
        Trainer<T> trainer, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, Span<T> outputs, int rows)
    {
        T sum = T.Zero;
        for (int row = 0; row < rows; row += RowsPerPass)
        {
            int count = Math.Min(RowsPerPass, rows - row);
            Workspace<T> pass = Infer(
                inputs.Slice(row * InputSize, count * InputSize), outputs.Slice(row * OutputSize, count * OutputSize), count);
            sum += trainer.MeasureLoss(
                pass, targets.Slice(row * OutputSize, count * OutputSize), weights.IsEmpty ? default : weights.Slice(row, count));
        }

        return Trainer<T>.Mean(sum, Trainer<T>.TotalWeight(weights, rows));
    }
}
