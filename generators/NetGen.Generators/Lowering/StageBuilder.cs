using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Turns layers into stages. A layer that only applies an activation to a linear layer which nothing else reads is folded into
/// that layer, so that its activation becomes an epilogue of the product instead of a pass of its own. A layer that only training has is left out of
/// prediction, so that more may be folded there; parameters and their places are the same.
/// </summary>
internal static class StageBuilder
{
    /// <summary>The stages of prediction.</summary>
    public static ImmutableArray<Stage> Build(NetworkModel model, int vectorLanes)
    {
        ImmutableArray<LayerModel> layers = TrainingOnlyLayers.Without(model.Layers);
        return Build(model, layers, layers, vectorLanes, isPrediction: true);
    }

    /// <summary>The stages of a training step.</summary>
    public static ImmutableArray<Stage> BuildTraining(NetworkModel model, int vectorLanes) =>
        Build(model, model.Layers.ToImmutableArray(), TrainingOnlyLayers.Without(model.Layers), vectorLanes, isPrediction: false);

    /// <summary>The stages that one layer's result takes, with the parameters and statistics of the whole network's.</summary>
    public static ImmutableArray<Stage> BuildUpTo(
        LayerModel last, NetworkModel model, int vectorLanes, ImmutableArray<Stage> whole)
    {
        HashSet<int> needed = [last.Index];
        foreach (LayerModel layer in model.Layers.Reverse().Where(layer => needed.Contains(layer.Index)))
        {
            needed.UnionWith(layer.Sources);
        }

        ImmutableArray<LayerModel> layers =
            TrainingOnlyLayers.Without(model.Layers.Where(layer => needed.Contains(layer.Index)).ToEquatableArray());
        return WithSlotsOf(Build(model, layers, layers, vectorLanes, isPrediction: true), whole);
    }

    /// <summary>Whether all that a layer gives is one row to a loss that passes the last activation by.</summary>
    private static bool IsLogits(LayerModel layer, LayerModel last, NetworkModel model) =>
        model.Training is { } training
        && Catalogue.Of(training.Loss).ReadsLogits
        && OutputRows.Of(model) == 1
        && Catalogue.Layer(last.Spec).IsActivationOnly
        && last.Sources.Contains(layer.Index);

    /// <summary>The stages of a network of single steps, with the parameters and statistics of that of whole sequences.</summary>
    public static ImmutableArray<Stage> BuildStep(NetworkModel step, int vectorLanes, ImmutableArray<Stage> whole) =>
        WithSlotsOf(Build(step, vectorLanes), whole);

    private static ImmutableArray<Stage> WithSlotsOf(ImmutableArray<Stage> stages, ImmutableArray<Stage> whole)
    {
        ILookup<(int, string, bool), ParameterSlot> parameters = whole.SelectMany(stage => stage.Parameters).ToLookup(Key);
        ILookup<(int, string, bool), ParameterSlot> statistics = whole.SelectMany(stage => stage.Statistics).ToLookup(Key);
        return stages
            .Select(stage => stage.WithSlots(slot => parameters[Key(slot)].Single(), slot => statistics[Key(slot)].Single()))
            .ToImmutableArray();

        static (int, string, bool) Key(ParameterSlot slot) => (slot.Layer, slot.Tensor.Name, slot.Tensor.IsOfActivation);
    }

    private static ImmutableArray<Stage> Build(
        NetworkModel model, ImmutableArray<LayerModel> layers, ImmutableArray<LayerModel> predicting, int vectorLanes, bool isPrediction)
    {
        ILookup<int, LayerModel> readers = Readers(layers);
        ILookup<int, LayerModel> followers = Readers(predicting);

        ImmutableArray<Stage>.Builder stages = ImmutableArray.CreateBuilder<Stage>();
        Dictionary<int, int> stageOfLayer = new() { [LayerModel.NetworkInput] = LayerModel.NetworkInput };
        Dictionary<int, TensorLayout> layouts = new() { [LayerModel.NetworkInput] = TensorLayout.Of(model.Input, vectorLanes).Exact() };
        ParameterPlacer placer = new();
        ParameterPlacer statistics = new();
        bool hasLengths = SequenceRules.HaveLengths(model);
        LayerModel last = layers[layers.Length - 1];
        foreach (LayerModel layer in layers)
        {
            LayerDescriptor descriptor = Catalogue.Layer(layer.Spec);
            ImmutableArray<TensorLayout> inputs = layer.Sources.Select(source => layouts[source]).ToImmutableArray();
            TensorLayout output = TensorLayout.Of(layer.Output, vectorLanes) with
            {
                Order = descriptor.Order(
                    inputs.Select(input => input.Shape).ToImmutableArray(), inputs.Select(input => input.Order).ToImmutableArray(), layer.Output),
            };
            if (output.Positions > 1 && (layer == last || IsLogits(layer, last, model)))
            {
                // What a network gives is exact in the caller's memory, and so can be one row to a loss.
                output = output.Exact();
            }

            layouts[layer.Index] = output;
            if (descriptor.IsReshapeOnly)
            {
                output = output.Positions == inputs[0].Positions ? output : output.Exact();
                layouts[layer.Index] = output;
                bool isAll = stageOfLayer[layer.Sources[0]] == LayerModel.NetworkInput && layer == last;
                if (inputs[0].IsContiguous && !isAll)
                {
                    stageOfLayer[layer.Index] = stageOfLayer[layer.Sources[0]];
                    continue;
                }
            }

            if (FoldTarget(layer, descriptor, readers, stages, stageOfLayer, output) is int target)
            {
                ActivationDescriptor folded = ActivationOf(layer, descriptor);
                stages[target] = stages[target] with
                {
                    Activation = folded,

                    // The stage takes the layer's place as that of the network's output.
                    Output = layer == last && output.IsExact && stages[target].Output.Positions > 1 ? stages[target].Output.Exact() : stages[target].Output,
                    Parameters = stages[target].Parameters.AddRange(ActivationParameters(folded, layer, descriptor, stages[target].Output, placer)),
                };
                stageOfLayer[layer.Index] = target;
                continue;
            }

            if (isPrediction && AffineTarget(layer, readers, stages, stageOfLayer) is int before && descriptor.Affine(layer.Spec) is { } form)
            {
                ImmutableArray<ParameterSlot> own = descriptor
                    .Parameters(layer.Spec, inputs, output, Initializer.Zeros)
                    .Select(tensor => placer.Place(tensor, layer.Index))
                    .ToImmutableArray();
                ImmutableArray<ParameterSlot> kept = descriptor.Statistics(output).Select(tensor => statistics.Place(tensor, layer.Index)).ToImmutableArray();
                stages[before] = stages[before] with
                {
                    Folded = new FoldedLayer(layer.Name, descriptor.Kind, form, own, kept),
                    Parameters = stages[before].Parameters.AddRange(own),
                    Statistics = stages[before].Statistics.AddRange(kept),
                };
                stageOfLayer[layer.Index] = before;
                continue;
            }

            // The initialiser of the weights depends on the activation that will follow, folded or not.
            ActivationSpec following = FollowingActivation(layer, descriptor, followers);
            ImmutableArray<ParameterSlot> parameters = descriptor
                .Parameters(layer.Spec, inputs, output, Catalogue.Of(following).WeightInitializer)
                .Select(tensor => placer.Place(tensor, layer.Index))
                .ToImmutableArray();
            ActivationDescriptor activation = ActivationOf(layer, descriptor);
            stageOfLayer[layer.Index] = stages.Count;
            stages.Add(new Stage(
                stages.Count,
                layer,
                descriptor,
                activation,
                layer.Sources.Select(source => stageOfLayer[source]).ToImmutableArray(),
                inputs,
                output,
                parameters.AddRange(ActivationParameters(activation, layer, descriptor, output, placer)),
                descriptor.Statistics(output).Select(tensor => statistics.Place(tensor, layer.Index)).ToImmutableArray())
            {
                HasLengths = hasLengths,
            });
        }

        return ParameterArena.Arrange(stages.ToImmutable(), model);
    }

    private static ILookup<int, LayerModel> Readers(ImmutableArray<LayerModel> layers) => layers
        .SelectMany(layer => layer.Sources, (layer, source) => (layer, source))
        .ToLookup(pair => pair.source, pair => pair.layer);

    private static ActivationDescriptor ActivationOf(LayerModel layer, LayerDescriptor descriptor) =>
        Catalogue.Of(descriptor.Activation(layer.Spec));

    /// <summary>What the activation learns: named as in PyTorch where it is a layer of its own, else beside the layer's own tensors.</summary>
    private static ImmutableArray<ParameterSlot> ActivationParameters(
        ActivationDescriptor activation, LayerModel layer, LayerDescriptor descriptor, TensorLayout output, ParameterPlacer placer)
    {
        if (activation.Parameter is not { } parameter)
        {
            return ImmutableArray<ParameterSlot>.Empty;
        }

        TensorStart start = new(Initializer.Constant, descriptor.Activation(layer.Spec).Alpha);
        ParameterTensor tensor = new(
            descriptor.IsActivationOnly ? "weight" : parameter.Name, Shape.Of(output.Lanes.Length), start, 1, 1, new LaneVectorLayout(output.Lanes, output.Order))
        {
            IsOfActivation = true,
        };
        return ImmutableArray.Create(placer.Place(tensor, layer.Index));
    }

    private static int? FoldTarget(
        LayerModel layer,
        LayerDescriptor descriptor,
        ILookup<int, LayerModel> readers,
        ImmutableArray<Stage>.Builder stages,
        Dictionary<int, int> stageOfLayer,
        TensorLayout output)
    {
        if (!descriptor.IsActivationOnly || StageReadOnlyBy(layer, readers, stageOfLayer) is not int target)
        {
            return null;
        }

        ActivationDescriptor activation = ActivationOf(layer, descriptor);
        bool isPointwise = activation.IsElementwise && activation.Parameter is null;
        return stages[target].Activation.Activation == Activation.Linear
            && stages[target].Descriptor.TakesActivation
            && (isPointwise || stages[target].Output.Positions == output.Positions)
                ? target
                : null;
    }

    /// <summary>The stage that can apply a layer's factors and terms on its way out, if that layer is all that reads it.</summary>
    private static int? AffineTarget(
        LayerModel layer, ILookup<int, LayerModel> readers, ImmutableArray<Stage>.Builder stages, Dictionary<int, int> stageOfLayer)
    {
        if (StageReadOnlyBy(layer, readers, stageOfLayer) is not int target)
        {
            return null;
        }

        Stage stage = stages[target];
        bool isOwn = stage.Layer.Index == layer.Sources[0];
        return isOwn && stage.Activation.Activation == Activation.Linear && stage.Folded is null && stage.Descriptor.TakesAffine ? target : null;
    }

    /// <summary>The stage that gives what a layer reads, if nothing else reads that: under none of the names it has where it is flattened, too.</summary>
    private static int? StageReadOnlyBy(LayerModel layer, ILookup<int, LayerModel> readers, Dictionary<int, int> stageOfLayer)
    {
        int stage = stageOfLayer[layer.Sources[0]];
        return stage != LayerModel.NetworkInput && stageOfLayer.Where(pair => pair.Value == stage).All(pair => readers[pair.Key].Count() == 1) ? stage : null;
    }

    private static ActivationSpec FollowingActivation(LayerModel layer, LayerDescriptor descriptor, ILookup<int, LayerModel> readers)
    {
        ActivationSpec own = descriptor.Activation(layer.Spec);
        LayerModel? reader = readers[layer.Index].FirstOrDefault();
        return own.Activation == Activation.Linear && reader is not null && Catalogue.Layer(reader.Spec) is { IsActivationOnly: true } next
            ? next.Activation(reader.Spec)
            : own;
    }
}
