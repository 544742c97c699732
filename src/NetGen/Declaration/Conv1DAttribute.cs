using System;

namespace NetGen;

/// <summary>
/// A convolution along time: <c>y[t, o] = f(b[o] + Σ over k and c of W[o, c, k]·x[t·stride + k·dilation − padding, c])</c>, from <c>(time, features)</c> to
/// <c>(time, filters)</c>.
/// </summary>
/// <remarks>
/// The weight is the tensor <c>weight</c> of shape <c>[filters, features / groups, kernel]</c>, as in PyTorch; the bias <c>bias</c> of shape <c>[filters]</c>. Like every
/// framework's this is a cross-correlation: the kernel is not flipped. Source: Goodfellow, Bengio and Courville, "Deep Learning", 2016, chapter 9.
/// </remarks>
/// <param name="filters">The number of output channels, at least 1.</param>
/// <param name="kernel">How many time steps the kernel reads, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute(int filters, int kernel) : ConvolutionAttribute(filters)
{
    /// <summary>How many time steps the kernel reads.</summary>
    public int Kernel { get; } = kernel;
}
