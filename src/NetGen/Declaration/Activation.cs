#if NETGEN_GENERATOR
namespace NetGen.Generators.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>The function a layer applies to its weighted sums <c>z</c>, element by element unless said otherwise.</summary>
public enum Activation
{
    /// <summary><c>f(z) = z</c>.</summary>
    Linear,

    /// <summary>The Heaviside step: 0 where <c>z</c> is below 0, else 1. Trained by <see cref="Loss.Perceptron"/> alone.</summary>
    Step,

    /// <summary>The logistic function <c>f(z) = 1 / (1 + e⁻ᶻ)</c>, in (0, 1).</summary>
    Sigmoid,

    /// <summary>The hyperbolic tangent, in (−1, 1).</summary>
    Tanh,

    /// <summary>The rectified linear unit <c>f(z) = max(0, z)</c>.</summary>
    ReLU,

    /// <summary><c>f(z)ᵢ = eᶻⁱ / Σⱼ eᶻʲ</c> over a whole row: probabilities that sum to one. Only as the last activation.</summary>
    Softmax,
}
