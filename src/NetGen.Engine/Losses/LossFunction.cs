using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Losses;

/// <summary>A loss of single rows, its weighted sum over a batch, and the gradient of the weighted mean. What a network gives at a step of a sequence is a row, and classes at a position of an image.</summary>
internal abstract class LossFunction<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The loss it is.</summary>
    public abstract Loss Loss { get; }

    /// <summary>
    /// The activation the loss includes: it is then computed from what goes into that activation, which must be the network's
    /// last. <see langword="null"/> if it is computed from what the network gives.
    /// </summary>
    public virtual Activation? IncludedActivation => null;

    /// <summary>What a class index means for the output of another class.</summary>
    public virtual T OtherClass => T.Zero;

    /// <summary>The same loss with the numbers of a training definition.</summary>
    public virtual LossFunction<T> With(TrainingDefinition training) => this;

    /// <summary>Computes the weighted sum of the losses and the gradient of the weighted mean.</summary>
    /// <param name="predictions">The network's outputs, or what goes into the included activation, row after row.</param>
    /// <param name="batch">The targets, their weights, and which steps count: of the others nothing is read, and their gradient is 0.</param>
    /// <param name="totalWeight">The sum of all weights of the steps that count, of which the batch may be a part.</param>
    /// <param name="gradients">Receives the mean loss's gradient by the predictions.</param>
    public T Evaluate(ReadOnlySpan<T> predictions, Batch<T> batch, T totalWeight, Span<T> gradients)
    {
        int size = predictions.Length / (batch.Rows * batch.Steps);
        T total = T.Zero;
        for (int row = 0; row < batch.Rows; row++)
        {
            T weight = batch.WeightOf(row);
            T share = totalWeight == T.Zero ? T.Zero : weight / totalWeight;
            int first = row * batch.Steps;
            int end = first + batch.CountingSteps(row);
            for (int step = first; step < end; step++)
            {
                Span<T> gradient = gradients.Slice(step * size, size);
                total += weight * EvaluateRow(predictions.Slice(step * size, size), batch.Targets.Slice(step * size, size), gradient);
                TensorPrimitives.Multiply(gradient, share, gradient);
            }

            gradients[(end * size)..((first + batch.Steps) * size)].Clear();
        }

        return total;
    }

    /// <summary>Computes the loss of a row and its gradient.</summary>
    /// <param name="predictions">The row's outputs, or what goes into the included activation.</param>
    /// <param name="targets">Its targets.</param>
    /// <param name="gradients">Receives the gradient of the row's loss by its predictions.</param>
    protected abstract T EvaluateRow(ReadOnlySpan<T> predictions, ReadOnlySpan<T> targets, Span<T> gradients);

    /// <summary>A number of a training definition.</summary>
    /// <exception cref="ArgumentException">It is missing.</exception>
    protected static T Option(TrainingDefinition training, string name) => training.Options.TryGetValue(name, out double value)
        ? T.CreateChecked(value)
        : throw new ArgumentException($"The loss {training.Loss} needs the option '{name}', which the definition lacks.", "definition");
}
