using System;
using NetGen.Runtime;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Bytes that calls on several threads allocate on all of them, after the first calls: none.</summary>
[Collection(ThreadCollection.Name)]
public sealed class ThreadAllocationTests
{
    private const int Calls = 500;
    private const int Rows = 200;
    private const int Threads = 4;

    public static TheoryData<string> Names => [.. ThreadNetworks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void NeitherStepsNorPredictionsAllocate(string name)
    {
        using IDisposable machine = ThreadNetworks.OnManyProcessors();
        SampleData data = new(ThreadNetworks.Compiled.Definition(name), Rows, seed: 3);
        ILoadedTrainableNetwork network = ThreadNetworks.Compiled.CreateTrainable(name);
        network.MaxDegreeOfParallelism = Threads;
        float[] outputs = new float[data.Targets.Length];

        Assert.True(Measure(() => network.PredictBatch(data.Inputs, outputs, Threads)) < Calls);
        Assert.True(Measure(() => network.TrainStep(data.Inputs, data.Targets)) < Calls);
        Assert.True(Measure(() => network.TrainStep(data.Inputs, data.Labels)) < Calls);
    }

    // Other threads of the process are counted too: that of the test runner, and helpers that come to their first part late. They do not allocate
    // in every attempt; a call that allocates does, and at least 24 bytes each time. So what is demanded is less than a byte a call in the best.
    private static long Measure(Action action)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 40 && least >= Calls; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int call = 0; call < Calls; call++)
            {
                action();
            }

            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}
