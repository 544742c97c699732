using System;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The mean of each window along time.</summary>
internal sealed class AvgPool1DLayer : PoolingLayer
{
    public override string Kind => "AvgPool1D";

    public override Type SpecType => typeof(AvgPool1DSpec);

    protected override bool IsImage => false;

    protected override WindowOperator Operator => WindowOperator.Sum;

    protected override PoolingSpec Create(int size, WindowArguments window) => new AvgPool1DSpec(size, window);
}
