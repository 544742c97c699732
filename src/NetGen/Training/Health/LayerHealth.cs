namespace NetGen;

/// <summary>
/// How a layer fared in an epoch of training, with <see cref="FitOptions.MonitorHealth"/>. Norms are Euclidean, over all parameters of the layer, and
/// taken at the epoch's last step or, where training diverged, at the one that was not applied.
/// </summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="GradientNorm">The norm of the gradient, before penalties, decay and clipping; <see langword="null"/> for a layer without parameters, or a frozen one.</param>
/// <param name="WeightNorm">The norm of the parameters before the step; <see langword="null"/> for a layer without parameters.</param>
/// <param name="UpdateRatio">
/// The norm of what the step changed over <paramref name="WeightNorm"/>; about 1e-3 is usual. <see langword="null"/> for a layer without parameters, or
/// with none but zeros, or a frozen one.
/// </param>
/// <param name="DeadShare">
/// The share of a ReLU layer's units that gave 0 for every sample looked at: they get no gradient and learn no more. Of an image the units are the
/// channels, a convolution's filters, which are active wherever they are. <see langword="null"/> if the layer is none, or its results cannot be asked for
/// (see <see cref="TrainingAttribute.Health"/>).
/// </param>
/// <param name="SaturatedShare">
/// The share of a sigmoid or tanh layer's outputs, over units and samples, on the flat ends: below 0.01 or above 0.99 for sigmoid, beyond ±0.98 for tanh,
/// which is the same part of the curve. There the derivative is below a twenty-fifth of its largest. <see langword="null"/> as for <paramref name="DeadShare"/>.
/// </param>
public sealed record LayerHealth(
    string Layer, double? GradientNorm, double? WeightNorm, double? UpdateRatio, double? DeadShare, double? SaturatedShare)
{
    /// <summary>The gradient's size beside that of the weights, which makes layers of different sizes comparable.</summary>
    internal double? RelativeGradient => WeightNorm > 0 ? GradientNorm / WeightNorm : null;
}
