using System;
using System.Numerics;

namespace NetGen.Engine.Optimizers;

/// <summary>Adagrad: <c>s ← s + g²</c>, <c>p ← p − η·g / (√s + ε)</c>. Source: Duchi, Hazan and Singer, 2011.</summary>
internal sealed class AdagradRule<T>(RuleOptions options, int parameterCount) : OptimizerRule<T>(options, parameterCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _epsilon = T.CreateChecked(options["Epsilon"]);
    private readonly T[] _squareSums = new T[parameterCount];

    public override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int offset, T learningRate)
    {
        Span<T> squareSums = _squareSums.AsSpan(offset, parameters.Length);
        for (int i = 0; i < parameters.Length; i++)
        {
            squareSums[i] += gradients[i] * gradients[i];
            parameters[i] -= learningRate * gradients[i] / (T.Sqrt(squareSums[i]) + _epsilon);
        }
    }
}
