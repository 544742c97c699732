using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Stage 2 of the pipeline: turns a model into a plan. Never fails on a model that was read without error.</summary>
internal static class NetworkLowering
{
    public const int BitsPerFloat = 32;

    /// <summary>How many loop nests a method that moves parameters has at the most: deep networks get several.</summary>
    private const int MostRegions = 32;

    public static NetworkPlan Lower(NetworkModel model)
    {
        ImmutableArray<Stage> stages = StageBuilder.Build(model, model.VectorBits / BitsPerFloat);
        ImmutableArray<ParameterSlot> slots = stages.SelectMany(stage => stage.Parameters).ToImmutableArray();
        ParameterArena all = ParameterArena.Of(slots);

        MethodRegistry registry = new();
        bool keepsLogits = model.Training is { } declared && Catalogue.Of(declared.Loss).ReadsLogits;
        InferencePlan inference = InferenceLowering.Lower(model, stages, keepsLogits, registry, out Tensor blockResult);
        int outputRows = OutputRows.Of(model);
        StreamingPlan? streaming = StreamingLowering.Lower(model, stages, registry);
        TrainingPlan? training = model.Training is null
            ? null
            : TrainingLowering.Lower(
                StageBuilder.BuildTraining(model, model.VectorBits / BitsPerFloat), model.Training, outputRows, model.VectorBits / BitsPerFloat, blockResult, registry);

        Place canonical = new(PlaceNames.Canonical, PlaceNames.Canonical);
        Place arena = new(PlaceNames.Arena, PlaceNames.Arena);
        EquatableArray<CallPlan> fromCanonical = Spread("FromCanonical", "Spreads canonical order into an arena's panels.", slots);
        EquatableArray<CallPlan> toCanonical = Gather("ToCanonical", "Gathers an arena's panels into canonical order.", slots);
        ImmutableArray<ParameterSlot> statistics = stages.SelectMany(stage => stage.Statistics).ToImmutableArray();
        bool isPartly = training is not null && all.TrainedLength < all.Length;
        ImmutableArray<ParameterSlot> trained = slots.Where(slot => slot.Kind.IsTrained).ToImmutableArray();
        return new NetworkPlan(
            model.Type,
            model.VectorBits,
            DefinitionLowering.Lower(model, stages),
            all.Length,
            fromCanonical,
            toCanonical,
            isPartly ? Spread("TrainedFromCanonical", "Spreads the trained part of canonical order into an arena's panels.", trained) : fromCanonical,
            isPartly ? Gather("TrainedToCanonical", "Gathers an arena's panels into the trained part of canonical order.", trained) : toCanonical,
            Statistics: statistics.Length == 0
                ? null
                : new StatisticsPlan(
                    statistics.Sum(slot => slot.Room),
                    Spread("StatisticsFromCanonical", "Spreads statistics into their arena.", statistics),
                    Gather("StatisticsToCanonical", "Gathers statistics from their arena.", statistics)),
            Inference: inference,
            Training: training,
            Methods: registry.Methods)
        {
            OutputRows = outputRows,
            Streaming = streaming,
            MultiplyAdds = stages.Sum(stage => stage.MultiplyAdds),
        };

        EquatableArray<CallPlan> Spread(string name, string summary, IEnumerable<ParameterSlot> moved) =>
            Move(name, summary, canonical, arena, moved.SelectMany(slot => slot.FromCanonical).ToList());

        EquatableArray<CallPlan> Gather(string name, string summary, IEnumerable<ParameterSlot> moved) =>
            Move(name, summary, arena, canonical, moved.SelectMany(slot => slot.FromCanonical).Select(region => region.Reversed()).ToList());

        EquatableArray<CallPlan> Move(string name, string summary, Place source, Place target, List<CopyRegion> regions) =>
            Enumerable.Range(0, (regions.Count + MostRegions - 1) / MostRegions)
                .Select(part => registry.Call(
                    regions.Count <= MostRegions ? name : name + Literal.Integer(part + 1),
                    summary,
                    new Copy(summary, source, target, regions.Skip(part * MostRegions).Take(MostRegions).ToEquatableArray())))
                .ToEquatableArray();
    }
}
