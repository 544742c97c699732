using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = ½·z·(1 + tanh u)</c> with <c>u = √(2/π)·(z + 0.044715·z³)</c>.</summary>
internal sealed class GELUTanhFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Cubic = 0.044715;

    private static readonly T Scale = T.Sqrt(Number(2) / T.Pi);

    public override Activation Activation => Activation.GELUTanh;

    protected override T Value(T z) => z * (T.One + T.Tanh(Inner(z))) / Number(2);

    protected override T Derivative(T z)
    {
        T tanh = T.Tanh(Inner(z));
        T slope = Scale * (T.One + (Number(3 * Cubic) * z * z));
        return (T.One + tanh + (z * (T.One - (tanh * tanh)) * slope)) / Number(2);
    }

    private static T Inner(T z) => Scale * (z + (Number(Cubic) * z * z * z));
}
