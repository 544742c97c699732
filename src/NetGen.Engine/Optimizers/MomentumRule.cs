using System;
using System.Numerics;

namespace NetGen.Engine.Optimizers;

/// <summary>Momentum: <c>v ← μ·v + g</c>, <c>p ← p − η·v</c>. Source: Polyak, 1964.</summary>
internal sealed class MomentumRule<T>(RuleOptions options, int parameterCount) : OptimizerRule<T>(options, parameterCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _momentum = T.CreateChecked(options["Momentum"]);
    private readonly T[] _velocities = new T[parameterCount];

    public override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int offset, T learningRate)
    {
        Span<T> velocities = _velocities.AsSpan(offset, parameters.Length);
        for (int i = 0; i < parameters.Length; i++)
        {
            velocities[i] = (_momentum * velocities[i]) + gradients[i];
            parameters[i] -= learningRate * velocities[i];
        }
    }
}
