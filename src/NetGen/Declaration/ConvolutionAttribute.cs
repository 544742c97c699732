using System;

namespace NetGen;

/// <summary>What the attribute of every convolution can say.</summary>
public abstract class ConvolutionAttribute : WeightedLayerAttribute
{
    private protected ConvolutionAttribute(int filters) => Filters = filters;

    /// <summary>The number of output channels, at least 1.</summary>
    public int Filters { get; }

    /// <summary>What is applied to the weighted sums. Default: <see cref="Activation.Linear"/>.</summary>
    public Activation Activation { get; set; }

    /// <summary>How far the kernel moves from one output to the next, along every axis; at least 1. Default: 1.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>What the kernel finds beyond the edges. Default: <see cref="Padding.Valid"/>.</summary>
    public Padding Padding { get; set; }

    /// <summary>How many zeros there are beyond each edge, instead of what <see cref="Padding"/> says; at least 0. Default: 0.</summary>
    public int PaddingSize { get; set; }

    /// <summary>How far apart the input's elements are that the kernel reads, along every axis; at least 1. Default: 1.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Into how many groups the channels are divided, each of which sees its own input channels only: a divisor of the input's channels and of
    /// <see cref="Filters"/>. As many as input channels make the convolution depthwise. Default: 1.
    /// </summary>
    public int Groups { get; set; } = 1;
}
