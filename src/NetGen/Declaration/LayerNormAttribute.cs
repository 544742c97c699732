using System;

namespace NetGen;

/// <summary>
/// Layer normalisation: each sample is brought to mean 0 and variance 1 over its features, an image or a signal at each of its positions over its channels,
/// <c>y = γ·(x − mean) / √(variance + ε) + β</c>. The variance is that of the population (divided by the extent of the last axis). From any shape to the same.
/// </summary>
/// <remarks>
/// <c>γ</c>, which starts at 1, is the tensor <c>weight</c> and <c>β</c>, which starts at 0, the tensor <c>bias</c>. Source: Ba, Kiros and Hinton,
/// "Layer normalization", 2016.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>The ε that keeps the division finite, above 0. Default: 1e-5.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
