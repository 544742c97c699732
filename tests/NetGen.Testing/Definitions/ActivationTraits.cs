using System.Linq;

namespace NetGen.Testing.Definitions;

/// <summary>What tests know of activations, each fact written down once and apart from the code under test.</summary>
public static class ActivationTraits
{
    /// <summary>The activations before which weights start He-uniform.</summary>
    private static readonly Activation[] Rectifiers =
    [
        Activation.ReLU, Activation.LeakyReLU, Activation.PReLU, Activation.ELU, Activation.GELU, Activation.GELUTanh, Activation.Swish,
        Activation.Softplus, Activation.HardSwish, Activation.Mish,
    ];

    /// <summary>
    /// Where the derivative jumps, or its own: there differences say little, and two precisions may stand on different sides. Zero, unless told otherwise: nearly all
    /// formulas that change do so there, and tests lose next to nothing by staying away.
    /// </summary>
    public static double[] KinksOf(Activation activation) => activation switch
    {
        Activation.Linear or Activation.Sigmoid or Activation.Tanh or Activation.GELU or Activation.GELUTanh or Activation.Swish or Activation.Softplus
            or Activation.Mish or Activation.Softmax => [],
        Activation.HardSigmoid or Activation.HardSwish => [-3, 3],
        _ => [0],
    };

    /// <summary>How weights start before it.</summary>
    public static Initializer InitializerBefore(Activation activation) =>
        Rectifiers.Contains(activation) ? Initializer.HeUniform : Initializer.GlorotUniform;

    /// <summary>What the slopes of a PReLU start at unless told otherwise.</summary>
    public const double Slope = 0.25;

    /// <summary>
    /// Activations that ask the same of an implementation: formulas without and with a function whose output tells the derivative, those whose output does not,
    /// the one that learns, the one over rows.
    /// </summary>
    public static string KindOf(Activation activation) => activation switch
    {
        Activation.Linear or Activation.Step or Activation.ReLU or Activation.LeakyReLU => "formula",
        Activation.Sigmoid or Activation.Tanh or Activation.ELU or Activation.SELU => "function",
        Activation.PReLU => "learnt",
        Activation.Softmax => "rowwise",
        _ => "of the input",
    };
}
