using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Catalog.Layers;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;

namespace NetGen.Generators.Tests.Stages.Lowering;

/// <summary>Models as reading declarations gives them, written down in a line.</summary>
internal static class Models
{
    public static LayerSpec Dense(int units, Vocabulary.Activation activation = Vocabulary.Activation.Linear, bool useBias = true) =>
        new DenseSpec(units, activation, useBias);

    public static LayerSpec Activate(Vocabulary.Activation activation) => new ActivateSpec(activation);

    /// <summary>A chain of layers.</summary>
    public static NetworkModel Chain(int inputs, params LayerSpec[] specs) =>
        Graph(inputs, [.. specs.Select((spec, index) => (spec, index == 0 ? LayerModel.NetworkInput : index - 1))]);

    /// <summary>Layers that each read one layer of their choice.</summary>
    public static NetworkModel Graph(int inputs, params (LayerSpec Spec, int Source)[] layers)
    {
        Shape input = Shape.Of(inputs);
        List<LayerModel> models = [];
        foreach ((LayerSpec spec, int source) in layers)
        {
            Shape read = source == LayerModel.NetworkInput ? input : models[source].Output;
            Shape output = spec is DenseSpec dense ? Shape.Of(dense.Units) : read;
            models.Add(new LayerModel(models.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), models.Count, EquatableArray.Of(source), spec, output));
        }

        return new NetworkModel(new TypeModel("", default, "Net"), input, models.ToEquatableArray(), Training: null, VectorBits: 256);
    }

    /// <summary>The same model, trained with the defaults of optimizer and loss.</summary>
    public static NetworkModel Trained(this NetworkModel model, Vocabulary.Loss loss, Vocabulary.Optimizer optimizer)
    {
        OptimizerDescriptor descriptor = Catalogue.Of(optimizer);
        return model with
        {
            Training = new TrainingModel(
                loss,
                optimizer,
                descriptor.DefaultLearningRate,
                descriptor.Hyperparameters
                    .AddRange(Catalogue.Of(loss).Hyperparameters)
                    .Select(entry => new OptionModel(entry.Name, entry.Default)).ToEquatableArray()),
        };
    }
}
