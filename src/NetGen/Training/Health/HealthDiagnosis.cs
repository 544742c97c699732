using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Says what is wrong with layers, from what was measured of them.</summary>
internal static class HealthDiagnosis
{
    private const double VanishingRatio = 1e-3;
    private const double ExplodingRatio = 100;
    private const double SickShare = 0.5;

    /// <summary>What is wrong in an epoch, layer by layer.</summary>
    public static ImmutableArray<HealthFinding> Of(int epoch, ImmutableArray<LayerHealth> layers) =>
        [.. layers.SelectMany((layer, index) => Of(epoch, layer, layers[(index + 1)..]))];

    private static IEnumerable<HealthFinding> Of(int epoch, LayerHealth layer, ImmutableArray<LayerHealth> later)
    {
        if (layer.RelativeGradient is { } gradient)
        {
            LayerHealth? largest = later.Where(other => other.RelativeGradient is not null).MaxBy(other => other.RelativeGradient);
            if (!double.IsFinite(gradient) || gradient > ExplodingRatio)
            {
                yield return new HealthFinding(HealthProblem.ExplodingGradients, layer.Layer, epoch, Invariant(
                    $"Gradients explode: in epoch {epoch} that of layer '{layer.Layer}' has the norm {layer.GradientNorm:G3}, {gradient:G3} times that of its weights."));
            }
            else if (largest is { RelativeGradient: { } other } && gradient < VanishingRatio * other)
            {
                yield return new HealthFinding(HealthProblem.VanishingGradients, layer.Layer, epoch, Invariant(
                    $"Gradients vanish: in epoch {epoch} that of layer '{layer.Layer}' has the norm {layer.GradientNorm:G3}; beside its weights that is {gradient / other:G2} of what layer '{largest.Layer}' gets."));
            }
        }

        if (layer.DeadShare >= SickShare)
        {
            yield return new HealthFinding(HealthProblem.DeadUnits, layer.Layer, epoch, Invariant(
                $"Neurons died: in epoch {epoch} {layer.DeadShare * 100:F0} % of the units of layer '{layer.Layer}' give 0 whatever the sample, and learn no more."));
        }

        if (layer.SaturatedShare >= SickShare)
        {
            yield return new HealthFinding(HealthProblem.SaturatedUnits, layer.Layer, epoch, Invariant(
                $"Units are saturated: in epoch {epoch} {layer.SaturatedShare * 100:F0} % of the outputs of layer '{layer.Layer}' lie on the flat ends of its activation."));
        }
    }
}
