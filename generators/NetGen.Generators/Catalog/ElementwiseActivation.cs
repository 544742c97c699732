using System.Collections.Immutable;
using System.Linq;
using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog;

/// <summary>An activation that is one formula, applied lane by lane.</summary>
internal abstract class ElementwiseActivation : ActivationDescriptor
{
    /// <summary>The derivatives that the forward pass kept, as formulas read them.</summary>
    public static readonly Operand KeptDerivative = new("derivative");

    private static readonly Operand Sum = new("z");

    public sealed override bool IsElementwise => true;

    public sealed override KeptForGradient Kept =>
        Parameter is not null ? KeptForGradient.Sums
        : DerivativeByOutput(new Operand("y")) is null ? KeptForGradient.Derivatives
        : KeptForGradient.Nothing;

    /// <summary>The formula.</summary>
    public abstract Expression Value(Expression z);

    /// <summary>The derivative by the input.</summary>
    public Expression DerivativeByInput(Operand z) => Differentiator.Derivative(Value(z), z);

    /// <summary>The same as a formula of the output: what lets training keep the outputs only. <see langword="null"/> if the output does not tell it.</summary>
    public Expression? DerivativeByOutput(Operand y)
    {
        Expression derivative = Simplifier.Simplify(ByOutput(DerivativeByInput(Sum), Sum, y));
        return derivative.Contains(Sum) ? null : derivative;
    }

    /// <summary>What the way back multiplies a gradient by: a formula of the output, or what was kept.</summary>
    public Expression Derivative(Operand y) =>
        Kept == KeptForGradient.Sums ? Expression.One : DerivativeByOutput(y) ?? KeptDerivative;

    public sealed override ImmutableArray<RowStep> Forward(Operand z, LaneAxis lanes, LaneMap target) =>
        RowSteps.Store("activated", Value(z), target);

    /// <summary>The same, and the derivatives.</summary>
    public ImmutableArray<RowStep> ForwardKeeping(Operand z, LaneMap target, LaneMap derivatives)
    {
        (var shared, var formulas) = SharedFunctions.Extract(Value(z), DerivativeByInput(z));
        return ImmutableArray.Create<RowStep>(new LanePass(
            shared
                .Select(function => new LaneValue(function.Name, function.Value, null))
                .Append(new LaneValue("activated", formulas[0], target))
                .Append(new LaneValue(KeptDerivative.Name, formulas[1], derivatives))
                .ToEquatableArray(),
            default));
    }

    public sealed override ImmutableArray<RowStep> Backward(Operand y, Expression gradient, LaneMap target) =>
        RowSteps.Store("error", Simplifier.Simplify(gradient * Derivative(y)), target);

    /// <summary>
    /// The pass of an activation with a parameter: what each sample adds to the gradient of the parameter, and the gradient by the sums.
    /// </summary>
    public ImmutableArray<RowStep> BackwardOfParameter(Operand z, Operand gradient, LaneMap contributions, LaneMap target) =>
        ImmutableArray.Create<RowStep>(new LanePass(
            EquatableArray.Of(
                new LaneValue("contribution", Simplifier.Simplify(gradient * Differentiator.Derivative(Value(z), Parameter!)), contributions),
                new LaneValue("error", Simplifier.Simplify(gradient * DerivativeByInput(z)), target)),
            default));

    /// <summary>A derivative with the output in place of parts that are known from it; what else stands for the input stays.</summary>
    protected virtual Expression ByOutput(Expression derivative, Operand z, Operand y) => derivative.Replace(Value(z), y);
}
