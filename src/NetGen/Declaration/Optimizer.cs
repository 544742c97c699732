#if NETGEN_GENERATOR
namespace NetGen.Generators.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>
/// How a step turns gradients into new parameters: a gradient <c>g</c> into a parameter <c>p</c>, with the learning rate <c>η</c>. What an optimizer
/// keeps of each parameter starts at zero.
/// </summary>
public enum Optimizer
{
    /// <summary>Gradient descent: <c>p ← p − η·g</c>. Learning rate 0.01 unless set. Source: Robbins and Monro, "A stochastic approximation method", 1951.</summary>
    SGD,

    /// <summary>
    /// Gradient descent with momentum: <c>v ← μ·v + g</c>, <c>p ← p − η·v</c>. Learning rate 0.01, μ 0.9 unless set.
    /// Source: Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; in the form of Sutskever et al. 2013 that PyTorch has.
    /// </summary>
    Momentum,

    /// <summary>
    /// Nesterov's momentum: <c>v ← μ·v + g</c>, <c>p ← p − η·(g + μ·v)</c>. Learning rate 0.01, μ 0.9 unless set.
    /// Source: Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013; in PyTorch's form.
    /// </summary>
    Nesterov,

    /// <summary>
    /// Steps scaled by a running mean of squared gradients: <c>v ← ρ·v + (1−ρ)·g²</c>, <c>p ← p − η·g / (√v + ε)</c>.
    /// Learning rate 0.01, ρ 0.99, ε 1e-8 unless set. Source: Tieleman and Hinton, "Lecture 6.5: RMSprop", 2012.
    /// </summary>
    RMSprop,

    /// <summary>
    /// Steps scaled by the sum of all squared gradients: <c>s ← s + g²</c>, <c>p ← p − η·g / (√s + ε)</c>. Learning rate 0.01, ε 1e-10 unless set.
    /// Source: Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011.
    /// </summary>
    Adagrad,

    /// <summary>
    /// Adaptive moments: <c>m ← β₁m + (1−β₁)g</c>, <c>v ← β₂v + (1−β₂)g²</c>, <c>p ← p − η·m̂ / (√v̂ + ε)</c> with
    /// bias-corrected <c>m̂</c>, <c>v̂</c>. Learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e-8 unless set.
    /// Source: Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1.
    /// </summary>
    Adam,

    /// <summary>
    /// Adam with a weight decay of its own, apart from the gradient: <c>p ← p·(1 − η·λ)</c>, then Adam's step. Defaults as Adam's,
    /// weight decay λ 0.01. Source: Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, algorithm 2.
    /// </summary>
    AdamW,
}
