using System;
using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The convolution along time.</summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    public override string Kind => "Conv1D";

    public override Type SpecType => typeof(Conv1DSpec);

    protected override bool IsImage => false;

    public override LayerSpec Read(IAttributeArguments arguments)
    {
        int kernel = WindowArguments.Positive(arguments, "kernel", arguments.Int32("kernel"));
        return new Conv1DSpec(
            ReadFilters(arguments),
            kernel,
            ReadWindow(arguments, 1, kernel),
            ReadGroups(arguments),
            ActivationReader.ReadNamed(arguments),
            arguments.Boolean("UseBias", fallback: true),
            StartReader.Read(arguments));
    }
}
