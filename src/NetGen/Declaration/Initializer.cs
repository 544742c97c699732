#if NETGEN_GENERATOR
namespace NetGen.Generators.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>
/// How a parameter tensor gets its first values. <c>fan in</c> is how many inputs feed one output, <c>fan out</c> how many outputs one input
/// feeds; the scale is the declaration's <c>InitializerScale</c>.
/// </summary>
public enum Initializer
{
    /// <summary>All zero.</summary>
    Zeros,

    /// <summary>All the scale, which has no default.</summary>
    Constant,

    /// <summary>Uniform in ± the scale. Default scale: 0.05, as in Keras.</summary>
    Uniform,

    /// <summary>Normal, with the scale as its standard deviation. Default scale: 0.05, as in Keras.</summary>
    Normal,

    /// <summary>
    /// Uniform in ±√(6 / (fan in + fan out)). Source: Glorot and Bengio, "Understanding the difficulty of training deep
    /// feedforward neural networks", 2010, equation 16.
    /// </summary>
    GlorotUniform,

    /// <summary>Normal with variance 2 / (fan in + fan out). Source: as <see cref="GlorotUniform"/>, equation 12.</summary>
    GlorotNormal,

    /// <summary>
    /// Uniform in ±√(6 / fan in). Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015, equation 10
    /// (variance 2 / fan in).
    /// </summary>
    HeUniform,

    /// <summary>Normal with variance 2 / fan in. Source: as <see cref="HeUniform"/>.</summary>
    HeNormal,

    /// <summary>
    /// Uniform in ±√(3 / fan in). Source: LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998, equation 16 (variance
    /// 1 / fan in).
    /// </summary>
    LeCunUniform,

    /// <summary>Normal with variance 1 / fan in. Source: as <see cref="LeCunUniform"/>.</summary>
    LeCunNormal,

    /// <summary>
    /// The scale times a random matrix whose rows, or columns if it has fewer of them, are orthogonal and of length one. Default scale: 1.
    /// Source: Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", 2014.
    /// </summary>
    Orthogonal,
}
