using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = z·s</c> with the logistic function <c>s</c>; <c>dy/dz = s + z·s·(1 − s)</c>.</summary>
internal sealed class SwishFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.Swish;

    protected override T Value(T z) => z * Logistic(z);

    protected override T Derivative(T z)
    {
        T logistic = Logistic(z);
        return logistic + (z * logistic * (T.One - logistic));
    }

    private static T Logistic(T z) => T.One / (T.One + T.Exp(-z));
}
