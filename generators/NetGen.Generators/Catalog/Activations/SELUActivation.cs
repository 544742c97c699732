using NetGen.Generators.Expressions;
using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Catalog.Activations;

/// <summary><c>f(z) = λ·z</c> where <c>z &gt; 0</c>, else <c>λ·α·(e^z − 1)</c>: layers keep mean 0 and variance 1 (Klambauer et al. 2017, equation 14).</summary>
internal sealed class SELUActivation : ElementwiseActivation
{
    public override Activation Activation => Activation.SELU;

    public override double LowestOutput => -Scale * Alpha;

    private const double Alpha = 1.6732632423543772848170429916717;
    private const double Scale = 1.0507009873554804934193349852946;

    public override Expression Value(Expression z) =>
        Expression.SelectGreater(z, Expression.Zero, Scale * z, Scale * Alpha * Expression.Expm1NonPositive(z));

    /// <summary>Below zero, <c>e^z − 1 = y / (λ·α)</c>; and the output has the sign of the input.</summary>
    protected override Expression ByOutput(Expression derivative, Operand z, Operand y) =>
        derivative.Replace(Expression.Expm1NonPositive(z), (1 / (Scale * Alpha)) * y).Replace(z, y);
}
