using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Losses;

/// <summary>
/// <c>−Σᵢ tᵢ·log pᵢ</c> with <c>p = softmax(z)</c>, averaged over rows; computed from <c>z</c> by
/// <c>log pᵢ = zᵢ − max z − log Σⱼ e^(zⱼ − max z)</c>. The gradient by <c>z</c> is <c>p·Σt − t</c>, for targets that sum to anything.
/// With label smoothing ε a target is first <c>(1 − ε)·t + ε/K</c>.
/// </summary>
internal sealed class CategoricalCrossEntropyLoss<T> : LossFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T _smoothing;

    public override Loss Loss => Loss.CategoricalCrossEntropy;

    public override Activation? IncludedActivation => Activation.Softmax;

    public override LossFunction<T> With(TrainingDefinition training) =>
        new CategoricalCrossEntropyLoss<T> { _smoothing = Option(training, "LabelSmoothing") };

    protected override T EvaluateRow(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> gradients)
    {
        TensorPrimitives.Subtract(predictions, TensorPrimitives.Max(predictions), gradients);
        T mass = T.Zero;
        T weighted = T.Zero;
        for (int i = 0; i < targets.Length; i++)
        {
            T target = Smoothed(targets[i], targets.Length);
            mass += target;

            // 0·log 0 is 0, also where a logit is so far below the largest that their difference is infinite.
            weighted += target == T.Zero && T.IsInfinity(gradients[i]) ? T.Zero : target * gradients[i];
        }

        TensorPrimitives.Exp(gradients, gradients);
        T sum = TensorPrimitives.Sum<T>(gradients);
        TensorPrimitives.Multiply(gradients, mass / sum, gradients);
        for (int i = 0; i < targets.Length; i++)
        {
            gradients[i] -= Smoothed(targets[i], targets.Length);
        }

        return (mass * T.Log(sum)) - weighted;
    }

    private T Smoothed(T target, int classes) =>
        _smoothing == T.Zero ? target : ((T.One - _smoothing) * target) + (_smoothing / T.CreateChecked(classes));
}
