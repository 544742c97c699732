#if NETGEN_GENERATOR
namespace NetGen.Generators.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>How a step turns gradients into new parameters.</summary>
public enum Optimizer
{
    /// <summary>Gradient descent: <c>p ← p − η·g</c>. Learning rate 0.01 unless set.</summary>
    SGD,

    /// <summary>
    /// Adaptive moments: <c>m ← β₁m + (1−β₁)g</c>, <c>v ← β₂v + (1−β₂)g²</c>, <c>p ← p − η·m̂ / (√v̂ + ε)</c> with
    /// bias-corrected <c>m̂</c>, <c>v̂</c>. Learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e-8 unless set.
    /// Source: Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1.
    /// </summary>
    Adam,
}
