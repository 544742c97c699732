using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Runtime;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>
/// Tests that use threads run by themselves: there is one team in a process, and who finds it taken works alone; and allocation can only be
/// measured for the whole process.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreadCollection
{
    public const string Name = "Threads";
}

/// <summary>
/// Networks of odd and even widths whose kernels are cut in every way, and a machine on which everything is worth threads.
/// </summary>
internal static class ThreadNetworks
{
    public const int Processors = 8;

    public const string Classifier = "ThreadedClassifier";
    public const string Regression = "ThreadedRegression";
    public const string Narrow = "ThreadedNarrow";
    public const string Fork = "ThreadedFork";

    public const string Regularised = "ThreadedRegularised";

    private static readonly int RestFactor = ThreadTeam.Shared.RestFactor;

    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(Definitions()));

    public static string[] Names { get; } = [Classifier, Regression, Narrow, Fork, Regularised];

    public static int[] ThreadCounts { get; } = [2, 3, 4, 8];

    public static CompiledNetworks Compiled => Networks.Value;

    /// <summary>Lets everything pay for threads while a test runs.</summary>
    public static IDisposable OnManyProcessors()
    {
        Parallelism.Assume(Processors, workPerThread: 1);
        ThreadTeam.Shared.RestFactor = 0;
        return new Restoring();
    }

    private static IEnumerable<NetworkDefinition> Definitions() =>
    [
        // Full panels only, several of them; weight gradients with and without rows left over.
        new DefinitionBuilder(Classifier, 100)
            .Dense(64, Activation.ReLU)
            .Dense(48, Activation.Tanh)
            .Dense(10, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01)
            .Build(),

        // Half panels, without biases, SGD.
        new DefinitionBuilder(Regression, 61)
            .Dense(72, Activation.Sigmoid, useBias: false)
            .Dense(65, Activation.ReLU)
            .Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.01)
            .Build(),

        // Nothing large enough to be cut.
        new DefinitionBuilder(Narrow, 4)
            .Dense(5, Activation.ReLU)
            .Dense(5, Activation.ReLU)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01)
            .Build(),

        // Activations as layers of their own, of which one learns and one keeps its derivatives.
        new DefinitionBuilder(Fork, 40)
            .Activate(Activation.Tanh)
            .Dense(120, Activation.PReLU)
            .Activate(Activation.Swish)
            .Dense(40)
            .Activate(Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)
            .Build(),

        // All that can be said of updates: passes over several ranges of the arenas, and a norm over all gradients.
        new DefinitionBuilder(Regularised, 60)
            .Dense(80, Activation.ReLU)
            .Dense(90, Activation.Tanh).Learns(learningRateScale: 0.5)
            .Dense(70, Activation.Tanh)
            .Dense(10, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.AdamW, learningRate: 0.01)
            .Option("L1", 1e-4).Option("L2", 1e-3).Option("ClipValue", 0.5).Option("ClipNorm", 0.1).Option("MaxNorm", 1)
            .Build(),
    ];

    private sealed class Restoring : IDisposable
    {
        public void Dispose()
        {
            Parallelism.Assume(Environment.ProcessorCount, Parallelism.WorkPerThread);
            ThreadTeam.Shared.RestFactor = RestFactor;
        }
    }
}
