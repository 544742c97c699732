using System;
using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The convolution over an image.</summary>
internal sealed class Conv2DLayer : ConvolutionLayer
{
    public override string Kind => "Conv2D";

    public override Type SpecType => typeof(Conv2DSpec);

    protected override bool IsImage => true;

    public override LayerSpec Read(IAttributeArguments arguments)
    {
        bool isSquare = arguments.Takes("kernel");
        int height = ReadKernel(isSquare ? "kernel" : "kernelHeight");
        int width = isSquare ? height : ReadKernel("kernelWidth");
        return new Conv2DSpec(
            ReadFilters(arguments),
            height,
            width,
            ReadWindow(arguments, height, width),
            ReadGroups(arguments),
            ActivationReader.ReadNamed(arguments),
            arguments.Boolean("UseBias", fallback: true),
            StartReader.Read(arguments));

        int ReadKernel(string name) => WindowArguments.Positive(arguments, name, arguments.Int32(name));
    }
}
