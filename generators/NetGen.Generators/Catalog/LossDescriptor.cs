using System.Collections.Immutable;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>All that NetGen knows of one loss.</summary>
internal abstract class LossDescriptor
{
    public abstract Loss Loss { get; }

    /// <summary>The last activations it pairs with.</summary>
    public abstract ImmutableArray<Activation> Pairs { get; }
}
