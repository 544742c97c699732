using System;

namespace NetGen;

/// <summary>
/// Gives a network its training half: loss, gradients, optimizer. Without it only inference is emitted.
/// </summary>
/// <param name="loss">What is minimised.</param>
/// <param name="optimizer">How gradients become new parameters.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrainingAttribute(Loss loss, Optimizer optimizer) : Attribute
{
    /// <summary>What is minimised.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>How gradients become new parameters.</summary>
    public Optimizer Optimizer { get; } = optimizer;

    /// <summary>The step size η, above 0. Default: 0.01 for SGD, 0.001 for Adam.</summary>
    public double LearningRate { get; set; } = double.NaN;

    /// <summary>Adam's decay of the first moment, in [0, 1). Default: 0.9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Adam's decay of the second moment, in [0, 1). Default: 0.999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε that keeps Adam's division finite, above 0. Default: 1e-8.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Where <see cref="NetGen.Loss.Huber"/> goes over from a parabola to straight lines, above 0. Default: 1.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>The share ε of the targets that <see cref="NetGen.Loss.CategoricalCrossEntropy"/> spreads over all classes, in [0, 1). Default: 0.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// Whether <c>PredictFeatures</c> is emitted for all layers, named or not, so that <see cref="FitOptions.MonitorHealth"/> can tell dead and
    /// saturated units. Default: <see langword="false"/>.
    /// </summary>
    public bool Health { get; set; }
}
