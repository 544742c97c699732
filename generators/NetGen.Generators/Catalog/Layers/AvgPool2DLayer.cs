using System;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The mean of each window of an image.</summary>
internal sealed class AvgPool2DLayer : PoolingLayer
{
    public override string Kind => "AvgPool2D";

    public override Type SpecType => typeof(AvgPool2DSpec);

    protected override bool IsImage => true;

    protected override WindowOperator Operator => WindowOperator.Sum;

    protected override PoolingSpec Create(int size, WindowArguments window) => new AvgPool2DSpec(size, window);
}
