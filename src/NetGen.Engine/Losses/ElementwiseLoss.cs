using System;
using System.Numerics;

namespace NetGen.Engine.Losses;

/// <summary>A loss of single outputs, averaged over them.</summary>
internal abstract class ElementwiseLoss<T> : LossFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss of an output.</summary>
    /// <param name="y">The output, or what goes into the included activation.</param>
    /// <param name="t">Its target.</param>
    /// <param name="slope">Receives the derivative by <paramref name="y"/>.</param>
    protected abstract T Evaluate(T y, T t, out T slope);

    protected sealed override T EvaluateRow(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> gradients)
    {
        T count = T.CreateChecked(predictions.Length);
        T total = T.Zero;
        for (int i = 0; i < predictions.Length; i++)
        {
            total += Evaluate(predictions[i], targets[i], out T slope);
            gradients[i] = slope / count;
        }

        return total / count;
    }
}
