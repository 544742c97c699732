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
        int arenaLength = slots.Sum(slot => ParameterPlacer.Aligned(slot.Tensor.Layout.Length));

        MethodRegistry registry = new();
        bool keepsLogits = model.Training is { } trained && Catalogue.Of(trained.Loss).ReadsLogits;
        InferencePlan inference = InferenceLowering.Lower(model, stages, keepsLogits, registry, out Tensor blockResult);
        TrainingPlan? training = model.Training is null
            ? null
            : TrainingLowering.Lower(stages, model.Training, arenaLength, model.VectorBits / BitsPerFloat, blockResult, registry);

        List<CopyRegion> spread = slots.SelectMany(slot => slot.FromCanonical).ToList();
        Place canonical = new(PlaceNames.Canonical, PlaceNames.Canonical);
        Place arena = new(PlaceNames.Arena, PlaceNames.Arena);
        return new NetworkPlan(
            model.Type,
            model.VectorBits,
            DefinitionLowering.Lower(model, stages),
            arenaLength,
            FromCanonical: Move("FromCanonical", "Spreads canonical order into an arena's panels.", canonical, arena, spread),
            ToCanonical: Move(
                "ToCanonical", "Gathers an arena's panels into canonical order.", arena, canonical, spread.ConvertAll(region => region.Reversed())),
            Inference: inference,
            Training: training,
            Methods: registry.Methods);

        EquatableArray<CallPlan> Move(string name, string summary, Place source, Place target, List<CopyRegion> regions) =>
            Enumerable.Range(0, (regions.Count + MostRegions - 1) / MostRegions)
                .Select(part => registry.Call(
                    regions.Count <= MostRegions ? name : name + Literal.Integer(part + 1),
                    summary,
                    new Copy(summary, source, target, regions.Skip(part * MostRegions).Take(MostRegions).ToEquatableArray())))
                .ToEquatableArray();
    }
}
