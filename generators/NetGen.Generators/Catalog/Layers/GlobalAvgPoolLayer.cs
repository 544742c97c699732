using System;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>It has no arguments.</summary>
internal sealed record GlobalAvgPoolSpec : LayerSpec;

/// <summary>The mean over all positions, channel by channel.</summary>
internal sealed class GlobalAvgPoolLayer : GlobalPoolingLayer
{
    public override string Kind => "GlobalAvgPool";

    public override Type SpecType => typeof(GlobalAvgPoolSpec);

    protected override WindowOperator Operator => WindowOperator.Sum;

    public override LayerSpec Read(IAttributeArguments arguments) => new GlobalAvgPoolSpec();
}
