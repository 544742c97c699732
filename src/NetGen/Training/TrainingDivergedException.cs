using System;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// A loss or a gradient was not finite. The step was not applied: parameters and moments are as the step before left them.
/// A lower learning rate or standardized inputs are the usual cures.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="epoch">The epoch's number, from 1.</param>
    /// <param name="iteration">The step's number in the whole training, from 1.</param>
    /// <param name="learningRate">The learning rate of the step.</param>
    /// <param name="loss">The loss of the step; if it is finite, a gradient was not.</param>
    /// <param name="history">How the training went up to the step.</param>
    public TrainingDivergedException(int epoch, long iteration, float learningRate, float loss, History history)
        : base(Invariant($"Training diverged in epoch {epoch}, iteration {iteration}, learning rate {learningRate}: ") +
            (float.IsFinite(loss) ? Invariant($"a gradient is not finite (loss {loss}).") : Invariant($"the loss is {loss}.")))
    {
        Epoch = epoch;
        Iteration = iteration;
        LearningRate = learningRate;
        Loss = loss;
        History = history;
    }

    /// <summary>The epoch's number, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step's number in the whole training, from 1.</summary>
    public long Iteration { get; }

    /// <summary>The learning rate of the step.</summary>
    public float LearningRate { get; }

    /// <summary>The loss of the step; if it is finite, a gradient was not.</summary>
    public float Loss { get; }

    /// <summary>How the training went up to the step.</summary>
    public History History { get; }
}
