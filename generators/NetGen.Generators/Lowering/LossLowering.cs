using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>
/// Lowers a loss to row programs. Weights of samples are not the losses' business: what a sample adds to the total is multiplied by its weight here, and its
/// share in the mean is its weight over the sum of all. Without weights all samples read the same one.
/// </summary>
/// <param name="training">The training.</param>
internal sealed class LossLowering(TrainingModel training)
{
    private static readonly Operand Target = new("t");
    private static readonly Operand Weight = new("weight");
    private static readonly Operand InverseWeight = new(PlaceNames.InverseWeight);

    private readonly LossDescriptor _loss = Catalogue.Of(training.Loss);

    /// <summary>Whether the loss is computed from the weighted sums.</summary>
    public bool ReadsLogits => _loss.ReadsLogits;

    /// <summary>The sum over the samples, and the delta of the last layer.</summary>
    /// <param name="isLabels">Whether class indices are given instead of target rows.</param>
    /// <param name="result">The outputs or weighted sums.</param>
    /// <param name="last">The last activation.</param>
    /// <param name="kept">What the last activation kept for the way back.</param>
    /// <param name="delta">Where the delta goes.</param>
    public Reduce Gradient(bool isLabels, Tensor result, ActivationDescriptor last, IEnumerable<RowInput> kept, Tensor delta) => Program(
        $"{_loss.Loss}: the sum over the samples, and the delta of the last layer.",
        isLabels,
        result,
        kept,
        delta.Lanes,
        EquatableArray.Of(InverseWeight.Name),
        _loss.Gradient(Setting(isLabels, delta.Lanes), last, delta.Vectors).Prepend(new RowScalar(LossDescriptor.Share.Name, Weight * InverseWeight)));

    /// <summary>The sum over the samples.</summary>
    /// <param name="isLabels">Whether class indices are given instead of target rows.</param>
    /// <param name="result">The outputs or weighted sums.</param>
    public Reduce Measure(bool isLabels, Tensor result) => Program(
        $"{_loss.Loss}: the sum over the samples.", isLabels, result, [], result.Lanes, default, _loss.Measure(Setting(isLabels, result.Lanes)));

    private LossSetting Setting(bool isLabels, LaneAxis lanes) =>
        new(training, lanes, isLabels ? Simplifier.Simplify(_loss.TargetOfLabel(Target)) : Target);

    private Reduce Program(
        string comment,
        bool isLabels,
        Tensor result,
        IEnumerable<RowInput> kept,
        LaneAxis lanes,
        EquatableArray<string> scalars,
        IEnumerable<RowStep> steps) => new(
            comment,
            Extent.Rows.Times(result.Positions),
            lanes,
            kept
                .Prepend(new WeightInput(Weight.Name, new Place(PlaceNames.Weights, "weights")))
                .Prepend(isLabels ? ClassIndices(lanes) : TargetRows(lanes))
                .Prepend(new LanesInput(_loss.Result.Name, result.As("result").Vectors))
                .ToEquatableArray(),
            scalars,
            steps.Select(step => step is AddToTotal add ? new AddToTotal(Weight * add.Value) : step).ToEquatableArray());

    private static LanesInput TargetRows(LaneAxis outputs) =>
        new(Target.Name, new Tensor(new Place(PlaceNames.Targets, "targets"), outputs, IsExact: true).Vectors);

    private static LabelInput ClassIndices(LaneAxis outputs) =>
        new(Target.Name, new Place(PlaceNames.Labels, PlaceNames.LabelsRole), IsOneHot: outputs.Length > 1);
}
