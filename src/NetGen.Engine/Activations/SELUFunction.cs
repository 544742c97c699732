using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = λ·z</c> where <c>z &gt; 0</c>, else <c>λ·α·(eᶻ − 1)</c>.</summary>
internal sealed class SELUFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Klambauer et al. 2017, equation 14.
    private static readonly T Alpha = Number(1.6732632423543772848170429916717);
    private static readonly T Scale = Number(1.0507009873554804934193349852946);

    public override Activation Activation => Activation.SELU;

    protected override T Value(T z) => Scale * (z > T.Zero ? z : Alpha * T.ExpM1(z));

    protected override T Derivative(T z) => Scale * (z > T.Zero ? T.One : Alpha * T.Exp(z));
}
