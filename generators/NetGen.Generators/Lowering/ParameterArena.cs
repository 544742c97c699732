using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Model;

namespace NetGen.Generators.Lowering;

/// <summary>What an update does with a parameter: parameters of a kind share its formulas.</summary>
/// <param name="IsTrained">Whether it is updated at all.</param>
/// <param name="IsPenalised">Whether it is a weight, and weights are penalised.</param>
/// <param name="LearningRateScale">What the learning rate is multiplied by.</param>
internal sealed record UpdateKind(bool IsTrained, bool IsPenalised, double LearningRateScale);

/// <summary>Parameters of a kind: one range of the arenas.</summary>
internal sealed record ParameterGroup(UpdateKind Kind, int Start, int Length);

/// <summary>
/// The order of the arenas: kind by kind, so that the update of a kind is one pass, and those that are not trained last, so that gradients and
/// moments need no room for them.
/// </summary>
/// <param name="Groups">The kinds that are trained, in order; without a gap from the arena's start.</param>
/// <param name="TrainedLength">Floats of these, padding included.</param>
/// <param name="Length">Floats of all parameters, padding included.</param>
internal sealed record ParameterArena(ImmutableArray<ParameterGroup> Groups, int TrainedLength, int Length)
{
    /// <summary>The same stages with their parameters in that order. Canonical order stays as it is.</summary>
    public static ImmutableArray<Stage> Arrange(ImmutableArray<Stage> stages, NetworkModel model)
    {
        Dictionary<ParameterSlot, ParameterSlot> placed = [];
        int offset = 0;
        foreach (ParameterSlot slot in stages
            .SelectMany(stage => stage.Parameters.Select(slot => slot with { Kind = KindOf(model.Layers[slot.Layer], slot, model.Training) }))
            .OrderBy(slot => slot.CanonicalOffset)
            .GroupBy(slot => slot.Kind)
            .OrderBy(group => !group.Key.IsTrained)
            .SelectMany(group => group))
        {
            placed[slot with { Kind = ParameterSlot.Plain }] = slot with { ArenaOffset = offset };
            offset += slot.Room;
        }

        return stages
            .Select(stage => stage.WithSlots(slot => placed[slot], slot => slot))
            .ToImmutableArray();
    }

    /// <summary>The ranges of parameters in their order.</summary>
    public static ParameterArena Of(IEnumerable<ParameterSlot> slots)
    {
        ParameterSlot[] inOrder = slots.OrderBy(slot => slot.ArenaOffset).ToArray();
        ImmutableArray<ParameterGroup> groups = inOrder
            .Where(slot => slot.Kind.IsTrained)
            .GroupBy(slot => slot.Kind)
            .Select(group => new ParameterGroup(group.Key, group.First().ArenaOffset, group.Sum(slot => slot.Room)))
            .ToImmutableArray();
        return new ParameterArena(groups, groups.Sum(group => group.Length), inOrder.Sum(slot => slot.Room));
    }

    private static UpdateKind KindOf(LayerModel layer, ParameterSlot slot, TrainingModel? training) => training switch
    {
        null => ParameterSlot.Plain,
        _ when !layer.Trainable => new UpdateKind(IsTrained: false, IsPenalised: false, LearningRateScale: 1),
        _ => new UpdateKind(IsTrained: true, slot.Tensor.IsWeight && Regularization.PenalisesWeights(training), layer.LearningRateScale),
    };
}
