using System;

namespace NetGen.Runtime;

/// <summary>How much the samples of a batch weigh in a mean over batches: what the batch's own mean loss was taken by.</summary>
internal static class BatchWeight
{
    /// <summary>Sums the weights of samples or, where a network has outputs for each step, those of the steps that there are.</summary>
    /// <param name="rows">The number of samples.</param>
    /// <param name="weights">A weight for each; none if all weigh 1.</param>
    /// <param name="lengths">The steps of each; none if all have the full length.</param>
    /// <param name="hasStepOutputs">Whether the network has outputs for each step.</param>
    public static double Of(int rows, ReadOnlySpan<float> weights, ReadOnlySpan<int> lengths, bool hasStepOutputs)
    {
        // Where all have the full length, a common factor that no mean shows.
        bool countsSteps = hasStepOutputs && !lengths.IsEmpty;
        if (weights.IsEmpty && !countsSteps)
        {
            return rows;
        }

        double total = 0;
        for (int row = 0; row < rows; row++)
        {
            total += (weights.IsEmpty ? 1.0 : weights[row]) * (countsSteps ? lengths[row] : 1);
        }

        return total;
    }
}
