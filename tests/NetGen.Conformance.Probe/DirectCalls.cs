using System;

namespace NetGen.Conformance.Probe;

/// <summary>Bytes that calls on the class itself, as in a user's program, allocate after the first.</summary>
public static class DirectCalls
{
    public const int Predictions = 10_000;
    public const int Steps = 1_000;
    private const int Rows = 32;

    public static long Predict()
    {
        SmallClassifier network = new(1);
        float[] input = new float[SmallClassifier.InputSize];
        float[] output = new float[SmallClassifier.OutputSize];
        network.Predict(input, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Predictions; i++)
        {
            network.Predict(input, output);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    public static long Train()
    {
        SmallClassifier network = new(1);
        float[] inputs = new float[Rows * SmallClassifier.InputSize];
        int[] labels = new int[Rows];
        network.TrainStep(inputs, labels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Steps; i++)
        {
            network.TrainStep(inputs, labels);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
