using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Losses;

/// <summary><c>(y − t)²</c>, averaged over rows and outputs.</summary>
internal sealed class MeanSquaredErrorLoss<T> : LossFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Loss Loss => Loss.MeanSquaredError;

    protected override T EvaluateRow(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> gradients)
    {
        T count = T.CreateChecked(predictions.Length);
        TensorPrimitives.Subtract(predictions, targets, gradients);
        T loss = TensorPrimitives.SumOfSquares<T>(gradients) / count;
        TensorPrimitives.Multiply(gradients, T.CreateChecked(2) / count, gradients);
        return loss;
    }
}
