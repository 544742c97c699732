using System;
using System.Runtime.CompilerServices;
using System.Threading;
using NetGen.Runtime;

namespace NetGen;

/// <summary>A network that learns. Generated classes with <see cref="TrainingAttribute"/> implement it.</summary>
/// <typeparam name="TSelf">The network's own class.</typeparam>
/// <remarks>
/// Where class indices are given instead of targets, they stand for one-hot rows; with a single output the index, 0 or 1,
/// is itself the target. Where a network gives outputs for each step of a sequence, (time, outputs), there is an index for each step: rows × steps of them, from 0 to
/// the outputs of a step − 1, and each step counts in the loss as a row does, with the weight of its row. So does each position of an image, (height, width, classes), of which softmax is the last.
/// </remarks>
public interface ITrainableNetwork<TSelf> : INetwork<TSelf>
    where TSelf : ITrainableNetwork<TSelf>
{
    /// <summary>The step size of the next update, finite and at least 0. Starts at the declaration's; schedules set it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value set is negative, infinite or NaN.</exception>
    float LearningRate { get; set; }

    /// <summary>
    /// How many threads a step and <see cref="Evaluate"/> may use, the calling one among them: at least 1, or −1 for as many as there are processors, which is also
    /// the limit. Fewer are used where there is too little work for so many. The bits of all results are the same whatever the number. Starts at 1;
    /// <see cref="Fit"/> sets it to that of its options and back again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number set is 0 or below −1.</exception>
    /// <remarks>A network written by hand that does not say otherwise uses the calling thread alone, whatever is set.</remarks>
    int MaxDegreeOfParallelism
    {
        get => 1;
        set => Guard.MaxDegreeOfParallelism(value, nameof(MaxDegreeOfParallelism));
    }

    /// <summary>
    /// <see langword="false"/> if the latest step or update was not applied because its loss or a gradient was not finite;
    /// parameters and moments are then as they were.
    /// </summary>
    bool LatestStepWasApplied { get; }

    /// <summary>One optimizer step over the rows given. Allocates nothing after the first call with the largest batch.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, or there is no row.</exception>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>One optimizer step over the rows given, with a class index for each.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, from 0 to <c>OutputSize</c> − 1.</param>
    /// <returns>The mean loss before the step.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a label is out of range.</exception>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>The first half of a step: overwrites the gradients, changes nothing else.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, or there is no row.</exception>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>The first half of a step, with a class index for each row.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, from 0 to <c>OutputSize</c> − 1.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a label is out of range.</exception>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

    /// <summary>
    /// The second half of a step: updates the parameters from the gradients, unless the loss they came with or one of them is
    /// not finite.
    /// </summary>
    void ApplyGradients();

    /// <summary>Copies the gradients out, in the canonical order of the parameters.</summary>
    /// <param name="destination"><c>ParameterCount</c> floats.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    void GetGradients(Span<float> destination);

    /// <summary>Replaces the gradients, in the canonical order of the parameters.</summary>
    /// <param name="source"><c>ParameterCount</c> floats.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    void SetGradients(ReadOnlySpan<float> source);

    /// <summary>Predicts and measures the loss, as in inference; gradients and parameters stay as they are.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, or there is no row.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs);

    /// <summary>Predicts and measures the loss, with a class index for each row.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, from 0 to <c>OutputSize</c> − 1.</param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, there is no row, or a label is out of range.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> outputs);

    /// <summary>One optimizer step over the rows given, each with a weight of its own.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row, finite and at least 0: the loss is <c>Σ weight·loss / Σ weight</c>, and 0 if all weights are.</param>
    /// <returns>The weighted mean of the loss before the step.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, there is no row, or a weight is not as said.</exception>
    /// <exception cref="NotSupportedException">A network written by hand does not implement it.</exception>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights) => throw NotImplemented();

    /// <inheritdoc cref="TrainStep(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, from 0 to <c>OutputSize</c> − 1.</param>
    /// <param name="weights">A weight for each row, finite and at least 0: the loss is <c>Σ weight·loss / Σ weight</c>, and 0 if all weights are.</param>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights) => throw NotImplemented();

    /// <summary>The first half of a step over the rows given, each with a weight of its own.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row, finite and at least 0: the loss is <c>Σ weight·loss / Σ weight</c>, and 0 if all weights are.</param>
    /// <returns>The weighted mean of the loss.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, there is no row, or a weight is not as said.</exception>
    /// <exception cref="NotSupportedException">A network written by hand does not implement it.</exception>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights) => throw NotImplemented();

    /// <inheritdoc cref="ComputeGradients(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, from 0 to <c>OutputSize</c> − 1.</param>
    /// <param name="weights">A weight for each row, finite and at least 0: the loss is <c>Σ weight·loss / Σ weight</c>, and 0 if all weights are.</param>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights) => throw NotImplemented();

    /// <summary>Predicts and measures the loss, each row with a weight of its own.</summary>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="targets">The targets, row after row.</param>
    /// <param name="weights">A weight for each row, finite and at least 0: the loss is <c>Σ weight·loss / Σ weight</c>, and 0 if all weights are.</param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    /// <returns>The weighted mean of the loss.</returns>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, the numbers of rows differ, there is no row, or a weight is not as said.</exception>
    /// <exception cref="NotSupportedException">A network written by hand does not implement it.</exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, Span<float> outputs) => throw NotImplemented();

    /// <inheritdoc cref="ComputeLoss(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, Span{float})"/>
    /// <param name="inputs">The samples, row after row; at least one.</param>
    /// <param name="labels">A class index for each row, from 0 to <c>OutputSize</c> − 1.</param>
    /// <param name="weights">A weight for each row, finite and at least 0: the loss is <c>Σ weight·loss / Σ weight</c>, and 0 if all weights are.</param>
    /// <param name="outputs">Receives the predictions, row after row.</param>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, Span<float> outputs) => throw NotImplemented();

    /// <summary>One optimizer step over sequences of different lengths.</summary>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="targets">The targets, row after row; where each step has some, those after a sequence's end count for nothing, and are finite.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    /// <returns>The mean loss before the step: over the samples or, where each step has outputs, over the steps that there are.</returns>
    /// <exception cref="ArgumentException">
    /// A length is no multiple of a row's, the numbers of rows differ, there is no row, a number of steps is not as said, or no layer of the network could read it.
    /// </exception>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths) => TrainStep(inputs, targets, default, lengths);

    /// <inheritdoc cref="TrainStep(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="labels">A class index for each row or, where each step has outputs, for each step, those after a sequence's end among them; all in range.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths) => TrainStep(inputs, labels, default, lengths);

    /// <summary>One optimizer step over sequences of different lengths, each with a weight of its own.</summary>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="targets">The targets, row after row; where each step has some, those after a sequence's end count for nothing, and are finite.</param>
    /// <param name="weights">A weight for each sample, finite and at least 0, which each of its steps has where steps have outputs; none if all weigh the same.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    /// <returns>The weighted mean of the loss before the step: over the samples or, where each step has outputs, over the steps that there are.</returns>
    /// <exception cref="ArgumentException">
    /// A length is no multiple of a row's, the numbers of rows differ, there is no row, a weight or a number of steps is not as said, or no layer of the network could read it.
    /// </exception>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths) =>
        throw Guard.NoLengths<TSelf>(nameof(lengths));

    /// <inheritdoc cref="TrainStep(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="labels">A class index for each row or, where each step has outputs, for each step, those after a sequence's end among them; all in range.</param>
    /// <param name="weights">A weight for each sample, finite and at least 0, which each of its steps has where steps have outputs; none if all weigh the same.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths) =>
        throw Guard.NoLengths<TSelf>(nameof(lengths));

    /// <summary>The first half of a step over sequences of different lengths.</summary>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="targets">The targets, row after row; where each step has some, those after a sequence's end count for nothing, and are finite.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    /// <returns>The mean loss: over the samples or, where each step has outputs, over the steps that there are.</returns>
    /// <exception cref="ArgumentException">
    /// A length is no multiple of a row's, the numbers of rows differ, there is no row, a number of steps is not as said, or no layer of the network could read it.
    /// </exception>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths) => ComputeGradients(inputs, targets, default, lengths);

    /// <inheritdoc cref="ComputeGradients(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="labels">A class index for each row or, where each step has outputs, for each step, those after a sequence's end among them; all in range.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths) => ComputeGradients(inputs, labels, default, lengths);

    /// <summary>The first half of a step over sequences of different lengths, each with a weight of its own.</summary>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="targets">The targets, row after row; where each step has some, those after a sequence's end count for nothing, and are finite.</param>
    /// <param name="weights">A weight for each sample, finite and at least 0, which each of its steps has where steps have outputs; none if all weigh the same.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    /// <returns>The weighted mean of the loss: over the samples or, where each step has outputs, over the steps that there are.</returns>
    /// <exception cref="ArgumentException">
    /// A length is no multiple of a row's, the numbers of rows differ, there is no row, a weight or a number of steps is not as said, or no layer of the network could read it.
    /// </exception>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths) =>
        throw Guard.NoLengths<TSelf>(nameof(lengths));

    /// <inheritdoc cref="ComputeGradients(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="labels">A class index for each row or, where each step has outputs, for each step, those after a sequence's end among them; all in range.</param>
    /// <param name="weights">A weight for each sample, finite and at least 0, which each of its steps has where steps have outputs; none if all weigh the same.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths) =>
        throw Guard.NoLengths<TSelf>(nameof(lengths));

    /// <summary>Predicts and measures the loss of sequences of different lengths, as in inference; gradients and parameters stay as they are.</summary>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="targets">The targets, row after row; where each step has some, those after a sequence's end count for nothing, and are finite.</param>
    /// <param name="weights">A weight for each sample, finite and at least 0, which each of its steps has where steps have outputs; none if all weigh the same.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    /// <param name="outputs">Receives the predictions, row after row. Where each step has outputs, those after a sequence's end are 0.</param>
    /// <returns>The weighted mean of the loss: over the samples or, where each step has outputs, over the steps that there are.</returns>
    /// <exception cref="ArgumentException">
    /// A length is no multiple of a row's, the numbers of rows differ, there is no row, a weight or a number of steps is not as said, or no layer of the network could read it.
    /// </exception>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs) =>
        throw Guard.NoLengths<TSelf>(nameof(lengths));

    /// <inheritdoc cref="ComputeLoss(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int}, Span{float})"/>
    /// <param name="inputs">The samples, row after row, at least one; the steps after a sequence's end count for nothing, and hold finite numbers.</param>
    /// <param name="labels">A class index for each row or, where each step has outputs, for each step, those after a sequence's end among them; all in range.</param>
    /// <param name="weights">A weight for each sample, finite and at least 0, which each of its steps has where steps have outputs; none if all weigh the same.</param>
    /// <param name="lengths">The number of steps of each sample, from 1 to the first extent of the input.</param>
    /// <param name="outputs">Receives the predictions, row after row. Where each step has outputs, those after a sequence's end are 0.</param>
    float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, Span<float> outputs) =>
        throw Guard.NoLengths<TSelf>(nameof(lengths));

    /// <summary>The state that training goes on from: a copy.</summary>
    /// <exception cref="NotSupportedException">A network written by hand does not implement it.</exception>
    TrainingState GetTrainingState() => throw NotImplemented();

    /// <summary>Goes on from a state that a network of the same class was in. All or nothing.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentException">It is of another network: a length or a moment differs.</exception>
    /// <exception cref="NotSupportedException">A network written by hand does not implement it.</exception>
    void SetTrainingState(TrainingState state) => throw NotImplemented();

    private static NotSupportedException NotImplemented([CallerMemberName] string member = "") =>
        new($"{typeof(TSelf).Name} does not implement {member}.");

    /// <summary>Trains for a number of epochs.</summary>
    /// <param name="training">The samples to learn from.</param>
    /// <param name="options">Epochs, batch size, shuffling, validation, progress; <see langword="null"/> for the defaults.</param>
    /// <param name="token">Cancelled: training ends after the step under way and the history so far is returned.</param>
    /// <exception cref="ArgumentException">The data set's sizes are not the network's.</exception>
    /// <exception cref="TrainingDivergedException">A loss or gradient was not finite. The step was not applied.</exception>
    History Fit(Dataset training, FitOptions? options = null, CancellationToken token = default);

    /// <summary>Measures the loss and the metrics that fit it.</summary>
    /// <param name="data">The samples to measure on.</param>
    /// <exception cref="ArgumentException">The data set's sizes are not the network's, or it is empty.</exception>
    Evaluation Evaluate(Dataset data);
}
