using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = z·min(max(z + 3, 0), 6) / 6</c>.</summary>
internal sealed class HardSwishFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.HardSwish;

    protected override T Value(T z) => z * (T.Min(T.Max(z + Number(3), T.Zero), Number(6)) / Number(6));

    protected override T Derivative(T z) => z < Number(-3) ? T.Zero : z > Number(3) ? T.One : (z / Number(3)) + Number(0.5);
}
