using System;

namespace NetGen.Conformance.Probe;

/// <summary>Calls every member that is to be fast, so that the JIT compiles it.</summary>
internal static class Exercise<TNetwork>
    where TNetwork : ITrainableNetwork<TNetwork>
{
    private const int Rows = 33;

    public static void Run() => Run(TNetwork.Create(1));

    /// <summary>Calls also what takes sequences that end early.</summary>
    public static void RunWithLengths()
    {
        TNetwork network = TNetwork.Create(1);
        Run(network);
        float[] inputs = new float[Rows * TNetwork.InputSize];
        float[] outputs = new float[Rows * TNetwork.OutputSize];
        int[] lengths = new int[Rows];
        Array.Fill(lengths, 2);
        network.PredictBatch(inputs, lengths, outputs);
        network.ComputeLoss(inputs, outputs, default, lengths, outputs);
        network.TrainStep(inputs, new int[Rows * TNetwork.Definition.OutputRows], default, lengths);
    }

    private static void Run(TNetwork network)
    {
        float[] inputs = new float[Rows * TNetwork.InputSize];
        float[] targets = new float[Rows * TNetwork.OutputSize];
        float[] outputs = new float[Rows * TNetwork.OutputSize];
        int[] labels = new int[Rows * TNetwork.Definition.OutputRows];
        network.Predict(inputs.AsSpan(0, TNetwork.InputSize), outputs.AsSpan(0, TNetwork.OutputSize));
        network.PredictBatch(inputs, outputs);
        network.ComputeLoss(inputs, targets, outputs);
        network.ComputeLoss(inputs, labels, outputs);
        network.TrainStep(inputs, targets);
        network.TrainStep(inputs, labels);
        float[] parameters = new float[TNetwork.ParameterCount];
        network.GetParameters(parameters);
    }
}
