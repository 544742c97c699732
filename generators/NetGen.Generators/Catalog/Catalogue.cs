using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog.Activations;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Catalog.Losses;
using NetGen.Generators.Catalog.Optimizers;
using NetGen.Generators.Model;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog;

/// <summary>The vocabulary: one line an entry. Everything that needs "all layers" or "all losses" enumerates this.</summary>
internal static class Catalogue
{
    public static ImmutableArray<LayerDescriptor> Layers { get; } = ImmutableArray.Create<LayerDescriptor>(
        new DenseLayer(),
        new ActivateLayer(),
        new DropoutLayer(),
        new LayerNormLayer(),
        new BatchNormLayer(),
        new Conv1DLayer(),
        new Conv2DLayer(),
        new MaxPool1DLayer(),
        new MaxPool2DLayer(),
        new AvgPool1DLayer(),
        new AvgPool2DLayer(),
        new GlobalAvgPoolLayer(),
        new GlobalMaxPoolLayer(),
        new FlattenLayer(),
        new SimpleRNNLayer(),
        new LSTMLayer(),
        new GRULayer(),
        new AddLayer(),
        new ConcatLayer());

    public static ImmutableArray<ActivationDescriptor> Activations { get; } = ImmutableArray.Create<ActivationDescriptor>(
        new LinearActivation(),
        new StepActivation(),
        new SigmoidActivation(),
        new TanhActivation(),
        new ReLUActivation(),
        new LeakyReLUActivation(),
        new PReLUActivation(),
        new ELUActivation(),
        new SELUActivation(),
        new GELUActivation(),
        new GELUTanhActivation(),
        new SwishActivation(),
        new SoftplusActivation(),
        new HardSigmoidActivation(),
        new HardSwishActivation(),
        new MishActivation(),
        new SoftmaxActivation());

    public static ImmutableArray<LossDescriptor> Losses { get; } = ImmutableArray.Create<LossDescriptor>(
        new MeanSquaredErrorLoss(),
        new MeanAbsoluteErrorLoss(),
        new HuberLoss(),
        new BinaryCrossEntropyLoss(),
        new CategoricalCrossEntropyLoss(),
        new HingeLoss(),
        new PerceptronLoss());

    public static ImmutableArray<OptimizerDescriptor> Optimizers { get; } = ImmutableArray.Create<OptimizerDescriptor>(
        new SGDOptimizer(),
        new MomentumOptimizer(),
        new NesterovOptimizer(),
        new RMSpropOptimizer(),
        new AdagradOptimizer(),
        new AdamOptimizer(),
        new AdamWOptimizer());

    public static LayerDescriptor Layer(LayerSpec spec) => Layers.First(layer => layer.SpecType == spec.GetType());

    public static ActivationDescriptor Of(Activation activation) => Activations.First(entry => entry.Activation == activation);

    /// <summary>The catalogue's entry with the number the layer gives it.</summary>
    public static ActivationDescriptor Of(ActivationSpec spec)
    {
        ActivationDescriptor entry = Of(spec.Activation);
        return spec.Alpha is { } alpha ? entry.With(alpha) : entry;
    }

    public static LossDescriptor Of(Loss loss) => Losses.First(entry => entry.Loss == loss);

    /// <summary>The losses that pair with a last activation, the usual one first.</summary>
    public static IEnumerable<Loss> LossesOf(Activation activation) => Losses
        .Where(entry => entry.Pairs.Contains(activation))
        .Select(entry => entry.Loss)
        .OrderByDescending(loss => loss == Of(activation).UsualLoss);

    public static OptimizerDescriptor Of(Optimizer optimizer) => Optimizers.First(entry => entry.Optimizer == optimizer);
}
