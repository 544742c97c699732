using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// A network's declaration as data: its layers, shapes and parameter tensors. Generated networks carry theirs as
/// <c>Definition</c>; it feeds the summary, files, initialisation and engines that run a network from data.
/// </summary>
public sealed class NetworkDefinition
{
    /// <summary>What <see cref="LayerDefinition.Inputs"/> calls the network's own input.</summary>
    public const string InputName = "input";

    /// <summary>Creates a definition.</summary>
    /// <param name="name">The network's name: that of its class.</param>
    /// <param name="inputShape">The shape of one sample.</param>
    /// <param name="layers">The layers in declaration order, at least one; each reads only the input and layers before it.</param>
    /// <param name="training">How it is trained; <see langword="null"/> if it only infers.</param>
    /// <exception cref="ArgumentException">There is no layer, two share a name, or one reads a layer that is not before it.</exception>
    public NetworkDefinition(string name, TensorShape inputShape, ImmutableArray<LayerDefinition> layers, TrainingDefinition? training)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(inputShape);
        if (layers.IsDefaultOrEmpty)
        {
            throw new ArgumentException($"Network '{name}' has no layer.", nameof(layers));
        }

        HashSet<string> known = [InputName];
        foreach (LayerDefinition layer in layers)
        {
            foreach (string source in layer.Inputs)
            {
                if (!known.Contains(source))
                {
                    throw new ArgumentException($"Layer '{layer.Name}' reads '{source}', which is no layer before it.", nameof(layers));
                }
            }

            if (!known.Add(layer.Name))
            {
                throw new ArgumentException($"Two layers are named '{layer.Name}'.", nameof(layers));
            }
        }

        Name = name;
        InputShape = inputShape;
        Layers = layers;
        Training = training;
        Parameters = [.. layers.SelectMany(layer => layer.Parameters)];
        ParameterCount = Parameters.Sum(parameter => parameter.Shape.Size);
        Statistics = [.. layers.SelectMany(layer => layer.Statistics)];
        StatisticCount = Statistics.Sum(statistic => statistic.Shape.Size);
        IsRecurrent = layers.Any(layer => layer.Kind is "SimpleRNN" or "LSTM" or "GRU");
        FewestTrainingRows = layers.Any(layer => !layer.Statistics.IsEmpty && layer.OutputShape.Size == layer.OutputShape.Extents[^1]) ? 2 : 1;
    }

    /// <summary>The network's name: that of its class.</summary>
    public string Name { get; }

    /// <summary>The shape of one sample.</summary>
    public TensorShape InputShape { get; }

    /// <summary>The shape of what the last layer gives for one sample.</summary>
    public TensorShape OutputShape => Layers[^1].OutputShape;

    /// <summary>The layers in declaration order.</summary>
    public ImmutableArray<LayerDefinition> Layers { get; }

    /// <summary>How the network is trained; <see langword="null"/> if it only infers.</summary>
    public TrainingDefinition? Training { get; }

    /// <summary>All parameter tensors in canonical order: layers in declaration order, within a layer weight, then bias.</summary>
    public ImmutableArray<ParameterDefinition> Parameters { get; }

    /// <summary>The number of parameters in all tensors.</summary>
    public int ParameterCount { get; }

    /// <summary>All running statistics, in the order of the layers.</summary>
    public ImmutableArray<ParameterDefinition> Statistics { get; }

    /// <summary>The number of running statistics in all tensors.</summary>
    public int StatisticCount { get; }

    /// <summary>
    /// How few rows a training step may have: two where a layer normalises over the rows and a row has no more than one position of it (it is one of features,
    /// or an image of one pixel), else one.
    /// </summary>
    public int FewestTrainingRows { get; }

    /// <summary>Whether a layer goes through its input step by step: <c>SimpleRNN</c>, <c>LSTM</c> or <c>GRU</c>.</summary>
    public bool IsRecurrent { get; }

    /// <summary>The number of steps of a sample: the first extent of the input of a recurrent network, <c>(time, features)</c>; 1 for others.</summary>
    public int InputSteps => IsRecurrent && InputShape.Rank == 2 ? InputShape[0] : 1;

    /// <summary>
    /// Into how many rows the outputs of a sample fall: the steps of an output of shape <c>(time, outputs)</c>, the positions of an image whose last activation is softmax,
    /// <c>(height, width, classes)</c>, else 1. Each row then has a class label of its own, and counts in loss and metrics as a sample does.
    /// </summary>
    public int OutputRows =>
        OutputShape.Rank == 2 || (OutputShape.Rank > 2 && Layers[^1].Activation == Activation.Softmax) ? OutputShape.Size / OutputShape.Extents[^1] : 1;

    /// <summary>
    /// A table for people: name, kind, activation, output shape and parameters of each layer, and the total. Lines end with LF;
    /// the text is the same in every culture.
    /// </summary>
    public string Summary() => NetworkSummary.Write(this);
}
