using System;

namespace NetGen.Runtime;

/// <summary>Runs the halves of a training step on several threads. Allocates nothing.</summary>
public static unsafe class ParallelTraining
{
    /// <summary>Computes the gradients of a batch whose lengths have been checked.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The samples.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="threads">How many threads to use, from 1.</param>
    /// <returns>The sum of the losses.</returns>
    public static double ComputeGradients(
        IPartedTraining network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, SampleWeights weights, int rows, int threads)
    {
        fixed (float* firstInput = inputs)
        fixed (float* firstTarget = targets)
        fixed (float* firstWeight = &weights.Origin)
        {
            return Run(network, new PartedBatch(firstInput, firstTarget, firstWeight, in weights, rows), threads);
        }
    }

    /// <inheritdoc cref="ComputeGradients(IPartedTraining, ReadOnlySpan{float}, ReadOnlySpan{float}, SampleWeights, int, int)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The samples.</param>
    /// <param name="labels">Their class indices.</param>
    /// <param name="weights">Their weights.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="threads">How many threads to use, from 1.</param>
    public static double ComputeGradients(
        IPartedTraining network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, SampleWeights weights, int rows, int threads)
    {
        fixed (float* firstInput = inputs)
        fixed (int* firstLabel = labels)
        fixed (float* firstWeight = &weights.Origin)
        {
            return Run(network, new PartedBatch(firstInput, firstLabel, firstWeight, in weights, rows), threads);
        }
    }

    /// <summary>Computes the gradients of a batch of sequences whose lengths have been checked.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The samples.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="weights">Their weights, or those of their steps.</param>
    /// <param name="lengths">The numbers of their steps.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="threads">How many threads to use, from 1.</param>
    /// <returns>The sum of the losses.</returns>
    public static double ComputeGradients(
        IPartedTraining network, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, SampleWeights weights, SequenceLengths lengths, int rows, int threads)
    {
        fixed (float* firstInput = inputs)
        fixed (float* firstTarget = targets)
        fixed (float* firstWeight = &weights.Origin)
        fixed (int* firstLength = &lengths.Origin)
        {
            PartedBatch batch = new(firstInput, firstTarget, firstWeight, in weights, rows);
            return Run(network, new PartedBatch(in batch, firstLength, in lengths), threads);
        }
    }

    /// <inheritdoc cref="ComputeGradients(IPartedTraining, ReadOnlySpan{float}, ReadOnlySpan{float}, SampleWeights, SequenceLengths, int, int)"/>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The samples.</param>
    /// <param name="labels">Their class indices, or those of their steps.</param>
    /// <param name="weights">Their weights, or those of their steps.</param>
    /// <param name="lengths">The numbers of their steps.</param>
    /// <param name="rows">How many samples.</param>
    /// <param name="threads">How many threads to use, from 1.</param>
    public static double ComputeGradients(
        IPartedTraining network, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, SampleWeights weights, SequenceLengths lengths, int rows, int threads)
    {
        fixed (float* firstInput = inputs)
        fixed (int* firstLabel = labels)
        fixed (float* firstWeight = &weights.Origin)
        fixed (int* firstLength = &lengths.Origin)
        {
            PartedBatch batch = new(firstInput, firstLabel, firstWeight, in weights, rows);
            return Run(network, new PartedBatch(in batch, firstLength, in lengths), threads);
        }
    }

    /// <summary>Whether no gradient is NaN or infinite.</summary>
    /// <param name="network">The network.</param>
    /// <param name="threads">How many threads to use, from 1.</param>
    public static bool GradientsAreFinite(IPartedTraining network, int threads)
    {
        if (threads == 1 || !ThreadTeam.Shared.TryTake())
        {
            return FiniteCheck.All(network.GradientArena);
        }

        try
        {
            return CheckWork.Shared.Run(network, threads);
        }
        finally
        {
            ThreadTeam.Shared.Release();
        }
    }

    /// <summary>Sums the squares that the norm of all gradients is computed from.</summary>
    /// <param name="network">The network.</param>
    /// <param name="threads">How many threads to use, from 1.</param>
    public static void SumSquares(IPartedTraining network, int threads)
    {
        if (threads == 1 || !ThreadTeam.Shared.TryTake())
        {
            network.RunNormPart(part: 0, parts: 1);
            return;
        }

        try
        {
            NormWork.Shared.Run(network, threads);
        }
        finally
        {
            ThreadTeam.Shared.Release();
        }
    }

    /// <summary>Updates all parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="threads">How many threads to use, from 1.</param>
    public static void Update(IPartedTraining network, int threads)
    {
        if (threads == 1 || !ThreadTeam.Shared.TryTake())
        {
            network.RunUpdatePart(part: 0, parts: 1);
            return;
        }

        try
        {
            UpdateWork.Shared.Run(network, threads);
        }
        finally
        {
            ThreadTeam.Shared.Release();
        }
    }

    private static double Run(IPartedTraining network, PartedBatch batch, int threads)
    {
        if (threads == 1 || !ThreadTeam.Shared.TryTake())
        {
            double totalLoss = 0;
            for (int phase = 0; phase < network.GradientPhases; phase++)
            {
                network.RunGradientPart(phase, in batch, part: 0, parts: 1, ref totalLoss);
            }

            return totalLoss;
        }

        try
        {
            return GradientWork.Shared.Run(network, batch, threads);
        }
        finally
        {
            ThreadTeam.Shared.Release();
        }
    }
}
