using System;

namespace NetGen.Conformance.Probe;

/// <summary>Calls every member that is to be fast, so that the JIT compiles it.</summary>
internal static class Exercise<TNetwork>
    where TNetwork : ITrainableNetwork<TNetwork>
{
    private const int Rows = 33;

    public static void Run()
    {
        TNetwork network = TNetwork.Create(1);
        float[] inputs = new float[Rows * TNetwork.InputSize];
        float[] targets = new float[Rows * TNetwork.OutputSize];
        float[] outputs = new float[Rows * TNetwork.OutputSize];
        int[] labels = new int[Rows];
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
