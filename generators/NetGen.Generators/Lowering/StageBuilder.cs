using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Turns layers into stages. A layer that only applies an activation to a linear layer which nothing else reads is folded into
/// that layer, so that its activation becomes an epilogue of the product instead of a pass of its own.
/// </summary>
internal static class StageBuilder
{
    public static ImmutableArray<Stage> Build(NetworkModel model, int vectorLanes) => Build(model, model.Layers, vectorLanes);

    /// <summary>The stages that one layer's result takes, with the parameters of the whole network's.</summary>
    public static ImmutableArray<Stage> BuildUpTo(
        LayerModel last, NetworkModel model, int vectorLanes, ImmutableArray<Stage> whole)
    {
        HashSet<int> needed = [last.Index];
        foreach (LayerModel layer in model.Layers.Reverse().Where(layer => needed.Contains(layer.Index)))
        {
            needed.UnionWith(layer.Sources);
        }

        return Build(model, model.Layers.Where(layer => needed.Contains(layer.Index)).ToList(), vectorLanes)
            .Select(stage => stage with { Parameters = whole.First(same => same.Layer.Index == stage.Layer.Index).Parameters })
            .ToImmutableArray();
    }

    private static ImmutableArray<Stage> Build(NetworkModel model, IReadOnlyCollection<LayerModel> layers, int vectorLanes)
    {
        ILookup<int, LayerModel> readers = layers
            .SelectMany(layer => layer.Sources, (layer, source) => (layer, source))
            .ToLookup(pair => pair.source, pair => pair.layer);

        ImmutableArray<Stage>.Builder stages = ImmutableArray.CreateBuilder<Stage>();
        Dictionary<int, int> stageOfLayer = new() { [LayerModel.NetworkInput] = LayerModel.NetworkInput };
        ParameterPlacer placer = new();
        foreach (LayerModel layer in layers)
        {
            LayerDescriptor descriptor = Catalogue.Layer(layer.Spec);
            if (FoldTarget(layer, descriptor, readers, stages, stageOfLayer) is int target)
            {
                stages[target] = stages[target] with { Activation = ActivationOf(layer, descriptor) };
                stageOfLayer[layer.Index] = target;
                continue;
            }

            ImmutableArray<LaneAxis> inputs = layer.Sources
                .Select(source => LaneAxis.Of((int)ShapeOf(model, source).Size, vectorLanes))
                .ToImmutableArray();
            LaneAxis output = LaneAxis.Of((int)layer.Output.Size, vectorLanes);

            // The initialiser of the weights depends on the activation that will follow, folded or not.
            Activation following = FollowingActivation(layer, descriptor, readers);
            ImmutableArray<ParameterSlot> parameters = descriptor
                .Parameters(layer.Spec, inputs, output, Catalogue.Of(following).WeightInitializer)
                .Select(tensor => placer.Place(tensor))
                .ToImmutableArray();
            stageOfLayer[layer.Index] = stages.Count;
            stages.Add(new Stage(
                stages.Count,
                layer,
                descriptor,
                ActivationOf(layer, descriptor),
                layer.Sources.Select(source => stageOfLayer[source]).ToImmutableArray(),
                inputs,
                output,
                parameters));
        }

        return stages.ToImmutable();
    }

    private static Shape ShapeOf(NetworkModel model, int source) =>
        source == LayerModel.NetworkInput ? model.Input : model.Layers[source].Output;

    private static ActivationDescriptor ActivationOf(LayerModel layer, LayerDescriptor descriptor) =>
        Catalogue.Of(descriptor.Activation(layer.Spec));

    private static int? FoldTarget(
        LayerModel layer,
        LayerDescriptor descriptor,
        ILookup<int, LayerModel> readers,
        ImmutableArray<Stage>.Builder stages,
        Dictionary<int, int> stageOfLayer)
    {
        if (!descriptor.IsActivationOnly || layer.Sources[0] == LayerModel.NetworkInput || readers[layer.Sources[0]].Count() != 1)
        {
            return null;
        }

        int target = stageOfLayer[layer.Sources[0]];
        return stages[target].Activation.Activation == Activation.Linear && !stages[target].Descriptor.IsActivationOnly ? target : null;
    }

    private static Activation FollowingActivation(LayerModel layer, LayerDescriptor descriptor, ILookup<int, LayerModel> readers)
    {
        Activation own = descriptor.Activation(layer.Spec);
        LayerModel? reader = readers[layer.Index].FirstOrDefault();
        return own == Activation.Linear && reader is not null && Catalogue.Layer(reader.Spec) is { IsActivationOnly: true } next
            ? next.Activation(reader.Spec)
            : own;
    }
}
