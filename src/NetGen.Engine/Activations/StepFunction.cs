using System.Numerics;

namespace NetGen.Engine.Activations;

/// <summary><c>y = 1</c> where <c>z ≥ 0</c>, else 0. NaN stays NaN.</summary>
internal sealed class StepFunction<T> : ScalarFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Activation Activation => Activation.Step;

    protected override T Value(T z) => T.IsNaN(z) ? z : z >= T.Zero ? T.One : T.Zero;

    protected override T Derivative(T z) => T.Zero;
}
