using System;
using System.Numerics;

namespace NetGen.Engine.Optimizers;

/// <summary>RMSprop: <c>v ← ρ·v + (1−ρ)·g²</c>, <c>p ← p − η·g / (√v + ε)</c>. Source: Tieleman and Hinton, 2012.</summary>
internal sealed class RMSpropRule<T>(RuleOptions options, int parameterCount) : OptimizerRule<T>(options, parameterCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _rho = T.CreateChecked(options["Rho"]);
    private readonly T _rest = T.CreateChecked(1 - options["Rho"]);
    private readonly T _epsilon = T.CreateChecked(options["Epsilon"]);
    private readonly T[] _meanSquares = new T[parameterCount];

    public override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int offset, T learningRate)
    {
        Span<T> meanSquares = _meanSquares.AsSpan(offset, parameters.Length);
        for (int i = 0; i < parameters.Length; i++)
        {
            meanSquares[i] = (_rho * meanSquares[i]) + (_rest * gradients[i] * gradients[i]);
            parameters[i] -= learningRate * gradients[i] / (T.Sqrt(meanSquares[i]) + _epsilon);
        }
    }
}
