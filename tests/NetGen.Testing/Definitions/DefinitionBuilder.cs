using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace NetGen.Testing.Definitions;

/// <summary>Writes a <see cref="NetworkDefinition"/> the way a declaration reads: layers in order, each reading the one before.</summary>
/// <param name="name">The network's name.</param>
/// <param name="inputShape">The shape of one sample.</param>
public sealed class DefinitionBuilder(string name, params int[] inputShape)
{
    private readonly TensorShape _inputShape = new(inputShape);
    private readonly Dictionary<string, TensorShape> _shapes = [];
    private readonly ImmutableArray<LayerDefinition>.Builder _layers = ImmutableArray.CreateBuilder<LayerDefinition>();
    private TrainingDefinition? _training;

    /// <summary>Adds a dense layer.</summary>
    public DefinitionBuilder Dense(
        int units, Activation activation = Activation.Linear, bool useBias = true, string? name = null, string? from = null)
    {
        string ownName = NameOrIndex(name);
        string source = from ?? Latest;
        int inputs = ShapeOf(source).Size;
        Initializer initializer = activation == Activation.ReLU ? Initializer.HeUniform : Initializer.GlorotUniform;
        ImmutableArray<ParameterDefinition>.Builder parameters = ImmutableArray.CreateBuilder<ParameterDefinition>();
        parameters.Add(new ParameterDefinition($"{ownName}.weight", new TensorShape(units, inputs), initializer, inputs, units));
        if (useBias)
        {
            parameters.Add(new ParameterDefinition($"{ownName}.bias", new TensorShape(units), Initializer.Zeros, inputs, units));
        }

        return Add(new LayerDefinition
        {
            Name = ownName,
            Kind = "Dense",
            Inputs = [source],
            OutputShape = new TensorShape(units),
            Activation = activation,
            Parameters = parameters.ToImmutable(),
        });
    }

    /// <summary>Adds an activation as a layer of its own.</summary>
    public DefinitionBuilder Activate(Activation activation, string? name = null, string? from = null)
    {
        string source = from ?? Latest;
        return Add(new LayerDefinition
        {
            Name = NameOrIndex(name),
            Kind = "Activate",
            Inputs = [source],
            OutputShape = ShapeOf(source),
            Activation = activation,
        });
    }

    /// <summary>Adds a layer of any kind, with its shapes and parameters as given.</summary>
    public DefinitionBuilder Add(LayerDefinition layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        _layers.Add(layer);
        _shapes[layer.Name] = layer.OutputShape;
        return this;
    }

    /// <summary>Sets loss and optimizer; what is not given is at its default.</summary>
    public DefinitionBuilder Training(
        Loss loss, Optimizer optimizer, double? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        ImmutableDictionary<string, double> options = ImmutableDictionary<string, double>.Empty;
        if (optimizer == Optimizer.Adam)
        {
            options = options.Add("Beta1", beta1).Add("Beta2", beta2).Add("Epsilon", epsilon);
        }

        options = loss switch
        {
            Loss.Huber => options.Add("Delta", 1),
            Loss.CategoricalCrossEntropy => options.Add("LabelSmoothing", 0),
            _ => options,
        };
        _training = new TrainingDefinition
        {
            Loss = loss,
            Optimizer = optimizer,
            LearningRate = learningRate ?? (optimizer == Optimizer.Adam ? 0.001 : 0.01),
            Options = options,
        };
        return this;
    }

    /// <summary>Sets a number of the training, after <see cref="Training"/>.</summary>
    public DefinitionBuilder Option(string option, double value)
    {
        TrainingDefinition training = _training ?? throw new InvalidOperationException("There is no training to set a number of.");
        _training = new TrainingDefinition
        {
            Loss = training.Loss,
            Optimizer = training.Optimizer,
            LearningRate = training.LearningRate,
            Options = training.Options.SetItem(option, value),
        };
        return this;
    }

    /// <summary>The definition so far.</summary>
    public NetworkDefinition Build() => new(name, _inputShape, _layers.ToImmutable(), _training);

    private string Latest => _layers.Count == 0 ? NetworkDefinition.InputName : _layers[^1].Name;

    private string NameOrIndex(string? given) => given ?? _layers.Count.ToString(CultureInfo.InvariantCulture);

    private TensorShape ShapeOf(string source) => source == NetworkDefinition.InputName ? _inputShape : _shapes[source];
}
