using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using NetGen.Engine.Activations;
using NetGen.Engine.Layers;

namespace NetGen.Engine.Graph;

/// <summary>Turns a definition into a <see cref="LayerGraph{T}"/>, one declared layer after the other.</summary>
internal sealed class GraphBuilder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<Slot> _slots = [];
    private readonly List<Layer<T>> _layers = [];

    private GraphBuilder()
    {
    }

    /// <summary>Builds the graph of a definition.</summary>
    /// <exception cref="ArgumentException">The engine does not know a layer's kind, or a layer does not fit what it reads.</exception>
    public static LayerGraph<T> Build(NetworkDefinition definition, LayerRegistry<T> registry, ParameterStore<T> parameters, StatisticStore<T> statistics)
    {
        GraphBuilder<T> builder = new();
        Slot input = builder.NewSlot(definition.InputShape, requiresGradient: false);
        Dictionary<string, Slot> named = new() { [NetworkDefinition.InputName] = input };
        int offset = 0;
        int statisticOffset = 0;
        int truncatedSteps = TruncatedSteps(definition);
        Slot output = input;
        foreach (LayerDefinition layer in definition.Layers)
        {
            ImmutableArray<ParameterTensor<T>>.Builder tensors = ImmutableArray.CreateBuilder<ParameterTensor<T>>();
            foreach (ParameterDefinition parameter in layer.Parameters)
            {
                tensors.Add(new ParameterTensor<T>(parameters, offset, parameter.Shape));
                offset += parameter.Shape.Size;
            }

            ImmutableArray<StatisticTensor<T>>.Builder kept = ImmutableArray.CreateBuilder<StatisticTensor<T>>();
            foreach (ParameterDefinition statistic in layer.Statistics)
            {
                kept.Add(new StatisticTensor<T>(statistics, statisticOffset, statistic.Shape.Size));
                statisticOffset += statistic.Shape.Size;
            }

            LayerContext<T> context = new(
                builder, layer, definition.Layers.IndexOf(layer), [.. layer.Inputs.Select(name => named[name])], tensors.ToImmutable(), kept.ToImmutable(), truncatedSteps);
            output = registry[layer](context);
            context.Require(output.Shape.Equals(layer.OutputShape), $"gives the shape {output.Shape}, not {layer.OutputShape} as defined");
            named.Add(layer.Name, output);
        }

        return new LayerGraph<T>([.. builder._slots], [.. builder._layers], input, output);
    }

    private static int TruncatedSteps(NetworkDefinition definition)
    {
        double steps = definition.Training?.Options.GetValueOrDefault(nameof(TrainingAttribute.TruncatedSteps)) ?? 0;
        return steps >= 0 && steps <= int.MaxValue && Math.Floor(steps) == steps
            ? (int)steps
            : throw new ArgumentException(
                FormattableString.Invariant($"The training has {nameof(TrainingAttribute.TruncatedSteps)} of {steps}, not a whole number of at least 0."), nameof(definition));
    }

    /// <summary>Adds a place for values.</summary>
    /// <param name="shape">The shape of a sample's values.</param>
    /// <param name="requiresGradient">Whether training must know its gradient.</param>
    /// <param name="order">In which order parameters count its features; <see langword="null"/> if in that of the values.</param>
    public Slot NewSlot(TensorShape shape, bool requiresGradient, FeatureOrder? order = null)
    {
        Slot slot = new(_slots.Count, shape, requiresGradient, order);
        _slots.Add(slot);
        return slot;
    }

    /// <summary>Adds a layer behind those added before.</summary>
    /// <returns>Where its result is.</returns>
    public Slot Add(Layer<T> layer)
    {
        _layers.Add(layer);
        return layer.Output;
    }

    /// <summary>Adds a layer's activation over a slot.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="input">The slot.</param>
    /// <param name="parameters">How many of the layer's tensors are not the activation's: those come first.</param>
    /// <returns>Where its result is.</returns>
    public Slot AddActivation(LayerContext<T> context, Slot input, int parameters)
    {
        Activation activation = context.Definition.Activation;
        int own = context.Parameters.Length - parameters;
        if (activation == Activation.PReLU)
        {
            context.Require(own == 1, $"has {own} tensors of slopes, not one");
            ParameterTensor<T> slopes = context.Parameters[parameters];
            context.Require(
                slopes.Shape.Equals(new TensorShape(input.Channels)), $"has slopes of shape {slopes.Shape}, not {input.Channels}");
            return InParameterOrder(input, ordered => Add(new PReLULayer<T>(slopes, ordered, NewSlot(ordered.Shape, requiresGradient: true))));
        }

        context.Require(own == 0, $"has {own} tensors more than it reads");
        return activation == Activation.Linear && parameters > 0
            ? input
            : Add(new ActivateLayer<T>(
                activation, ActivationRegistry<T>.Get(context.Definition), input, NewSlot(input.Shape, input.RequiresGradient, input.Order)));
    }

    /// <summary>A slot's values in the order in which parameters count them: the slot itself, or behind a layer that brings them into it.</summary>
    public Slot InParameterOrder(Slot slot) => slot.Order is { } order
        ? Add(new ReorderLayer<T>(order.Inverse(), slot, NewSlot(slot.Shape, slot.RequiresGradient)))
        : slot;

    /// <summary>
    /// Adds a layer with a parameter for each feature and an output of the same features: it sees them in the order of its parameters, what reads it in that of
    /// its input.
    /// </summary>
    /// <param name="input">What the layer reads.</param>
    /// <param name="add">Adds the layer behind a slot whose order is that of the parameters, and returns where its result is.</param>
    /// <returns>Where the result is.</returns>
    public Slot InParameterOrder(Slot input, Func<Slot, Slot> add)
    {
        Slot result = add(InParameterOrder(input));
        return input.Order is { } order
            ? Add(new ReorderLayer<T>(order.Canonical, result, NewSlot(result.Shape, result.RequiresGradient, order)))
            : result;
    }
}
