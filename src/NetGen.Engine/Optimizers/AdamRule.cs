using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Optimizers;

/// <summary>
/// Adam: <c>m ← β₁m + (1−β₁)g</c>, <c>v ← β₂v + (1−β₂)g²</c>, <c>p ← p − η·m̂ / (√v̂ + ε)</c> with
/// <c>m̂ = m / (1−β₁ᵗ)</c>, <c>v̂ = v / (1−β₂ᵗ)</c>. Source: Kingma and Ba, 2015, algorithm 1.
/// </summary>
internal sealed class AdamRule<T>(RuleOptions options, int parameterCount) : OptimizerRule<T>(options, parameterCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A step is a dozen passes; over pieces of this size all but the first find their data in the first-level cache.
    private const int PieceSize = 1024;

    private readonly double _beta1 = options["Beta1"];
    private readonly double _beta2 = options["Beta2"];
    private readonly T _epsilon = T.CreateChecked(options["Epsilon"]);
    private readonly T[] _firstMoments = new T[parameterCount];
    private readonly T[] _secondMoments = new T[parameterCount];
    private readonly T[] _scratch = new T[Math.Min(PieceSize, parameterCount)];
    private int _step;

    public override void BeginStep() => _step++;

    public override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int offset, T learningRate)
    {
        T stepSize = learningRate / T.CreateChecked(1 - Math.Pow(_beta1, _step));
        T rootCorrection = T.CreateChecked(Math.Sqrt(1 - Math.Pow(_beta2, _step)));
        for (int start = 0; start < parameters.Length; start += PieceSize)
        {
            int length = Math.Min(PieceSize, parameters.Length - start);
            Update(
                parameters.Slice(start, length),
                gradients.Slice(start, length),
                _firstMoments.AsSpan(offset + start, length),
                _secondMoments.AsSpan(offset + start, length),
                _scratch.AsSpan(0, length),
                stepSize,
                rootCorrection);
        }
    }

    private void Update(Span<T> p, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> scratch, T stepSize, T rootCorrection)
    {
        TensorPrimitives.Multiply(m, T.CreateChecked(_beta1), m);
        TensorPrimitives.MultiplyAdd(g, T.CreateChecked(1 - _beta1), m, m);

        TensorPrimitives.Multiply(g, g, scratch);
        TensorPrimitives.Multiply(v, T.CreateChecked(_beta2), v);
        TensorPrimitives.MultiplyAdd(scratch, T.CreateChecked(1 - _beta2), v, v);

        TensorPrimitives.Sqrt(v, scratch);
        TensorPrimitives.Divide(scratch, rootCorrection, scratch);
        TensorPrimitives.Add(scratch, _epsilon, scratch);
        TensorPrimitives.Divide(m, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -stepSize, p, p);
    }
}
