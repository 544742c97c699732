using System;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The largest element of each window along time.</summary>
internal sealed class MaxPool1DLayer : PoolingLayer
{
    public override string Kind => "MaxPool1D";

    public override Type SpecType => typeof(MaxPool1DSpec);

    protected override bool IsImage => false;

    protected override WindowOperator Operator => WindowOperator.Max;

    protected override PoolingSpec Create(int size, WindowArguments window) => new MaxPool1DSpec(size, window);
}
