using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = min(max(z + 3, 0), 6) / 6</c>.</summary>
internal sealed class HardSigmoidFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.HardSigmoid;

    protected override T Value(T z) => T.Min(T.Max(z + Number(3), T.Zero), Number(6)) / Number(6);

    protected override T Derivative(T z) => z > Number(-3) && z < Number(3) ? T.One / Number(6) : T.Zero;
}
