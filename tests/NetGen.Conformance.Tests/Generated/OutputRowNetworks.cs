using System;
using System.Collections.Generic;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks that end in something else than a plain row of outputs: what is a prediction to the loss is not what lies in a row of memory.</summary>
internal static class OutputRowNetworks
{
    private static readonly Lazy<CompiledNetworks> Networks = new(() => new CompiledNetworks(All()));

    public static CompiledNetworks Compiled => Networks.Value;

    public static IEnumerable<NetworkDefinition> All()
    {
        // One row, which lies in memory as the several of a sequence or an image.
        yield return Trained(new DefinitionBuilder("FlatSteps", 5, 3).Dense(4, Activation.Tanh).Flatten());
        yield return Trained(new DefinitionBuilder("FlatWideSteps", 5, 3).Dense(8).Flatten().Activate(Activation.Sigmoid));
        yield return Trained(new DefinitionBuilder("FlatPaddedSteps", 5, 3).Dense(9, Activation.Tanh).Flatten());
        yield return Trained(new DefinitionBuilder("FlatDroppedSteps", 5, 3).Dense(8, Activation.Tanh).Flatten().Dropout(0.2));
        yield return Trained(new DefinitionBuilder("FlatStates", 5, 3).Recurrent("GRU", 8, returnSequences: true).Flatten());
        yield return Trained(new DefinitionBuilder("FlatSignal", 9, 2).Conv(8, [3], Activation.Tanh).Pool("Max", 2).Flatten());
        yield return Trained(new DefinitionBuilder("FlatImage", 5, 5, 2).Conv(8, [3, 3], Activation.Tanh).Flatten());
        yield return Trained(new DefinitionBuilder("FlatDroppedImage", 5, 5, 2).Conv(8, [3, 3], Activation.Tanh).Flatten().Dropout(0.2));
        yield return Classes(new DefinitionBuilder("FlatClasses", 3, 2).Dense(4, Activation.Tanh).Flatten().Activate(Activation.Softmax));
        yield return Trained(new DefinitionBuilder("FlatLogits", 3, 2).Dense(8).Flatten().Activate(Activation.Sigmoid), Loss.BinaryCrossEntropy);

        // A class at each position.
        yield return Classes(new DefinitionBuilder("ImageClasses", 5, 4, 2).Conv(6, [3, 3], Activation.Tanh).Conv(3, [1, 1], Activation.Softmax));
        yield return Classes(new DefinitionBuilder("ImageWideClasses", 4, 4, 2).Conv(17, [2, 2]).Activate(Activation.Softmax));
        yield return Classes(new DefinitionBuilder("ImagePooledClasses", 6, 6, 2).Conv(8, [2, 2]).Pool("Avg", 2).Activate(Activation.Softmax));
        yield return Classes(new DefinitionBuilder("SignalClasses", 9, 2).Conv(4, [3]).Activate(Activation.Softmax));
        foreach (Loss loss in (Loss[])[Loss.MeanSquaredError, Loss.MeanAbsoluteError, Loss.Huber])
        {
            yield return Trained(new DefinitionBuilder($"ImageShares{loss}", 4, 4, 2).Conv(5, [2, 2], Activation.Softmax), loss);
            yield return Trained(new DefinitionBuilder($"StepShares{loss}", 4, 2).Dense(5, Activation.Softmax), loss);
        }

        // All of an image.
        yield return Trained(new DefinitionBuilder("ImageLogits", 5, 4, 2).Conv(3, [2, 2], Activation.Sigmoid), Loss.BinaryCrossEntropy);
        yield return Trained(new DefinitionBuilder("ImageLayeredLogits", 4, 4, 1).Conv(3, [2, 2], Activation.Tanh).Activate(Activation.Sigmoid), Loss.BinaryCrossEntropy);
        yield return Trained(new DefinitionBuilder("ImagePooledLogits", 5, 5, 2).Conv(5, [2, 2], Activation.Tanh).Pool("Avg", 2).Activate(Activation.Sigmoid), Loss.BinaryCrossEntropy);
        yield return Trained(new DefinitionBuilder("ImageJoinedLogits", 4, 4, 1)
            .Conv(3, [2, 2], Activation.Tanh, name: "a").Conv(2, [2, 2], Activation.Tanh, name: "b", from: "input").Concat(["a", "b"]).Activate(Activation.Sigmoid), Loss.BinaryCrossEntropy);
        yield return Trained(new DefinitionBuilder("ImagePooled", 6, 6, 2).Conv(8, [2, 2], Activation.Tanh).Pool("Avg", 2));
    }

    private static NetworkDefinition Classes(DefinitionBuilder network) => Trained(network, Loss.CategoricalCrossEntropy);

    private static NetworkDefinition Trained(DefinitionBuilder network, Loss loss = Loss.MeanSquaredError)
    {
        DefinitionBuilder trained = network.Training(loss, Optimizer.SGD, learningRate: 0.01);
        return (loss == Loss.CategoricalCrossEntropy ? trained.Option("LabelSmoothing", 0.1) : trained).Build();
    }
}
