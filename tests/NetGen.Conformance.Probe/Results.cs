using System;
using System.Collections.Generic;
using NetGen.Runtime;

namespace NetGen.Conformance.Probe;

/// <summary>What one network computed, with what it computed it from, so that another process can check it.</summary>
public sealed record NetworkResults
{
    private const int Rows = 33;
    private const int Steps = 3;

    /// <summary>The network's class.</summary>
    public required string Name { get; init; }

    /// <summary>The parameters at the beginning, in canonical order.</summary>
    public required float[] Parameters { get; init; }

    /// <summary>Rows of inputs.</summary>
    public required float[] Inputs { get; init; }

    /// <summary>A class for each row, or each step of it.</summary>
    public required int[] Labels { get; init; }

    /// <summary>The rows predicted one by one.</summary>
    public required float[] Predicted { get; init; }

    /// <summary>The rows predicted as a batch.</summary>
    public required float[] PredictedBatch { get; init; }

    /// <summary>The loss of all rows.</summary>
    public required float Loss { get; init; }

    /// <summary>Its gradients, in canonical order.</summary>
    public required float[] Gradients { get; init; }

    /// <summary>The losses before each of some steps on all rows.</summary>
    public required float[] StepLosses { get; init; }

    /// <summary>The parameters after these.</summary>
    public required float[] Trained { get; init; }

    /// <summary>Of every network that is small enough to be written out.</summary>
    public static IReadOnlyList<NetworkResults> All() =>
    [
        Of<SmallClassifier>(), Of<LargeClassifier>(), Of<Forecast>(), Of<Layered>(), Of<Curved>(),
        Of<SmallImage>(), Of<MixedImage>(), Of<SignalNetwork>(), Of<SmallSequence>(), Of<SteppedSequence>(),
    ];

    private static NetworkResults Of<TNetwork>()
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 3);
        RandomStream random = new(seed: 4);
        float[] inputs = new float[Rows * TNetwork.InputSize];
        foreach (ref float value in inputs.AsSpan())
        {
            value = (2f * random.NextSingle()) - 1f;
        }

        int steps = TNetwork.Definition.OutputRows;
        int[] labels = new int[Rows * steps];
        foreach (ref int label in labels.AsSpan())
        {
            label = random.NextInt32(TNetwork.OutputSize / steps);
        }

        float[] parameters = new float[TNetwork.ParameterCount];
        network.GetParameters(parameters);
        float[] predicted = new float[Rows * TNetwork.OutputSize];
        for (int row = 0; row < Rows; row++)
        {
            network.Predict(inputs.AsSpan(row * TNetwork.InputSize, TNetwork.InputSize), predicted.AsSpan(row * TNetwork.OutputSize, TNetwork.OutputSize));
        }

        float[] batch = new float[predicted.Length];
        network.PredictBatch(inputs, batch);
        float loss = network.ComputeGradients(inputs, labels);
        float[] gradients = new float[TNetwork.ParameterCount];
        network.GetGradients(gradients);
        float[] losses = new float[Steps];
        foreach (ref float stepLoss in losses.AsSpan())
        {
            stepLoss = network.TrainStep(inputs, labels);
        }

        float[] trained = new float[TNetwork.ParameterCount];
        network.GetParameters(trained);
        return new NetworkResults
        {
            Name = TNetwork.Definition.Name,
            Parameters = parameters,
            Inputs = inputs,
            Labels = labels,
            Predicted = predicted,
            PredictedBatch = batch,
            Loss = loss,
            Gradients = gradients,
            StepLosses = losses,
            Trained = trained,
        };
    }
}

/// <summary>What a process of the probe found, and what it ran on.</summary>
/// <param name="HasVectors">Whether 128-bit vectors are done by the hardware.</param>
/// <param name="HasAvx2">Whether the instructions are there that 256-bit vectors of integers need.</param>
/// <param name="HasAvx512">Whether the instructions are there that vectors of 512 bits need.</param>
/// <param name="TransposedSquares">Of 4, 8 and 16 rows: what became of the numbers from 0 on, transposed.</param>
/// <param name="DroppedOut">The mask that <see cref="Masks"/> describes.</param>
/// <param name="Networks">What each network computed.</param>
public sealed record ProbeResults(
    bool HasVectors,
    bool HasAvx2,
    bool HasAvx512,
    IReadOnlyList<float[]> TransposedSquares,
    IReadOnlyList<float> DroppedOut,
    IReadOnlyList<NetworkResults> Networks);
