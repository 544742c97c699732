using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Model;

namespace NetGen.Generators.Diagnostics.Advice;

/// <summary>Outputs that add up to 1 and are only one.</summary>
internal sealed class SoftmaxOverOne : IAdvice
{
    public Problem Problem => Problem.SoftmaxOverOne;

    public IEnumerable<Finding> On(NetworkGraph network) => network.Model.Layers
        .Where(layer => network.Activation(layer).SumsToOne && layer.Output.Extents[layer.Output.Rank - 1] == 1)
        .Select(layer => new Finding(layer, "activation", network.Activation(layer).Activation));
}
