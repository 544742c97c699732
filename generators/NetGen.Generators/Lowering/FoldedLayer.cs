using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Catalog;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Lowering;

/// <summary>A layer that prediction applies on the way out of the one before, as a factor and a term for each lane.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Form">The factor and the term.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Statistics">Its statistics.</param>
internal sealed record FoldedLayer(
    string Name, string Kind, AffineForm Form, ImmutableArray<ParameterSlot> Parameters, ImmutableArray<ParameterSlot> Statistics)
{
    /// <summary>The tensor of the factors.</summary>
    public const string Scale = "scales";

    /// <summary>The tensor of the terms.</summary>
    public const string Shift = "shifts";

    /// <summary>What the sums of the layer before become.</summary>
    public static Expression Of(Expression sum) => (sum * AffineForm.ScaleName) + AffineForm.ShiftName;

    /// <summary>Computes both, once for all samples.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="scale">Where the factors go.</param>
    /// <param name="shift">Where the terms go.</param>
    public Reduce Kernel(LaneAxis lanes, Tensor scale, Tensor shift)
    {
        RowInput Read(NamedTensor tensor, ImmutableArray<ParameterSlot> slots, string arena) => new LanesInput(
            tensor.Operand,
            LaneMap.Vector(new Place(arena, tensor.Operand + "s", slots.First(slot => slot.Tensor.Name == tensor.Tensor).ArenaOffset), lanes));
        return new Reduce(
            $"layer {Name}, {Kind}, as a factor and a term for each of {Literal.Integer(lanes.Length)}, which the layer before applies.",
            Extent.Of(1),
            lanes,
            Form.Parameters.Select(tensor => Read(tensor, Parameters, PlaceNames.Parameters))
                .Concat(Form.Statistics.Select(tensor => Read(tensor, Statistics, PlaceNames.Statistics)))
                .ToEquatableArray(),
            default,
            EquatableArray.Of<RowStep>(new LanePass(
                EquatableArray.Of(
                    new LaneValue(AffineForm.ScaleName.Name, Form.Scale, scale.As(Scale).Vectors),
                    new LaneValue(AffineForm.ShiftName.Name, Form.Shift, shift.As(Shift).Vectors)),
                default)));
    }
}
