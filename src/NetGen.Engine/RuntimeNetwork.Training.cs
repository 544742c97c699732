using System;
using System.Numerics;
using NetGen.Engine.Graph;

namespace NetGen.Engine;

/// <content>The half that learns.</content>
public sealed partial class RuntimeNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Trainer<T>? _trainer;

    /// <summary>The step size of the next update, finite and at least 0. Starts at the definition's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T LearningRate
    {
        get => Trainer.LearningRate;
        set
        {
            if (!T.IsFinite(value) || T.IsNegative(value))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(value), FormattableString.Invariant($"Expected a finite learning rate of at least 0, but {value} was given."));
            }

            Trainer.LearningRate = value;
        }
    }

    /// <summary>
    /// <see langword="false"/> if the latest step or update was not applied because its loss or a gradient was not finite;
    /// parameters and moments are then as they were.
    /// </summary>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public bool LatestStepWasApplied => Trainer.LatestStepWasApplied;

    private Trainer<T> Trainer =>
        _trainer ?? throw new InvalidOperationException($"The network '{Definition.Name}' is defined without training.");

    /// <summary>One optimizer step over the rows given. Allocates nothing after the first call with the largest batch.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, or there is no row.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T TrainStep(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        T loss = ComputeGradients(inputs, targets);
        ApplyGradients();
        return loss;
    }

    /// <summary>One optimizer step over the rows given, with a class index for each.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">
    /// A class index for each row, or for each step of each row where the output has steps, from 0 to the number of classes − 1; with a single class the target
    /// itself, 0 or 1.
    /// </param>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a label is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T TrainStep(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
    {
        T loss = ComputeGradients(inputs, labels);
        ApplyGradients();
        return loss;
    }

    /// <summary>The first half of a step: overwrites the gradients, changes nothing else.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, or there is no row.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        Trainer<T> trainer = Trainer;
        return trainer.ComputeGradients(BatchOf(inputs, targets));
    }

    /// <summary>The first half of a step, with a class index for each row.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">
    /// A class index for each row, or for each step of each row where the output has steps, from 0 to the number of classes − 1; with a single class the target
    /// itself, 0 or 1.
    /// </param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a label is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
    {
        Trainer<T> trainer = Trainer;
        return trainer.ComputeGradients(BatchOf(inputs, labels));
    }

    /// <summary>
    /// The second half of a step: updates the parameters from the gradients, unless the loss they came with or one of them is
    /// not finite.
    /// </summary>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public void ApplyGradients() => Trainer.ApplyGradients();

    /// <summary>Copies the gradients out, in the order of the parameters.</summary>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public void GetGradients(Span<T> destination)
    {
        _ = Trainer;
        ArgumentChecks.RequireLength(destination.Length, ParameterCount, nameof(destination));
        _parameters.Gradients.CopyTo(destination);
    }

    /// <summary>Replaces the gradients, in the order of the parameters.</summary>
    /// <param name="source"><see cref="ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public void SetGradients(ReadOnlySpan<T> source)
    {
        Trainer<T> trainer = Trainer;
        ArgumentChecks.RequireLength(source.Length, ParameterCount, nameof(source));
        trainer.SetGradients(source);
    }

    /// <summary>Predicts and measures the loss, as in inference; gradients and parameters stay as they are.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, or there is no row.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        return MeasureLoss(trainer, BatchOf(inputs, targets), outputs);
    }

    /// <summary>Predicts and measures the loss, with a class index for each row.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">
    /// A class index for each row, or for each step of each row where the output has steps, from 0 to the number of classes − 1; with a single class the target
    /// itself, 0 or 1.
    /// </param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a label is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training.</exception>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        return MeasureLoss(trainer, BatchOf(inputs, labels), outputs);
    }
}
