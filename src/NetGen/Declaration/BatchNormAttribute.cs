using System;

namespace NetGen;

/// <summary>
/// Batch normalisation: in training each feature, or channel of an image or a signal, is brought to mean 0 and variance 1 over the rows of the batch and all
/// positions, <c>y = γ·(x − mean) / √(variance + ε) + β</c>; in prediction the running statistics of training take the place of the batch's. From any shape
/// to the same.
/// </summary>
/// <remarks>
/// <c>γ</c>, which starts at 1, is the tensor <c>weight</c>, <c>β</c>, which starts at 0, the tensor <c>bias</c>. The statistics are <c>running_mean</c>,
/// which starts at 0, and <c>running_var</c>, which starts at 1; they are no parameters, and change when a step is applied. What a batch is divided by is
/// its variance over all rows and positions; what the running one takes up is the unbiased estimate. So a step needs two rows, or a row of several positions. Source: Ioffe and Szegedy,
/// "Batch normalization: accelerating deep network training by reducing internal covariate shift", 2015; in PyTorch's form.
/// <para>
/// Frozen (<c>Trainable = false</c>), the layer keeps <c>γ</c> and <c>β</c> and does everything else as before: training normalises by the batch and
/// moves the running statistics. That is what PyTorch does in training when <c>weight</c> and <c>bias</c> require no gradient. (Keras means another thing by the word: there a
/// frozen layer normalises by its running statistics, and leaves them.) Weights of samples weigh their losses; in the statistics all rows count alike.
/// </para>
/// <para>
/// A step that is not applied, because its loss, a gradient or a statistic is not finite, leaves the running statistics as they were.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>The ε that keeps the division finite, above 0. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The share of a batch in the running statistics, above 0 and at most 1. Default: 0.1.</summary>
    public double Momentum { get; set; } = 0.1;
}
