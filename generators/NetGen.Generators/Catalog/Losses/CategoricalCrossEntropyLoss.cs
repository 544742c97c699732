using System.Collections.Immutable;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Losses;

/// <summary><c>−Σ t·log softmax(z)</c>, averaged over the batch and computed from the logits.</summary>
internal sealed class CategoricalCrossEntropyLoss : LossDescriptor
{
    public override Loss Loss => Loss.CategoricalCrossEntropy;

    public override ImmutableArray<Activation> Pairs { get; } = ImmutableArray.Create(Activation.Softmax);
}
