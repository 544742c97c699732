using System;
using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>A training step in phases and parts that several threads run: what emitted networks give <see cref="ParallelTraining"/>.</summary>
/// <remarks>The parts of a phase may run at once. Bits do not depend on the number of parts.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPartedTraining
{
    /// <summary>The floating-point operations of the products of a prediction.</summary>
    long FlopPerPrediction { get; }

    /// <summary>How many phases the gradients take.</summary>
    int GradientPhases { get; }

    /// <summary>The gradients as they lie in their arena, padding included.</summary>
    ReadOnlySpan<float> GradientArena { get; }

    /// <summary>Runs a part of a phase of the gradients. Everything that phases write is there, large enough for the batch.</summary>
    /// <param name="phase">The phase, from 0.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">The number of parts.</param>
    /// <param name="totalLoss">Set by the one part that computes it: the sum of the losses.</param>
    void RunGradientPart(int phase, in PartedBatch batch, int part, int parts, ref double totalLoss);

    /// <summary>Sums a part of the squares that the norm of all gradients is computed from; nothing in a network that does not clip by it.</summary>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">The number of parts.</param>
    void RunNormPart(int part, int parts)
    {
    }

    /// <summary>Runs a part of the update of all parameters. What is computed once a step has been.</summary>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">The number of parts.</param>
    void RunUpdatePart(int part, int parts);
}
