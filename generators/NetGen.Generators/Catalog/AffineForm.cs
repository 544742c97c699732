using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;

namespace NetGen.Generators.Catalog;

/// <summary>What a layer is in prediction, lane by lane: <c>y = scale·x + shift</c>, with both computed from its parameters and statistics alone.</summary>
/// <param name="Scale">The factor.</param>
/// <param name="Shift">The term, which may read the factor as <see cref="ScaleName"/>.</param>
/// <param name="Parameters">The parameters that both read, with the names of their operands.</param>
/// <param name="Statistics">The statistics that both read.</param>
internal sealed record AffineForm(Expression Scale, Expression Shift, EquatableArray<NamedTensor> Parameters, EquatableArray<NamedTensor> Statistics)
{
    /// <summary>The operand of the factor.</summary>
    public static readonly Operand ScaleName = new("scale");

    /// <summary>The operand of the term.</summary>
    public static readonly Operand ShiftName = new("shift");
}

/// <summary>A tensor of a layer and the operand that formulas know it by.</summary>
internal sealed record NamedTensor(string Operand, string Tensor);
