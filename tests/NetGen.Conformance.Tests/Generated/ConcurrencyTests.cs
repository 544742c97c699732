using System;
using System.Linq;
using System.Threading;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Predicting from many threads at once gives what one thread gets.</summary>
public sealed class ConcurrencyTests
{
    private const int Threads = 8;
    private const int Rounds = 200;
    private const int Rows = 33;

    [Theory]
    [InlineData(SampleNetworks.Classifier)]
    [InlineData(SampleNetworks.Wide)]
    public void ThreadsPredictAtOnce(string name)
    {
        (ILoadedTrainableNetwork network, SampleData data) = SampleNetworks.Create(name, Rows);
        int inputSize = network.InputSize;
        int outputSize = network.OutputSize;
        float[] expectedBatch = new float[Rows * outputSize];
        float[] expectedOne = new float[Rows * outputSize];
        network.PredictBatch(data.Inputs, expectedBatch);
        for (int row = 0; row < Rows; row++)
        {
            network.Predict(data.Inputs.AsSpan(row * inputSize, inputSize), expectedOne.AsSpan(row * outputSize, outputSize));
        }

        int differences = 0;
        using Barrier start = new(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(first => new Thread(() =>
        {
            float[] outputs = new float[Rows * outputSize];
            start.SignalAndWait();
            for (int round = 0; round < Rounds; round++)
            {
                int row = (first + round) % Rows;
                network.Predict(data.Inputs.AsSpan(row * inputSize, inputSize), outputs.AsSpan(0, outputSize));
                if (!outputs.AsSpan(0, outputSize).SequenceEqual(expectedOne.AsSpan(row * outputSize, outputSize)))
                {
                    Interlocked.Increment(ref differences);
                }

                network.PredictBatch(data.Inputs, outputs);
                if (!outputs.AsSpan().SequenceEqual(expectedBatch))
                {
                    Interlocked.Increment(ref differences);
                }
            }
        }))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.Equal(0, differences);
    }
}
