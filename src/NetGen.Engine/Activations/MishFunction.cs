using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = z·tanh(softplus z)</c>.</summary>
internal sealed class MishFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.Mish;

    protected override T Value(T z) => z * T.Tanh(Softplus(z));

    protected override T Derivative(T z)
    {
        T tanh = T.Tanh(Softplus(z));
        return tanh + (z * (T.One - (tanh * tanh)) / (T.One + T.Exp(-z)));
    }

    private static T Softplus(T z) => T.Max(z, T.Zero) + T.LogP1(T.Exp(-T.Abs(z)));
}
