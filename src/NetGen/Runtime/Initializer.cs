namespace NetGen;

/// <summary>How a parameter tensor gets its first values.</summary>
public enum Initializer
{
    /// <summary>All zero.</summary>
    Zeros,

    /// <summary>
    /// Uniform in ±√(6 / (fan in + fan out)). Source: Glorot and Bengio, "Understanding the difficulty of training deep
    /// feedforward neural networks", 2010, equation 16.
    /// </summary>
    GlorotUniform,

    /// <summary>
    /// Uniform in ±√(6 / fan in). Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015, equation 10
    /// (variance 2 / fan in).
    /// </summary>
    HeUniform,
}
