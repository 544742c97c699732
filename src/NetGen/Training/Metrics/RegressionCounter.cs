using System;

namespace NetGen.Runtime;

/// <summary>Sums differences between predictions and targets, batch after batch, in double precision.</summary>
internal sealed class RegressionCounter(MeasuredRows data, int outputSize)
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
            if (data.Counts(row))
            {
                Compare(row, outputs[..outputSize]);
            }

            outputs = outputs[outputSize..];
        }
    }

    public RegressionMetrics Result()
    {
        double values = (double)data.CountedRows * outputSize;
        double squaredErrors = 0;
        double rSquared = 0;
        for (int index = 0; index < outputSize; index++)
        {
            squaredErrors += _squaredErrors[index];
            rSquared += RSquared(_squaredErrors[index], _squaredDeviations[index]);
        }

        return new RegressionMetrics(
            squaredErrors / values, _absoluteErrors / values, data.CountedRows > 1 ? rSquared / outputSize : double.NaN);
    }

    private void Compare(int row, ReadOnlySpan<float> outputs)
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
    }

    private static double RSquared(double squaredErrors, double squaredDeviations)
    {
        if (squaredDeviations > 0 || double.IsNaN(squaredErrors))
        {
            return 1 - (squaredErrors / squaredDeviations);
        }

        return squaredErrors == 0 ? 1 : 0;
    }

    private static double[] Means(MeasuredRows data, int outputSize)
    {
        double[] means = new double[outputSize];
        for (int row = 0; row < data.Count; row++)
        {
            for (int index = 0; index < outputSize && data.Counts(row); index++)
            {
                means[index] += Target(data, row, index, outputSize);
            }
        }

        for (int index = 0; index < outputSize; index++)
        {
            means[index] /= data.CountedRows;
        }

        return means;
    }

    // A label stands for a one-hot row; with a single output it is itself the target.
    private static double Target(MeasuredRows data, int row, int index, int outputSize)
    {
        if (!data.HasLabels)
        {
            return data.Target(row)[index];
        }

        return outputSize == 1 ? data.Label(row) : data.Label(row) == index ? 1 : 0;
    }
}
