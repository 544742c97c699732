using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = ln(1 + eᶻ)</c>, as <c>max(z, 0) + ln(1 + e^−|z|)</c>; <c>dy/dz</c> is the logistic function.</summary>
internal sealed class SoftplusFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.Softplus;

    protected override T Value(T z) => T.Max(z, T.Zero) + T.LogP1(T.Exp(-T.Abs(z)));

    protected override T Derivative(T z) => T.One / (T.One + T.Exp(-z));
}
