using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace NetGen.Testing.Definitions;

/// <summary>Writes a <see cref="NetworkDefinition"/> the way a declaration reads: layers in order, each reading the one before.</summary>
/// <param name="name">The network's name.</param>
/// <param name="inputShape">The shape of one sample.</param>
public sealed partial class DefinitionBuilder(string name, params int[] inputShape)
{
    private readonly TensorShape _inputShape = new(inputShape);
    private readonly Dictionary<string, TensorShape> _shapes = [];
    private readonly ImmutableArray<LayerDefinition>.Builder _layers = ImmutableArray.CreateBuilder<LayerDefinition>();
    private TrainingDefinition? _training;

    /// <summary>Adds a dense layer: over the features of a sample, or over those of each of its steps.</summary>
    public DefinitionBuilder Dense(
        int units, Activation activation = Activation.Linear, bool useBias = true, string? name = null, string? from = null, double? alpha = null)
    {
        string ownName = NameOrIndex(name);
        string source = from ?? Latest;
        int inputs = Channels(ShapeOf(source));
        Initializer initializer = ActivationTraits.InitializerBefore(activation);
        ImmutableArray<ParameterDefinition>.Builder parameters = ImmutableArray.CreateBuilder<ParameterDefinition>();
        parameters.Add(new ParameterDefinition($"{ownName}.weight", new TensorShape(units, inputs), initializer, inputs, units));
        if (useBias)
        {
            parameters.Add(new ParameterDefinition($"{ownName}.bias", new TensorShape(units), Initializer.Zeros, inputs, units));
        }

        if (activation == Activation.PReLU)
        {
            parameters.Add(Slopes($"{ownName}.slope", units, alpha));
        }

        return Add(new LayerDefinition
        {
            Name = ownName,
            Kind = "Dense",
            Inputs = [source],
            OutputShape = new TensorShape([.. ShapeOf(source).Extents[..^1], units]),
            Activation = activation,
            Options = Options(alpha),
            Parameters = parameters.ToImmutable(),
        });
    }

    /// <summary>Adds an activation as a layer of its own.</summary>
    public DefinitionBuilder Activate(Activation activation, string? name = null, string? from = null, double? alpha = null)
    {
        string source = from ?? Latest;
        return Add(new LayerDefinition
        {
            Name = NameOrIndex(name),
            Kind = "Activate",
            Inputs = [source],
            OutputShape = ShapeOf(source),
            Activation = activation,
            Options = Options(alpha),
            Parameters = activation == Activation.PReLU ? [Slopes($"{NameOrIndex(name)}.weight", Channels(ShapeOf(source)), alpha)] : [],
        });
    }

    /// <summary>Adds a dropout layer.</summary>
    public DefinitionBuilder Dropout(double rate, string? name = null, string? from = null)
    {
        string source = from ?? Latest;
        return Add(new LayerDefinition
        {
            Name = NameOrIndex(name),
            Kind = "Dropout",
            Inputs = [source],
            OutputShape = ShapeOf(source),
            Options = ImmutableDictionary<string, double>.Empty.Add("Rate", rate),
        });
    }

    /// <summary>Adds a layer normalisation.</summary>
    public DefinitionBuilder LayerNorm(double epsilon = 1e-5, string? name = null, string? from = null)
    {
        string source = from ?? Latest;
        string ownName = NameOrIndex(name);
        return Add(new LayerDefinition
        {
            Name = ownName,
            Kind = "LayerNorm",
            Inputs = [source],
            OutputShape = ShapeOf(source),
            Options = ImmutableDictionary<string, double>.Empty.Add("Epsilon", epsilon),
            Parameters = ScaleAndShift(ownName, new TensorShape(Channels(ShapeOf(source)))),
        });
    }

    /// <summary>Adds a batch normalisation.</summary>
    public DefinitionBuilder BatchNorm(double epsilon = 1e-5, double momentum = 0.1, string? name = null, string? from = null)
    {
        string source = from ?? Latest;
        string ownName = NameOrIndex(name);
        TensorShape shape = new(Channels(ShapeOf(source)));
        return Add(new LayerDefinition
        {
            Name = ownName,
            Kind = "BatchNorm",
            Inputs = [source],
            OutputShape = ShapeOf(source),
            Options = ImmutableDictionary<string, double>.Empty.Add("Epsilon", epsilon).Add("Momentum", momentum),
            Parameters = ScaleAndShift(ownName, shape),
            Statistics =
            [
                new ParameterDefinition($"{ownName}.running_mean", shape, Initializer.Zeros, shape.Size, shape.Size),
                new ParameterDefinition($"{ownName}.running_var", shape, Initializer.Constant, shape.Size, shape.Size),
            ],
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
        options = optimizer switch
        {
            Optimizer.Momentum or Optimizer.Nesterov => options.Add("Momentum", 0.9),
            Optimizer.RMSprop => options.Add("Rho", 0.99).Add("Epsilon", epsilon),
            Optimizer.Adagrad => options.Add("Epsilon", epsilon == 1e-8 ? 1e-10 : epsilon),
            Optimizer.Adam => options.Add("Beta1", beta1).Add("Beta2", beta2).Add("Epsilon", epsilon),
            Optimizer.AdamW => options.Add("Beta1", beta1).Add("Beta2", beta2).Add("Epsilon", epsilon).Add("WeightDecay", 0.01),
            _ => options,
        };

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
            LearningRate = learningRate ?? (optimizer is Optimizer.Adam or Optimizer.AdamW ? 0.001 : 0.01),
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

    /// <summary>Says how the layer added last learns.</summary>
    public DefinitionBuilder Learns(bool trainable = true, double learningRateScale = 1)
    {
        LayerDefinition layer = _layers[^1];
        _layers[^1] = new LayerDefinition
        {
            Name = layer.Name,
            Kind = layer.Kind,
            Inputs = layer.Inputs,
            OutputShape = layer.OutputShape,
            Activation = layer.Activation,
            Options = layer.Options,
            Trainable = trainable,
            LearningRateScale = learningRateScale,
            Parameters = layer.Parameters,
            Statistics = layer.Statistics,
        };
        return this;
    }

    /// <summary>The definition so far.</summary>
    public NetworkDefinition Build() => new(name, _inputShape, _layers.ToImmutable(), _training);

    private static ParameterDefinition Slopes(string name, int count, double? alpha) =>
        new(name, new TensorShape(count), Initializer.Constant, 1, 1, alpha ?? ActivationTraits.Slope);

    private static ImmutableDictionary<string, double> Options(double? alpha) => alpha is { } value
        ? ImmutableDictionary<string, double>.Empty.Add("Alpha", value)
        : ImmutableDictionary<string, double>.Empty;

    private static ImmutableArray<ParameterDefinition> ScaleAndShift(string name, TensorShape shape) =>
    [
        new ParameterDefinition($"{name}.weight", shape, Initializer.Constant, shape.Size, shape.Size),
        new ParameterDefinition($"{name}.bias", shape, Initializer.Zeros, shape.Size, shape.Size),
    ];

    private string Latest => _layers.Count == 0 ? NetworkDefinition.InputName : _layers[^1].Name;

    private string NameOrIndex(string? given) => given ?? _layers.Count.ToString(CultureInfo.InvariantCulture);

    private static int Channels(TensorShape shape) => shape.Extents[^1];

    private TensorShape ShapeOf(string source) => source == NetworkDefinition.InputName ? _inputShape : _shapes[source];
}
