using System;

namespace NetGen;

/// <summary>
/// Gives a network its training half: loss, gradients, optimizer. Without it only inference is emitted.
/// </summary>
/// <param name="loss">What is minimised.</param>
/// <param name="optimizer">How gradients become new parameters.</param>
/// <remarks>
/// On its way to the optimizer a gradient passes <see cref="L1"/> and <see cref="L2"/>, then <see cref="ClipValue"/>, then <see cref="ClipNorm"/>, then
/// <see cref="WeightDecay"/>. Penalties are no part of the loss that a step returns. A weight is a parameter tensor of rank 2 or more: biases are none.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrainingAttribute(Loss loss, Optimizer optimizer) : Attribute
{
    /// <summary>What is minimised.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>How gradients become new parameters.</summary>
    public Optimizer Optimizer { get; } = optimizer;

    /// <summary>The step size η, above 0. Default: 0.001 for Adam and AdamW, 0.01 for the others.</summary>
    public double LearningRate { get; set; } = double.NaN;

    /// <summary>The share μ of the velocity that <see cref="Optimizer.Momentum"/> and <see cref="Optimizer.Nesterov"/> keep, in [0, 1). Default: 0.9.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>RMSprop's decay ρ of the mean of squares, in [0, 1). Default: 0.99.</summary>
    public double Rho { get; set; } = 0.99;

    /// <summary>The decay of the first moment in Adam and AdamW, in [0, 1). Default: 0.9.</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>The decay of the second moment in Adam and AdamW, in [0, 1). Default: 0.999.</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>The ε that keeps the division of RMSprop, Adagrad, Adam and AdamW finite, above 0. Default: 1e-10 for Adagrad, 1e-8 for the others.</summary>
    public double Epsilon { get; set; } = double.NaN;

    /// <summary>
    /// The weight decay λ, at least 0: adds <c>λ·p</c> to the gradient of every trained parameter; in AdamW, multiplies every one by <c>1 − η·λ</c> instead.
    /// Default: 0.01 for AdamW, 0 for the others.
    /// </summary>
    public double WeightDecay { get; set; } = double.NaN;

    /// <summary>The penalty <c>λ·Σ|w|</c> on the weights, by its gradient <c>λ·sign(w)</c>; λ at least 0. Default: 0.</summary>
    public double L1 { get; set; }

    /// <summary>The penalty <c>λ/2·Σw²</c> on the weights, by its gradient <c>λ·w</c>; λ at least 0. Default: 0.</summary>
    public double L2 { get; set; }

    /// <summary>Clips each gradient to ±this, above 0. Default: no limit.</summary>
    public double ClipValue { get; set; } = double.PositiveInfinity;

    /// <summary>
    /// Scales all gradients by <c>c / (‖g‖ + 10⁻⁶)</c> where that is below 1, with the Euclidean norm over all trained parameters; c above 0.
    /// Default: no limit. Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013; in PyTorch's form.
    /// </summary>
    public double ClipNorm { get; set; } = double.PositiveInfinity;

    /// <summary>
    /// Scales the weights into a unit down to this norm after each step where they have a larger one, above 0. Default: no limit.
    /// Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014, section 5.1.
    /// </summary>
    public double MaxNorm { get; set; } = double.PositiveInfinity;

    /// <summary>Where <see cref="NetGen.Loss.Huber"/> goes over from a parabola to straight lines, above 0. Default: 1.</summary>
    public double Delta { get; set; } = 1;

    /// <summary>The share ε of the targets that <see cref="NetGen.Loss.CategoricalCrossEntropy"/> spreads over all classes, in [0, 1). Default: 0.</summary>
    public double LabelSmoothing { get; set; }

    /// <summary>
    /// Truncated backpropagation through time: sequences are cut into windows of so many steps, and no gradient goes back from one to the one before; the state goes on forwards as ever. At least 1.
    /// Default: 0, no cut. Source: Williams and Peng, "An efficient gradient-based algorithm for on-line training of recurrent network trajectories", 1990.
    /// </summary>
    public int TruncatedSteps { get; set; }

    /// <summary>
    /// Whether <c>PredictFeatures</c> is emitted for all layers, named or not, so that <see cref="FitOptions.MonitorHealth"/> can tell dead and
    /// saturated units. Default: <see langword="false"/>.
    /// </summary>
    public bool Health { get; set; }
}
