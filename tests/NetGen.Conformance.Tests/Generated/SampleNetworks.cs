using System;
using System.Collections.Generic;
using NetGen.Testing;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>A few networks that together take every path of the emitted members, compiled once for all tests of behaviour.</summary>
internal static class SampleNetworks
{
    /// <summary>4-5-5-3, rectified, softmax, cross-entropy, Adam.</summary>
    public const string Classifier = "Classifier";

    /// <summary>7-9-17-2 with and without biases, squared error, SGD.</summary>
    public const string Regression = "Regression";

    /// <summary>A single sigmoid.</summary>
    public const string SingleOutput = "SingleOutput";

    /// <summary>Wide enough that a prediction's scratch does not fit on the stack.</summary>
    public const string Wide = "Wide";

    /// <summary>Activations as layers: on the input, after another, at the end.</summary>
    public const string Apart = "Apart";

    /// <summary>All that can be said of updates, but for frozen layers, whose gradients are not what one sets.</summary>
    public const string Regularised = "Regularised";

    /// <summary>6×7×3, padded convolution, maxima of 2×2, depthwise convolution, dense, softmax, Adam.</summary>
    public const string Image = "Image";

    /// <summary>A residual block and branches side by side, means of windows, an average of each channel.</summary>
    public const string Graph = "Graph";

    /// <summary>Sequences of 5 × 3 through two recurrent layers, softmax, Adam.</summary>
    public const string Sequence = "Sequence";

    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(Definitions()));

    public static CompiledNetworks Compiled => Networks.Value;

    public static string[] Names { get; } = [Classifier, Regression, SingleOutput, Wide, Apart, Regularised, Image, Graph, Sequence];

    /// <summary>A network of the class and data for it; the parameters are the drawn ones.</summary>
    public static (ILoadedTrainableNetwork Network, SampleData Data) Create(string name, int rows, int seed = 1)
    {
        SampleData data = new(Compiled.Definition(name), rows, seed);
        ILoadedTrainableNetwork network = Compiled.CreateTrainable(name);
        network.SetParameters(data.Parameters);
        return (network, data);
    }

    public static float[] Parameters(ILoadedNetwork network)
    {
        float[] parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    public static float[] Statistics(ILoadedNetwork network)
    {
        float[] statistics = new float[network.Definition.StatisticCount];
        network.GetStatistics(statistics);
        return statistics;
    }

    public static float[] Gradients(ILoadedTrainableNetwork network)
    {
        float[] gradients = new float[network.ParameterCount];
        network.GetGradients(gradients);
        return gradients;
    }

    private static IEnumerable<NetworkDefinition> Definitions() =>
    [
        new DefinitionBuilder(Classifier, 4)
            .Dense(5, Activation.ReLU)
            .Dense(5, Activation.ReLU)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01)
            .Build(),
        new DefinitionBuilder(Regression, 7)
            .Dense(9, Activation.Tanh)
            .Dense(17, Activation.ReLU, useBias: false)
            .Dense(2)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05)
            .Build(),
        new DefinitionBuilder(SingleOutput, 9)
            .Dense(1, Activation.Sigmoid)
            .Training(Loss.MeanSquaredError, Optimizer.Adam)
            .Build(),
        new DefinitionBuilder(Wide, 10)
            .Dense(1100, Activation.Sigmoid)
            .Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.Adam)
            .Build(),
        new DefinitionBuilder(Apart, 5)
            .Activate(Activation.Tanh)
            .Dense(8, Activation.ReLU)
            .Activate(Activation.Sigmoid)
            .Dense(3, Activation.Tanh)
            .Activate(Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)
            .Build(),
        new DefinitionBuilder(Regularised, 9)
            .Dense(12, Activation.ReLU)
            .Dense(65, Activation.Tanh).Learns(learningRateScale: 0.5)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.AdamW)
            .Option("L1", 1e-4).Option("L2", 1e-3).Option("ClipValue", 0.5).Option("ClipNorm", 1).Option("MaxNorm", 1)
            .Build(),
        new DefinitionBuilder(Image, 6, 7, 3)
            .Conv(9, [3, 3], Activation.ReLU, new() { Padding = Padding.Same }).Pool("Max", 2)
            .Conv(9, [3, 3], Activation.Tanh, new() { Groups = 9, Padding = Padding.Same })
            .Flatten().Dense(4, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01)
            .Build(),
        new DefinitionBuilder(Graph, 6, 6, 2)
            .Conv(8, [3, 3], Activation.Tanh, name: "stem")
            .Conv(8, [3, 3], options: new() { Padding = Padding.Same }, name: "branch")
            .Sum(["stem", "branch"]).Activate(Activation.Tanh, name: "block")
            .Conv(6, [1, 1], Activation.Tanh, new() { Groups = 2 }, name: "narrow")
            .Pool("Avg", 3, new() { Stride = 1, PaddingSize = 1 }, name: "means", from: "block")
            .Concat(["narrow", "means"]).GlobalPool("Avg").Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05)
            .Build(),
        new DefinitionBuilder(Sequence, 5, 3)
            .Recurrent("LSTM", 9, returnSequences: true)
            .Recurrent("GRU", 7)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01)
            .Build(),
    ];
}
