#if NETGEN_GENERATOR
namespace NetGen.Generators.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>What training minimises: the mean over the samples of a batch.</summary>
public enum Loss
{
    /// <summary><c>(y − t)²</c>, averaged over the outputs too.</summary>
    MeanSquaredError,

    /// <summary>
    /// <c>−Σᵢ tᵢ·log yᵢ</c> over the classes, computed from the logits, so that nothing overflows. Needs
    /// <see cref="Activation.Softmax"/> as the last activation.
    /// </summary>
    CategoricalCrossEntropy,
}
