using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Lowering;

/// <summary>Lowers the declaration to data, layer by layer as declared.</summary>
internal static class DefinitionLowering
{
    public static DefinitionPlan Lower(NetworkModel model, ImmutableArray<Stage> stages) => new(
        model.Type.Name,
        model.Input,
        model.Layers.Select(layer => Lower(model, layer, stages)).ToEquatableArray(),
        model.Training);

    private static LayerPlan Lower(NetworkModel model, LayerModel layer, ImmutableArray<Stage> stages)
    {
        LayerDescriptor descriptor = Catalogue.Layer(layer.Spec);
        ActivationSpec activation = descriptor.Activation(layer.Spec);
        return new LayerPlan(
            layer.Name,
            descriptor.Kind,
            Words(descriptor, activation.Activation),
            layer.Sources.Select(source => source == LayerModel.NetworkInput ? "input" : model.Layers[source].Name).ToEquatableArray(),
            layer.Output,
            activation.Activation.ToString(),
            Options(model, layer, descriptor, activation).ToEquatableArray(),
            Plans(layer, stages.SelectMany(stage => stage.Parameters)),
            Plans(layer, stages.SelectMany(stage => stage.Statistics)))
        {
            Trainable = layer.Trainable,
            LearningRateScale = layer.LearningRateScale,
        };
    }

    private static EquatableArray<ParameterPlan> Plans(LayerModel layer, IEnumerable<ParameterSlot> slots) => slots
        .Where(slot => slot.Layer == layer.Index)
        .Select(slot => new ParameterPlan(
            $"{layer.Name}.{slot.Tensor.Name}", slot.Tensor.Shape, slot.Tensor.Start, slot.Tensor.FanIn, slot.Tensor.FanOut)
        {
            AddedInFiles = slot.Tensor.AddedInFiles is { } added ? $"{layer.Name}.{added}" : null,
        })
        .ToEquatableArray();

    private static ImmutableArray<OptionModel> Options(
        NetworkModel model, LayerModel layer, LayerDescriptor descriptor, ActivationSpec activation)
    {
        ImmutableArray<Shape> inputs = layer.Sources
            .Select(source => source == LayerModel.NetworkInput ? model.Input : model.Layers[source].Output)
            .ToImmutableArray();
        ImmutableArray<OptionModel> options = descriptor.Options(layer.Spec, inputs);
        return activation.Alpha is { } alpha ? options.Add(new OptionModel(ActivationReader.Alpha, alpha)) : options;
    }

    private static string Words(LayerDescriptor descriptor, Activation activation) =>
        descriptor.IsActivationOnly ? $"{descriptor.Kind} {activation}"
        : activation == Activation.Linear ? descriptor.Kind
        : $"{descriptor.Kind}, {activation}";
}
