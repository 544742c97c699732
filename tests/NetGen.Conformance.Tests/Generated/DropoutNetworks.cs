using System;
using System.Collections.Generic;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks with dropout in every place: sizes around multiples of the vector width.</summary>
internal static class DropoutNetworks
{
    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(Definitions()));

    public static CompiledNetworks Compiled => Networks.Value;

    public static IEnumerable<NetworkDefinition> Definitions()
    {
        yield return new DefinitionBuilder("DropInput", 9)
            .Dropout(0.2).Dense(7, Activation.Tanh).Dense(3)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("DropHidden", 17)
            .Dense(33, Activation.ReLU).Dropout(0.5).Dense(16, Activation.Sigmoid).Dropout(0.25, name: "second").Dense(8, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01, epsilon: 1e-2).Build();
        yield return new DefinitionBuilder("DropTwice", 8)
            .Dense(15, Activation.Tanh).Dropout(0.1).Dropout(0.3).Dense(1)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("DropLast", 5)
            .Dense(31, Activation.Tanh).Dense(9).Dropout(0.4)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("DropBeforeSoftmax", 16)
            .Dense(24, Activation.Tanh).Dense(5).Dropout(0.3).Activate(Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("DropBeforeTanh", 16)
            .Dense(24).Dropout(0.3).Activate(Activation.Tanh).Dense(65)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("DropNothing", 16)
            .Dense(24, Activation.Tanh).Dropout(0).Dense(4)
            .Training(Loss.MeanSquaredError, Optimizer.SGD, learningRate: 0.05).Build();
        yield return new DefinitionBuilder("DropWide", 96)
            .Dense(128, Activation.Tanh).Dropout(0.2).Dense(64, Activation.Tanh).Dropout(0.2).Dense(10, Activation.Softmax)
            .Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, learningRate: 0.01, epsilon: 1e-2).Build();
    }
}
