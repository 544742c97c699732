using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks for the second half of a step: every optimizer, with all that a declaration can say of updates, alone and together.</summary>
internal static class UpdateNetworks
{
    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(Definitions()));

    public static CompiledNetworks Compiled => Networks.Value;

    public static string[] Names => [.. Definitions().Select(definition => definition.Name)];

    /// <summary>A network of each optimizer with everything at once, large enough to be cut for threads.</summary>
    public static string Everything(Optimizer optimizer) => $"Everything{optimizer}";

    private static IEnumerable<NetworkDefinition> Definitions() =>
    [
        .. Each("Decayed", ("WeightDecay", 0.1)),
        .. Each("Normed", ("ClipNorm", 0.02)),
        Net("L1", Optimizer.SGD, ("L1", 0.02)),
        Net("L2", Optimizer.Adam, ("L2", 0.05)),
        Net("L1AndL2", Optimizer.Momentum, ("L1", 0.01), ("L2", 0.05)),
        Net("Clipped", Optimizer.SGD, ("ClipValue", 0.01)),
        Net("ClippedAdaptive", Optimizer.RMSprop, ("ClipValue", 0.01)),
        Net("NormedFar", Optimizer.SGD, ("ClipNorm", 1e6)),
        Net("Penalised", Optimizer.SGD, ("L1", 0.01), ("L2", 0.1), ("ClipValue", 0.05), ("ClipNorm", 0.1), ("WeightDecay", 0.05)),
        Net("Limited", Optimizer.SGD, ("MaxNorm", 0.8)),
        Net("LimitedAdaptive", Optimizer.AdamW, ("MaxNorm", 0.8)),
        .. Enum.GetValues<Optimizer>().Select(optimizer => Train(Layers($"Frozen{optimizer}", first: false), optimizer)),
        Train(Layers("FrozenLast", last: false), Optimizer.Adam),
        Train(Layers("FrozenEnds", first: false, last: false, scale: 3), Optimizer.Momentum, ("L2", 0.1), ("ClipNorm", 0.05)),
        .. Enum.GetValues<Optimizer>().Select(optimizer => Train(Layers($"Scaled{optimizer}", scale: 0.25), optimizer)),
        .. Enum.GetValues<Optimizer>().Select(Whole),

        // Samples in lanes.
        new DefinitionBuilder("Tiny", 4)
            .Dense(5, Activation.Tanh).Learns(trainable: false)
            .Dense(5, Activation.Tanh).Learns(learningRateScale: 0.5)
            .Dense(3, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, 0.01, epsilon: 1e-2)
            .Option("L2", 0.1).Option("ClipNorm", 0.1).Option("MaxNorm", 1.2)
            .Build(),
    ];

    private static IEnumerable<NetworkDefinition> Each(string name, params (string, double)[] options) =>
        Enum.GetValues<Optimizer>().Select(optimizer => Net($"{name}{optimizer}", optimizer, options));

    private static NetworkDefinition Net(string name, Optimizer optimizer, params (string, double)[] options) =>
        Train(Layers(name), optimizer, options);

    // Panels of every kind: full ones, half ones, and a part of one.
    private static DefinitionBuilder Layers(string name, bool first = true, bool last = true, double scale = 1) => new DefinitionBuilder(name, 19)
        .Dense(33, Activation.Tanh).Learns(first)
        .Dense(9, Activation.Sigmoid).Learns(learningRateScale: scale)
        .Dense(6, Activation.Softmax).Learns(last);

    private static NetworkDefinition Whole(Optimizer optimizer) => Train(
        new DefinitionBuilder(Everything(optimizer), 61)
            .Dense(72, Activation.Tanh).Learns(trainable: false)
            .Dense(80, Activation.Sigmoid).Learns(learningRateScale: 0.5)
            .Dense(65, Activation.Tanh)
            .Dense(10, Activation.Softmax),
        optimizer,
        ("L1", 1e-3), ("L2", 1e-2), ("ClipValue", 0.05), ("ClipNorm", 0.2), ("WeightDecay", 0.02), ("MaxNorm", 1));

    // An adaptive optimizer's epsilon is large enough that a gradient near zero does not become a step of full size.
    private static NetworkDefinition Train(DefinitionBuilder builder, Optimizer optimizer, params (string Name, double Value)[] options)
    {
        bool isAdaptive = optimizer is not (Optimizer.SGD or Optimizer.Momentum or Optimizer.Nesterov);
        builder.Training(Loss.CategoricalCrossEntropy, optimizer, isAdaptive ? 0.01 : 0.05, epsilon: 1e-2);
        foreach ((string name, double value) in options)
        {
            builder.Option(name, value);
        }

        return builder.Build();
    }
}
