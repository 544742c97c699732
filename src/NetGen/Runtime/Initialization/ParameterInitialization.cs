using System;

namespace NetGen.Runtime;

/// <summary>Gives parameters their first values: what the constructors of emitted networks call.</summary>
public static class ParameterInitialization
{
    /// <summary>
    /// Fills every tensor by its <see cref="ParameterDefinition.Initializer"/>. Each tensor draws from a random stream of its
    /// own, numbered by its place in canonical order, so that layers added at the end leave those before them as they were.
    /// </summary>
    /// <param name="definition">The network.</param>
    /// <param name="seed">Any number; the same values from the same seed on every machine.</param>
    /// <param name="canonicalParameters">Receives <see cref="NetworkDefinition.ParameterCount"/> floats in canonical order.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    public static void Fill(NetworkDefinition definition, ulong seed, Span<float> canonicalParameters)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (canonicalParameters.Length != definition.ParameterCount)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Network '{definition.Name}' has {definition.ParameterCount} parameters; the span holds {canonicalParameters.Length}."),
                nameof(canonicalParameters));
        }

        int offset = 0;
        for (int tensor = 0; tensor < definition.Parameters.Length; tensor++)
        {
            ParameterDefinition parameter = definition.Parameters[tensor];
            Span<float> values = canonicalParameters.Slice(offset, parameter.Shape.Size);
            FillTensor(parameter, new RandomStream(seed, RandomPurpose.Initialization, (ulong)tensor), values);
            offset += values.Length;
        }
    }

    /// <summary>What running statistics start at, in the order of the layers: no number of them is random.</summary>
    /// <param name="definition">The network.</param>
    public static float[] Statistics(NetworkDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        float[] values = new float[definition.StatisticCount];
        int offset = 0;
        foreach (ParameterDefinition statistic in definition.Statistics)
        {
            Span<float> tensor = values.AsSpan(offset, statistic.Shape.Size);
            FillTensor(statistic, new RandomStream(seed: 0), tensor);
            offset += tensor.Length;
        }

        return values;
    }

    private static void FillTensor(ParameterDefinition parameter, RandomStream random, Span<float> values)
    {
        double fanIn = parameter.FanIn;
        double fanMean = (fanIn + parameter.FanOut) / 2;
        switch (parameter.Initializer)
        {
            case Initializer.Zeros:
                values.Clear();
                break;
            case Initializer.Constant:
                values.Fill((float)parameter.Scale);
                break;
            case Initializer.Uniform:
                FillUniform(random, parameter.Scale, values);
                break;
            case Initializer.Normal:
                FillNormal(random, parameter.Scale, values);
                break;
            case Initializer.GlorotUniform:
                FillUniform(random, Math.Sqrt(3 / fanMean), values);
                break;
            case Initializer.GlorotNormal:
                FillNormal(random, Math.Sqrt(1 / fanMean), values);
                break;
            case Initializer.HeUniform:
                FillUniform(random, Math.Sqrt(6 / fanIn), values);
                break;
            case Initializer.HeNormal:
                FillNormal(random, Math.Sqrt(2 / fanIn), values);
                break;
            case Initializer.LeCunUniform:
                FillUniform(random, Math.Sqrt(3 / fanIn), values);
                break;
            case Initializer.LeCunNormal:
                FillNormal(random, Math.Sqrt(1 / fanIn), values);
                break;
            case Initializer.Orthogonal:
                OrthogonalMatrix.Fill(random, parameter.Scale, parameter.Shape.Extents[0], values);
                break;
            default:
                throw new NotSupportedException($"Tensor '{parameter.Name}': initializer {parameter.Initializer} is not known.");
        }
    }

    // Operations that IEEE 754 defines exactly, rounded to float once: the same bits everywhere.
    private static void FillUniform(RandomStream random, double limit, Span<float> values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = (float)(limit * ((2.0 * random.NextSingle()) - 1.0));
        }
    }

    private static void FillNormal(RandomStream random, double deviation, Span<float> values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = (float)(deviation * NormalNumber.Next(random));
        }
    }
}
