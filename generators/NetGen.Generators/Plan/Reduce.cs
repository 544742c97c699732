using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Plan;

/// <summary>
/// For each sample, passes over its lanes that fold them into scalars and store lanes computed from those: softmax, losses and
/// their gradients, activations that no product can take as its epilogue.
/// </summary>
/// <param name="Comment">What it computes.</param>
/// <param name="Rows">How many rows: one for each sample, or one for each of its positions.</param>
/// <param name="Lanes">The lanes of one sample. Padding lanes never enter a fold and are stored as zeros.</param>
/// <param name="Inputs">What is read.</param>
/// <param name="Scalars">Operands that are the same for all samples: parameters of the emitted method.</param>
/// <param name="Steps">What is done for each sample, in order.</param>
internal sealed record Reduce(
    string Comment,
    Extent Rows,
    LaneAxis Lanes,
    EquatableArray<RowInput> Inputs,
    EquatableArray<string> Scalars,
    EquatableArray<RowStep> Steps)
    : Kernel(Comment)
{
    /// <summary>Up to how many vectors a sample's lanes are spelled out instead of looped over.</summary>
    private const int MostUnrolledVectors = 4;

    public bool UnrollLanes => Unrolls(Lanes);

    public override int UnrolledOperations =>
        Steps.OfType<LanePass>().Sum(pass => pass.Values.Count + pass.Folds.Count) * (UnrollLanes ? Lanes.Vectors : 2);

    public override int InlinedFunctions =>
        Steps.OfType<LanePass>().SelectMany(pass => pass.Values).Sum(value => value.Value.CountFunctions()) * (UnrollLanes ? Lanes.Vectors : 2);

    /// <summary>A part of a row that starts within a vector, or has vectors of another width, lies in memory.</summary>
    public override bool CanUseRegisters(string variable)
    {
        bool hasVectors = true;
        MapPlaces(place =>
        {
            hasVectors &= place.Base != variable || place.Registers!.HasVectors(Lanes, place.Offset);
            return place;
        });
        return hasVectors && !IsLooped && UnrollLanes;
    }

    public override EquatableArray<string> ScalarOperands => Scalars;

    /// <summary>Whether a row program over these lanes spells them out, and so keeps named values in registers from pass to pass.</summary>
    public static bool Unrolls(LaneAxis lanes) => lanes.Vectors <= MostUnrolledVectors;

    public override IEnumerable<Tensor> Targets => Steps
        .OfType<LanePass>()
        .SelectMany(pass => pass.Values)
        .Select(value => value.Target)
        .OfType<LaneMap>()
        .Select(target => new Tensor(target.Place, Lanes, target.IsExact));

    public override bool UsesRows => Rows.IsRows;

    public override int RowsPerSample => Rows.IsRows ? Rows.PerSample : 1;

    /// <summary>Whether there is more than one row.</summary>
    public bool IsLooped => Rows.IsRows || Rows.Constant > 1;

    public override bool ReadsLengths => Inputs.OfType<LengthInput>().Any();

    public override bool ReadsWeights => Inputs.OfType<WeightInput>().Any();

    public override bool AddsToTotal => Steps.OfType<AddToTotal>().Any();

    /// <summary>A total is not: its rounding depends on the order of the samples.</summary>
    public override bool IsSampleWise => Rows.IsRows && !AddsToTotal;

    public override int SampleStride(string role) =>
        Inputs.OfType<LabelInput>().Any(label => label.Labels.Role == role) || Inputs.OfType<LengthInput>().Any(length => length.Lengths.Role == role)
            ? 1
            : Inputs.OfType<LanesInput>().Select(input => input.Lanes)
                .Concat(Steps.OfType<LanePass>().SelectMany(pass => pass.Values).Select(value => value.Target).OfType<LaneMap>())
                .FirstOrDefault(lanes => lanes.Place.Role == role)?.RowStride * RowsPerSample ?? 0;

    public override Kernel MapPlaces(Func<Place, Place> map) => this with
    {
        Inputs = Inputs.Select(input => input.MapPlaces(map)).ToEquatableArray(),
        Steps = Steps.Select(step => step.MapPlaces(map)).ToEquatableArray(),
    };
}
