using System;

namespace NetGen.Runtime;

/// <summary>
/// The area under the receiver operating characteristic: how likely a sample of a class has a higher score for it than one of another class, a tie
/// counting half. Exact, by ranks: <c>(R − n₊(n₊ + 1)/2) / (n₊·n₋)</c> with <c>R</c> the sum of the positives' ranks, equal scores sharing the
/// mean of theirs. Source: Hanley and McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve", 1982.
/// </summary>
internal static class RocCurve
{
    /// <summary>The area of each class against all others; NaN where all samples or none are of it, or where a score is NaN.</summary>
    public static double[] Areas(ReadOnlySpan<float> scores, int outputSize, ReadOnlySpan<int> actual, int classCount)
    {
        double[] areas = new double[classCount];
        float[] column = new float[actual.Length];
        bool[] isPositive = new bool[actual.Length];
        for (int index = 0; index < outputSize; index++)
        {
            // A single output scores class 1.
            int positive = outputSize == 1 ? 1 : index;
            for (int row = 0; row < actual.Length; row++)
            {
                column[row] = scores[(row * outputSize) + index];
                isPositive[row] = actual[row] == positive;
            }

            areas[positive] = Area(column, isPositive);
        }

        if (outputSize == 1)
        {
            // The other class is scored by the same numbers the other way round.
            areas[0] = areas[1];
        }

        return areas;
    }

    /// <summary>The area for one class. Sorts the arrays given.</summary>
    internal static double Area(float[] scores, bool[] isPositive)
    {
        if (Array.Exists(scores, float.IsNaN))
        {
            return double.NaN;
        }

        Array.Sort(scores, isPositive);
        long positives = 0;
        double rankSum = 0;
        for (int begin = 0, end; begin < scores.Length; begin = end)
        {
            int among = 0;
            for (end = begin; end < scores.Length && scores[end] == scores[begin]; end++)
            {
                among += isPositive[end] ? 1 : 0;
            }

            // Ranks begin + 1 to end, counted from 1.
            rankSum += among * (begin + 1L + end) * 0.5;
            positives += among;
        }

        long negatives = scores.Length - positives;
        return positives == 0 || negatives == 0
            ? double.NaN
            : (rankSum - (positives * (positives + 1.0) * 0.5)) / ((double)positives * negatives);
    }
}
