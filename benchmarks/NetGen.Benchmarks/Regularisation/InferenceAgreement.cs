using System;
using NetGen.Benchmarks.Workloads;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Regularisation;

/// <summary>Demands that a network differs from another by what is done in training alone.</summary>
internal static class InferenceAgreement
{
    private const ulong Seed = 1;

    /// <summary>
    /// With the same parameters both must predict the same and find the same loss, in which neither dropout nor a penalty counts; and the loss in training
    /// must be another, or nothing was dropped.
    /// </summary>
    /// <typeparam name="TPlain">The network without.</typeparam>
    /// <typeparam name="TRegularised">The network with dropout.</typeparam>
    /// <param name="samples">How many samples are compared.</param>
    /// <exception cref="UnequalResultsException">It is not so.</exception>
    public static void Require<TPlain, TRegularised>(int samples)
        where TPlain : ITrainableNetwork<TPlain>
        where TRegularised : ITrainableNetwork<TRegularised>
    {
        TPlain plain = TPlain.Create(Seed);
        TRegularised regularised = TRegularised.Create(Seed);
        float[] parameters = new float[TPlain.ParameterCount];
        plain.GetParameters(parameters);
        regularised.SetParameters(parameters);

        AlignedArena inputs = SampleData.Inputs(samples, TPlain.InputSize);
        int[] labels = SampleData.Labels(samples, TPlain.OutputSize);
        float[] expected = new float[samples * TPlain.OutputSize];
        float[] actual = new float[samples * TRegularised.OutputSize];
        string name = TPlain.Definition.Name;
        float expectedLoss = plain.ComputeLoss(inputs.Span, labels, expected);
        float actualLoss = regularised.ComputeLoss(inputs.Span, labels, actual);
        Agreement.RequireElements($"{TRegularised.Definition.Name}, loss without dropout", [actualLoss], [expectedLoss], name);
        Agreement.RequireElements($"{TRegularised.Definition.Name}, predictions", actual, expected, name);

        if (MathF.Abs(regularised.ComputeGradients(inputs.Span, labels) - actualLoss) <= Agreement.ElementTolerance * actualLoss)
        {
            throw new UnequalResultsException($"{TRegularised.Definition.Name}: the loss in training is that of inference; nothing was dropped.");
        }
    }
}
