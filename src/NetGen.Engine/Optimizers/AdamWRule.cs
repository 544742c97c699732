using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Optimizers;

/// <summary>AdamW: <c>p ← p·(1 − η·λ)</c>, then Adam's step. Source: Loshchilov and Hutter, 2019, algorithm 2.</summary>
internal sealed class AdamWRule<T>(RuleOptions options, int parameterCount) : OptimizerRule<T>(options, parameterCount)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AdamRule<T> _adam = new(options, parameterCount);
    private readonly T _weightDecay = T.CreateChecked(options["WeightDecay"]);

    public override bool DecaysByItself => true;

    public override void BeginStep() => _adam.BeginStep();

    public override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int offset, T learningRate)
    {
        TensorPrimitives.Multiply(parameters, T.One - (learningRate * _weightDecay), parameters);
        _adam.Update(parameters, gradients, offset, learningRate);
    }
}
