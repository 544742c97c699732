using System.Collections.Immutable;
using System.Numerics;
using NetGen.Engine.Activations;
using NetGen.Engine.Graph;
using NetGen.Engine.Recurrence;

namespace NetGen.Engine.Layers;

/// <summary>
/// Builds the recurrent layers of the vocabulary. Each direction is a dense layer at each step, for the sums by what is read, and a <see cref="RecurrentLayer{T}"/> behind it; then comes the choice
/// of the last step, if not all are given, and two directions side by side.
/// </summary>
internal static class RecurrentLayers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static Slot BuildSimpleRNN(LayerContext<T> context)
    {
        Activation activation = (Activation)context.Count("Activation", least: 0);
        context.Require(activation is Activation.Tanh or Activation.ReLU, $"has the activation {activation}, not Tanh or ReLU");
        return Build(context, new SimpleRNNCell<T>(ActivationRegistry<T>.Get(activation)));
    }

    public static Slot BuildLSTM(LayerContext<T> context) => Build(context, new LSTMCell<T>());

    public static Slot BuildGRU(LayerContext<T> context) => Build(context, new GRUCell<T>());

    private static Slot Build(LayerContext<T> context, RecurrentCell<T> cell)
    {
        Slot input = context.SingleInput();
        context.Require(input.Shape.Rank == 2, $"reads the shape {input.Shape}, not (time, features)");
        context.Require(context.Definition.Activation == Activation.Linear, $"ends in {context.Definition.Activation}, not in nothing");
        bool returnsSequences = context.Flag("ReturnSequences");
        int directions = context.Flag("Bidirectional") ? 2 : 1;
        int tensors = cell.HasRecurrentBias ? 4 : 3;
        context.Require(
            context.Parameters.Length == directions * tensors, $"has {context.Parameters.Length} parameter tensors, not {tensors} for each of {directions} directions");
        ImmutableArray<Slot>.Builder outputs = ImmutableArray.CreateBuilder<Slot>();
        for (int direction = 0; direction < directions; direction++)
        {
            Slot every = AddDirection(context, cell, input, context.Parameters.AsSpan().Slice(direction * tensors, tensors).ToImmutableArray(), isReverse: direction == 1);
            outputs.Add(returnsSequences ? every : AddStep(context.Graph, every, step: direction == 1 ? 0 : every.Shape[0] - 1));
        }

        return directions == 1 ? outputs[0] : AddSideBySide(context.Graph, outputs[0], outputs[1]);
    }

    private static Slot AddDirection(
        LayerContext<T> context, RecurrentCell<T> cell, Slot input, ImmutableArray<ParameterTensor<T>> tensors, bool isReverse)
    {
        int units = tensors[1].Shape.Extents[^1];
        TensorShape products = new(cell.Gates * units);
        RequireShape(context, tensors[0], "weight of what it reads", new TensorShape(products.Size, input.Channels));
        RequireShape(context, tensors[1], "weight of its state", new TensorShape(products.Size, units));
        RequireShape(context, tensors[2], "bias", products);
        if (cell.HasRecurrentBias)
        {
            RequireShape(context, tensors[3], "bias of its state", products);
        }

        Slot sums = DenseLayer<T>.AddSums(context.Graph, input, tensors[0], tensors[2]);
        return context.Graph.Add(new RecurrentLayer<T>(
            context.Graph, cell, sums, tensors[1], cell.HasRecurrentBias ? tensors[3] : null, isReverse, context.TruncatedSteps));
    }

    private static Slot AddStep(GraphBuilder<T> graph, Slot every, int step) =>
        graph.Add(new StepLayer<T>(step, every, graph.NewSlot(new TensorShape(every.Channels), requiresGradient: true)));

    private static Slot AddSideBySide(GraphBuilder<T> graph, Slot first, Slot second)
    {
        TensorShape shape = new([.. first.Shape.Extents[..^1], first.Channels + second.Channels]);
        return graph.Add(new ConcatLayer<T>([first, second], graph.NewSlot(shape, requiresGradient: true)));
    }

    private static void RequireShape(LayerContext<T> context, ParameterTensor<T> tensor, string what, TensorShape shape) =>
        context.Require(tensor.Shape.Equals(shape), $"has a {what} of shape {tensor.Shape}, not {shape}");
}
