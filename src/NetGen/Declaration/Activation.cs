#if NETGEN_GENERATOR
namespace NetGen.Generators.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>
/// The function a layer applies to its weighted sums <c>z</c>, element by element unless said otherwise. Values, derivatives and defaults are PyTorch's;
/// at a kink the derivative is that of the lower branch. <c>α</c> is the layer's <c>Alpha</c>.
/// </summary>
public enum Activation
{
    /// <summary><c>f(z) = z</c>.</summary>
    Linear,

    /// <summary>
    /// The Heaviside step: 1 where <c>z ≥ 0</c>, else 0. It lets no gradient through: only as the last activation of a network that is trained, with the
    /// perceptron rule.
    /// </summary>
    Step,

    /// <summary>The logistic function <c>f(z) = 1 / (1 + e⁻ᶻ)</c>, in (0, 1).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent, in (−1, 1).</summary>
    Tanh,

    /// <summary>The rectified linear unit <c>f(z) = max(0, z)</c>.</summary>
    ReLU,

    /// <summary><c>f(z) = z</c> where <c>z &gt; 0</c>, else <c>α·z</c>. Default: α 0.01. Source: Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models", 2013.</summary>
    LeakyReLU,

    /// <summary>
    /// <c>f(z) = z</c> where <c>z &gt; 0</c>, else <c>a·z</c> with a slope <c>a</c> that is learnt for each output, starting at α. Default: α 0.25. Source: He, Zhang,
    /// Ren and Sun, "Delving deep into rectifiers", 2015.
    /// </summary>
    PReLU,

    /// <summary>
    /// The exponential linear unit: <c>f(z) = z</c> where <c>z &gt; 0</c>, else <c>α·(eᶻ − 1)</c>. Default: α 1. Source: Clevert, Unterthiner and Hochreiter, "Fast and
    /// accurate deep network learning by exponential linear units", 2016.
    /// </summary>
    ELU,

    /// <summary>
    /// <c>f(z) = λ·z</c> where <c>z &gt; 0</c>, else <c>λ·α·(eᶻ − 1)</c>, with λ 1.0507… and α 1.6733… such that mean 0 and variance 1 are kept from layer to layer.
    /// Source: Klambauer, Unterthiner, Mayr and Hochreiter, "Self-normalizing neural networks", 2017.
    /// </summary>
    SELU,

    /// <summary>
    /// <c>f(z) = z·Φ(z)</c> with the normal distribution <c>Φ(z) = ½·(1 + erf(z / √2))</c>. Source: Hendrycks and Gimpel, "Gaussian error linear units", 2016.
    /// </summary>
    GELU,

    /// <summary><c>f(z) = ½·z·(1 + tanh(√(2/π)·(z + 0.044715·z³)))</c>: GELU in the form with a hyperbolic tangent, of the same source.</summary>
    GELUTanh,

    /// <summary><c>f(z) = z / (1 + e⁻ᶻ)</c>, also called SiLU. Source: Ramachandran, Zoph and Le, "Searching for activation functions", 2017, with β = 1.</summary>
    Swish,

    /// <summary><c>f(z) = ln(1 + eᶻ)</c>: a smooth ReLU.</summary>
    Softplus,

    /// <summary><c>f(z) = min(max(z + 3, 0), 6) / 6</c>: a sigmoid of three straight lines.</summary>
    HardSigmoid,

    /// <summary><c>f(z) = z·min(max(z + 3, 0), 6) / 6</c>. Source: Howard et al., "Searching for MobileNetV3", 2019.</summary>
    HardSwish,

    /// <summary><c>f(z) = z·tanh(ln(1 + eᶻ))</c>. Source: Misra, "Mish: a self regularized non-monotonic activation function", 2019.</summary>
    Mish,

    /// <summary><c>f(z)ᵢ = eᶻⁱ / Σⱼ eᶻʲ</c> over a whole row: probabilities that sum to one. Only as the last activation.</summary>
    Softmax,
}
