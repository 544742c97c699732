using System;

namespace NetGen;

/// <summary>How well numbers are predicted, in double precision.</summary>
/// <remarks>Where a network has outputs for each step of a sequence, or shares of classes for each position of an image, each counts as a sample does here; steps after a sequence's end do not.</remarks>
public sealed class RegressionMetrics
{
    internal RegressionMetrics(double meanSquaredError, double meanAbsoluteError, double rSquared)
    {
        MeanSquaredError = meanSquaredError;
        MeanAbsoluteError = meanAbsoluteError;
        RSquared = rSquared;
    }

    /// <summary>The mean of <c>(y − t)²</c> over samples and outputs.</summary>
    public double MeanSquaredError { get; }

    /// <summary>The square root of <see cref="MeanSquaredError"/>: in the unit of the targets.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>The mean of <c>|y − t|</c> over samples and outputs.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>
    /// The coefficient of determination <c>R² = 1 − Σ(y − t)² / Σ(t − t̄)²</c>, averaged over the outputs: 1 is perfect, 0 is as
    /// good as always predicting the mean. For constant targets 1 if they are met exactly, else 0, as in scikit-learn; NaN for a
    /// single sample.
    /// </summary>
    public double RSquared { get; }
}
