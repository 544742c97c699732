using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>Stage 2 of the pipeline: turns a model into a plan. Never fails on a model that was read without error.</summary>
internal static class NetworkLowering
{
    private const int BitsPerFloat = 32;

    public static NetworkPlan Lower(NetworkModel model)
    {
        ImmutableArray<Stage> stages = StageBuilder.Build(model, model.VectorBits / BitsPerFloat);
        ImmutableArray<ParameterSlot> slots = stages.SelectMany(stage => stage.Parameters).ToImmutableArray();
        int arenaLength = slots.Sum(slot => ParameterPlacer.Aligned(slot.Tensor.Layout.Length));

        MethodRegistry registry = new();
        bool keepsLogits = model.Training is { } trained && Catalogue.Of(trained.Loss).ReadsLogits;
        InferencePlan inference = InferenceLowering.Lower(stages, keepsLogits, registry, out Tensor blockResult);
        TrainingPlan? training = model.Training is null
            ? null
            : TrainingLowering.Lower(stages, model.Training, arenaLength, blockResult, registry);

        EquatableArray<CopyRegion> spread = slots.SelectMany(slot => slot.FromCanonical).ToEquatableArray();
        Place canonical = new(PlaceNames.Canonical, PlaceNames.Canonical);
        Place arena = new(PlaceNames.Arena, PlaceNames.Arena);
        CallPlan fromCanonical = Move("FromCanonical", "Spreads canonical order into an arena's panels.", canonical, arena, spread);
        CallPlan toCanonical = Move(
            "ToCanonical", "Gathers an arena's panels into canonical order.", arena, canonical,
            spread.Select(region => region.Reversed()).ToEquatableArray());

        return new NetworkPlan(
            model.Type,
            model.VectorBits,
            DefinitionLowering.Lower(model, stages),
            arenaLength,
            registry.Methods,
            fromCanonical,
            toCanonical,
            inference,
            training);

        CallPlan Move(string name, string summary, Place source, Place target, EquatableArray<CopyRegion> regions) =>
            registry.Call(name, summary, new Copy(summary, source, target, regions));
    }
}
