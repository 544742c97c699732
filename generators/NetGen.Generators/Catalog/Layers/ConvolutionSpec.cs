using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of a convolution.</summary>
/// <param name="Filters">The number of output channels.</param>
/// <param name="KernelHeight">How many rows the kernel reads.</param>
/// <param name="KernelWidth">How many columns, or time steps.</param>
/// <param name="Window">How it moves.</param>
/// <param name="Groups">Into how many groups the channels are divided.</param>
/// <param name="Activation">What it ends with.</param>
/// <param name="UseBias">Whether it has a bias.</param>
/// <param name="Start">How its weights start; <see langword="null"/> leaves it to the activation that follows.</param>
internal abstract record ConvolutionSpec(
    int Filters,
    int KernelHeight,
    int KernelWidth,
    WindowArguments Window,
    int Groups,
    ActivationSpec Activation,
    bool UseBias,
    TensorStart? Start)
    : LayerSpec;

/// <summary>The arguments of a convolution along time.</summary>
internal sealed record Conv1DSpec(
    int Filters, int Kernel, WindowArguments Window, int Groups, ActivationSpec Activation, bool UseBias, TensorStart? Start)
    : ConvolutionSpec(Filters, 1, Kernel, Window, Groups, Activation, UseBias, Start);

/// <summary>The arguments of a convolution over an image.</summary>
internal sealed record Conv2DSpec(
    int Filters, int KernelHeight, int KernelWidth, WindowArguments Window, int Groups, ActivationSpec Activation, bool UseBias, TensorStart? Start)
    : ConvolutionSpec(Filters, KernelHeight, KernelWidth, Window, Groups, Activation, UseBias, Start);
