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
        new ActivateLayer());

    public static ImmutableArray<ActivationDescriptor> Activations { get; } = ImmutableArray.Create<ActivationDescriptor>(
        new LinearActivation(),
        new StepActivation(),
        new SigmoidActivation(),
        new TanhActivation(),
        new ReLUActivation(),
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
        new AdamOptimizer());

    public static LayerDescriptor Layer(LayerSpec spec) => Layers.First(layer => layer.SpecType == spec.GetType());

    public static ActivationDescriptor Of(Activation activation) => Activations.First(entry => entry.Activation == activation);

    public static LossDescriptor Of(Loss loss) => Losses.First(entry => entry.Loss == loss);

    public static OptimizerDescriptor Of(Optimizer optimizer) => Optimizers.First(entry => entry.Optimizer == optimizer);
}
