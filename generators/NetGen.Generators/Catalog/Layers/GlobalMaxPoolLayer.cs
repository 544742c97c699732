using System;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>It has no arguments.</summary>
internal sealed record GlobalMaxPoolSpec : LayerSpec;

/// <summary>The largest element over all positions, channel by channel.</summary>
internal sealed class GlobalMaxPoolLayer : GlobalPoolingLayer
{
    public override string Kind => "GlobalMaxPool";

    public override Type SpecType => typeof(GlobalMaxPoolSpec);

    protected override WindowOperator Operator => WindowOperator.Max;

    public override LayerSpec Read(IAttributeArguments arguments) => new GlobalMaxPoolSpec();
}
