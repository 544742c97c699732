using System;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>Holds gradients against central differences of the loss.</summary>
internal static class GradientCheck
{
    // Of fourth order: at this step the truncation error (about h⁴) and the rounding error (about 1e-16 / h) both lie near 1e-12.
    private const double Step = 1e-4;

    // A tensor whose gradient vanishes has no largest value to measure by; its differences must vanish to rounding.
    private const double Vanishing = 1e-5;

    /// <summary>
    /// The largest difference between a gradient and the loss's central difference, as a share of the largest gradient in the
    /// same tensor.
    /// </summary>
    /// <param name="definition">The network: its tensors.</param>
    /// <param name="parameters">Where the gradient was taken, in canonical order.</param>
    /// <param name="gradients">The gradients to check.</param>
    /// <param name="loss">The loss at any parameters.</param>
    public static double LargestError(
        NetworkDefinition definition, double[] parameters, ReadOnlySpan<double> gradients, Func<double[], double> loss)
    {
        double[] moved = [.. parameters];
        double worst = 0;
        int offset = 0;
        foreach (ParameterDefinition parameter in definition.Parameters)
        {
            ReadOnlySpan<double> tensor = gradients.Slice(offset, parameter.Shape.Size);
            double largest = Vanishing;
            double error = 0;
            for (int i = 0; i < tensor.Length; i++)
            {
                double difference = Differentiate(moved, offset + i, loss);
                largest = Math.Max(largest, Math.Abs(difference));
                error = Math.Max(error, Math.Abs(tensor[i] - difference));
            }

            worst = Math.Max(worst, error / largest);
            offset += tensor.Length;
        }

        return worst;
    }

    private static double Differentiate(double[] parameters, int index, Func<double[], double> loss)
    {
        double centre = parameters[index];
        double At(double shift)
        {
            parameters[index] = centre + shift;
            return loss(parameters);
        }

        double near = At(Step) - At(-Step);
        double far = At(2 * Step) - At(-2 * Step);
        parameters[index] = centre;
        return ((8 * near) - far) / (12 * Step);
    }
}
