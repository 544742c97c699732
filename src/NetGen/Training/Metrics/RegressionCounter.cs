using System;

namespace NetGen.Runtime;

/// <summary>Sums differences between predictions and targets, batch after batch, in double precision.</summary>
internal sealed class RegressionCounter(Dataset data, int outputSize)
{
    private readonly double[] _means = Means(data, outputSize);
    private readonly double[] _squaredErrors = new double[outputSize];
    private readonly double[] _squaredDeviations = new double[outputSize];
    private double _absoluteErrors;

    /// <summary>Adds the predictions for some rows.</summary>
    public void Add(int firstRow, ReadOnlySpan<float> outputs)
    {
        for (int row = firstRow; !outputs.IsEmpty; row++)
        {
            for (int index = 0; index < outputSize; index++)
            {
                double target = Target(data, row, index, outputSize);
                double error = outputs[index] - target;
                double deviation = target - _means[index];
                _squaredErrors[index] += error * error;
                _squaredDeviations[index] += deviation * deviation;
                _absoluteErrors += Math.Abs(error);
            }

            outputs = outputs[outputSize..];
        }
    }

    public RegressionMetrics Result()
    {
        double values = (double)data.Count * outputSize;
        double squaredErrors = 0;
        double rSquared = 0;
        for (int index = 0; index < outputSize; index++)
        {
            squaredErrors += _squaredErrors[index];
            rSquared += RSquared(_squaredErrors[index], _squaredDeviations[index]);
        }

        return new RegressionMetrics(
            squaredErrors / values, _absoluteErrors / values, data.Count > 1 ? rSquared / outputSize : double.NaN);
    }

    private static double RSquared(double squaredErrors, double squaredDeviations)
    {
        if (squaredDeviations > 0 || double.IsNaN(squaredErrors))
        {
            return 1 - (squaredErrors / squaredDeviations);
        }

        return squaredErrors == 0 ? 1 : 0;
    }

    private static double[] Means(Dataset data, int outputSize)
    {
        double[] means = new double[outputSize];
        for (int row = 0; row < data.Count; row++)
        {
            for (int index = 0; index < outputSize; index++)
            {
                means[index] += Target(data, row, index, outputSize);
            }
        }

        for (int index = 0; index < outputSize; index++)
        {
            means[index] /= data.Count;
        }

        return means;
    }

    // A label stands for a one-hot row; with a single output it is itself the target.
    private static double Target(Dataset data, int row, int index, int outputSize)
    {
        if (!data.HasLabels)
        {
            return data.Target(row)[index];
        }

        return outputSize == 1 ? data.Label(row) : data.Label(row) == index ? 1 : 0;
    }
}
