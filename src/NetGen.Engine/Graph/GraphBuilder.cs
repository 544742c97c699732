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
        Slot input = builder.NewSlot(definition.InputShape.Size, requiresGradient: false);
        Dictionary<string, Slot> named = new() { [NetworkDefinition.InputName] = input };
        int offset = 0;
        int statisticOffset = 0;
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

            LayerContext<T> context = new(builder, layer, definition.Layers.IndexOf(layer), [.. layer.Inputs.Select(name => named[name])], tensors.ToImmutable(), kept.ToImmutable());
            output = registry[layer](context);
            context.Require(output.Size == layer.OutputShape.Size, $"gives {output.Size} values, not {layer.OutputShape.Size} as defined");
            named.Add(layer.Name, output);
        }

        return new LayerGraph<T>([.. builder._slots], [.. builder._layers], input, output);
    }

    /// <summary>Adds a place for values.</summary>
    public Slot NewSlot(int size, bool requiresGradient)
    {
        Slot slot = new(_slots.Count, size, requiresGradient);
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
                slopes.Shape.Equals(new TensorShape(input.Size)), $"has slopes of shape {slopes.Shape}, not {input.Size}");
            return Add(new PReLULayer<T>(slopes, input, NewSlot(input.Size, requiresGradient: true)));
        }

        context.Require(own == 0, $"has {own} tensors more than it reads");
        return activation == Activation.Linear && parameters > 0
            ? input
            : Add(new ActivateLayer<T>(activation, ActivationRegistry<T>.Get(context.Definition), input, NewSlot(input.Size, input.RequiresGradient)));
    }
}
