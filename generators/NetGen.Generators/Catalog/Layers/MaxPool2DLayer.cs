using System;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The largest element of each window of an image.</summary>
internal sealed class MaxPool2DLayer : PoolingLayer
{
    public override string Kind => "MaxPool2D";

    public override Type SpecType => typeof(MaxPool2DSpec);

    protected override bool IsImage => true;

    protected override WindowOperator Operator => WindowOperator.Max;

    protected override PoolingSpec Create(int size, WindowArguments window) => new MaxPool2DSpec(size, window);
}
