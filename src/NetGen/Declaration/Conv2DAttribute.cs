using System;

namespace NetGen;

/// <summary>
/// A convolution over an image: <c>y[i, j, o] = f(b[o] + Σ over k, l and c of W[o, c, k, l]·x[i·stride + k·dilation − padding, j·stride + l·dilation − padding, c])</c>,
/// from <c>(height, width, channels)</c> to <c>(height, width, filters)</c>.
/// </summary>
/// <remarks>
/// The weight is the tensor <c>weight</c> of shape <c>[filters, channels / groups, kernelHeight, kernelWidth]</c>, as in PyTorch; the bias <c>bias</c> of shape
/// <c>[filters]</c>. Like every framework's this is a cross-correlation: the kernel is not flipped. Source: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied
/// to document recognition", 1998.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : ConvolutionAttribute
{
    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernel">How many rows and columns the kernel reads, at least 1.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>A convolution with a kernel of any shape.</summary>
    /// <param name="filters">The number of output channels, at least 1.</param>
    /// <param name="kernelHeight">How many rows the kernel reads, at least 1.</param>
    /// <param name="kernelWidth">How many columns the kernel reads, at least 1.</param>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
        : base(filters)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>How many rows the kernel reads.</summary>
    public int KernelHeight { get; }

    /// <summary>How many columns the kernel reads.</summary>
    public int KernelWidth { get; }
}
