using System;
using System.Numerics;

namespace NetGen.Engine;

/// <content>
/// Sequences of which not all have as many steps as the input's shape says: each has the first so many, from 1 to all. The steps after them change no state of a recurrent layer; every other
/// layer takes them for what they are. Where the output is (time, features) they count in no loss and their predictions are zero. Of such steps no target and no label is read.
/// </content>
public sealed partial class RuntimeNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Predicts for any number of sequences; none is a no-op.</summary>
    /// <param name="inputs">The samples, row after row.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <param name="outputs">Receives as many rows; zero at the steps that a row does not have. Must not overlap the inputs.</param>
    /// <exception cref="ArgumentException">The size of an argument does not fit, or a length is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network's samples have no lengths.</exception>
    public void PredictBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<int> lengths, Span<T> outputs)
    {
        int rows = ArgumentChecks.RequireRows(inputs.Length, InputSize, nameof(inputs));
        RequireLengths(lengths, rows);
        PredictBatch(inputs, lengths, outputs, rows);
    }

    /// <summary>One optimizer step over the sequences given.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T TrainStep(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> lengths)
    {
        T loss = ComputeGradients(inputs, targets, lengths);
        ApplyGradients();
        return loss;
    }

    /// <summary>One optimizer step over the sequences given, with labels.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length or a label is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T TrainStep(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths)
    {
        T loss = ComputeGradients(inputs, labels, lengths);
        ApplyGradients();
        return loss;
    }

    /// <summary>The first half of a step over the sequences given.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> lengths)
    {
        Trainer<T> trainer = Trainer;
        return trainer.ComputeGradients(BatchOf(inputs, targets, lengths));
    }

    /// <summary>The first half of a step over the sequences given, with labels.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length or a label is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths)
    {
        Trainer<T> trainer = Trainer;
        return trainer.ComputeGradients(BatchOf(inputs, labels, lengths));
    }

    /// <summary>Predicts and measures the loss of the sequences given.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <param name="outputs">Receives the predictions, row after row; zero at the steps that a row does not have.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> lengths, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        return MeasureLoss(trainer, BatchOf(inputs, targets, lengths), outputs);
    }

    /// <summary>Predicts and measures the loss of the sequences given, with labels.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <param name="outputs">Receives the predictions, row after row; zero at the steps that a row does not have.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length or a label is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        return MeasureLoss(trainer, BatchOf(inputs, labels, lengths), outputs);
    }

    /// <summary>One optimizer step over the sequences given, each with a weight.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row, finite and at least 0.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <returns>The weighted mean loss before the step.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T TrainStep(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, ReadOnlySpan<int> lengths)
    {
        T loss = ComputeGradients(inputs, targets, weights, lengths);
        ApplyGradients();
        return loss;
    }

    /// <summary>One optimizer step over the sequences given, with labels, each with a weight.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="weights">A weight for each row, finite and at least 0.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <returns>The weighted mean loss before the step.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length, a label or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T TrainStep(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights, ReadOnlySpan<int> lengths)
    {
        T loss = ComputeGradients(inputs, labels, weights, lengths);
        ApplyGradients();
        return loss;
    }

    /// <summary>The first half of a step over the sequences given, each with a weight.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row, finite and at least 0.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <returns>The weighted mean loss.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, ReadOnlySpan<int> lengths)
    {
        Trainer<T> trainer = Trainer;
        return trainer.ComputeGradients(Weighted(BatchOf(inputs, targets, lengths), weights));
    }

    /// <summary>The first half of a step over the sequences given, with labels, each with a weight.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="weights">A weight for each row, finite and at least 0.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <returns>The weighted mean loss.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length, a label or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T ComputeGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights, ReadOnlySpan<int> lengths)
    {
        Trainer<T> trainer = Trainer;
        return trainer.ComputeGradients(Weighted(BatchOf(inputs, labels, lengths), weights));
    }

    /// <summary>Predicts and measures the loss of the sequences given, each with a weight.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row, finite and at least 0.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <param name="outputs">Receives the predictions, row after row; zero at the steps that a row does not have.</param>
    /// <returns>The weighted mean loss.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, ReadOnlySpan<int> lengths, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        return MeasureLoss(trainer, Weighted(BatchOf(inputs, targets, lengths), weights), outputs);
    }

    /// <summary>Predicts and measures the loss of the sequences given, with labels, each with a weight.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, or for each step of each row where the output has steps.</param>
    /// <param name="weights">A weight for each row, finite and at least 0.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <param name="outputs">Receives the predictions, row after row; zero at the steps that a row does not have.</param>
    /// <returns>The weighted mean loss.</returns>
    /// <exception cref="ArgumentException">The size of an argument does not fit, there is no row, or a length, a label or a weight is out of range.</exception>
    /// <exception cref="InvalidOperationException">The definition has no training, or its samples have no lengths.</exception>
    public T ComputeLoss(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<T> weights, ReadOnlySpan<int> lengths, Span<T> outputs)
    {
        Trainer<T> trainer = Trainer;
        return MeasureLoss(trainer, Weighted(BatchOf(inputs, labels, lengths), weights), outputs);
    }
}
