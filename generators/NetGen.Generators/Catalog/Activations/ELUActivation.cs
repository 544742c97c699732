using System;
using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = z</c> where <c>z &gt; 0</c>, else <c>α·(e^z − 1)</c> (Clevert, Unterthiner and Hochreiter 2016).</summary>
/// <param name="alpha">What the output tends to far below zero, negated.</param>
internal sealed class ELUActivation(double alpha = ELUActivation.Default) : ElementwiseActivation
{
    private const double Default = 1;

    public override Activation Activation => Activation.ELU;

    public override Initializer WeightInitializer => Initializer.HeUniform;

    public override double LowestOutput => Math.Min(0, -alpha);

    public override double? DefaultAlpha => Default;

    public override ActivationDescriptor With(double alpha) => new ELUActivation(alpha);

    // The power is selected away where it would overflow.
    public override Expression Value(Expression z) => Expression.SelectGreater(z, Expression.Zero, z, alpha * Expression.Expm1NonPositive(z));

    /// <summary>Below zero, <c>e^z − 1 = y / α</c>; and the output has the sign of the input, where α is above zero.</summary>
    protected override Expression ByOutput(Expression derivative, Operand z, Operand y) =>
        alpha > 0 ? derivative.Replace(Expression.Expm1NonPositive(z), (1 / alpha) * y).Replace(z, y) : derivative;
}
