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
        Stage? stage = stages.FirstOrDefault(stage => stage.Layer.Index == layer.Index);
        return new LayerPlan(
            layer.Name,
            descriptor.Kind,
            Words(descriptor, descriptor.Activation(layer.Spec)),
            layer.Sources.Select(source => source == LayerModel.NetworkInput ? "input" : model.Layers[source].Name).ToEquatableArray(),
            layer.Output,
            descriptor.Activation(layer.Spec).ToString(),
            descriptor.Options(layer.Spec).ToEquatableArray(),
            Plans(layer, stage?.Parameters),
            Plans(layer, stage?.Statistics));
    }

    private static EquatableArray<ParameterPlan> Plans(LayerModel layer, ImmutableArray<ParameterSlot>? slots) =>
        (slots ?? ImmutableArray<ParameterSlot>.Empty)
            .Select(slot => new ParameterPlan(
                $"{layer.Name}.{slot.Tensor.Name}", slot.Tensor.Shape, slot.Tensor.Start, slot.Tensor.FanIn, slot.Tensor.FanOut))
            .ToEquatableArray();

    private static string Words(LayerDescriptor descriptor, Activation activation) =>
        descriptor.IsActivationOnly ? $"{descriptor.Kind} {activation}"
        : activation == Activation.Linear ? descriptor.Kind
        : $"{descriptor.Kind}, {activation}";
}
