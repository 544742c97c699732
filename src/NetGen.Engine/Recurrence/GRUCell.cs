using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Recurrence;

/// <summary>
/// With <c>r</c> and <c>z</c> the sigmoid of <c>W·x + b + U·h′ + b′</c>: <c>n = tanh(W·x + b + r·(U·h′ + b′))</c> and <c>h = (1 − z)·n + z·h′</c>, as PyTorch's <c>nn.GRU</c>. Blocks stand in the
/// order r, z, n; kept are the three and the product that r multiplies.
/// </summary>
internal sealed class GRUCell<T> : RecurrentCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Gates => 3;

    public override int KeptPerUnit => 4;

    public override bool HasRecurrentBias => true;

    public override void Forward(CellStep<T> step)
    {
        int units = step.Output.Length;
        Span<T> gates = step.Kept[..(2 * units)];
        Span<T> candidate = step.Kept.Slice(2 * units, units);
        ReadOnlySpan<T> product = step.Products[(2 * units)..];
        TensorPrimitives.Add(step.Sums[..(2 * units)], step.Products[..(2 * units)], gates);
        TensorPrimitives.Sigmoid(gates, gates);
        TensorPrimitives.MultiplyAdd(gates[..units], product, step.Sums[(2 * units)..], candidate);
        TensorPrimitives.Tanh(candidate, candidate);
        product.CopyTo(step.Kept[(3 * units)..]);
        for (int j = 0; j < units; j++)
        {
            T update = gates[units + j];
            step.Output[j] = ((T.One - update) * candidate[j]) + (update * step.PreviousOutput[j]);
        }
    }

    public override void Backward(CellStep<T> step, CellGradients<T> gradients)
    {
        int units = step.Output.Length;
        ReadOnlySpan<T> kept = step.Kept;
        Span<T> sums = gradients.Sums;
        for (int j = 0; j < units; j++)
        {
            T reset = kept[j];
            T update = kept[units + j];
            T candidate = kept[(2 * units) + j];
            T product = kept[(3 * units) + j];
            T gradient = gradients.Output[j];
            T candidateGradient = gradient * (T.One - update) * (T.One - (candidate * candidate));
            sums[j] = candidateGradient * product * reset * (T.One - reset);
            sums[units + j] = gradient * (step.PreviousOutput[j] - candidate) * update * (T.One - update);
            sums[(2 * units) + j] = candidateGradient;
            gradients.Products[(2 * units) + j] = candidateGradient * reset;
            gradients.Output[j] = gradient * update;
        }

        sums[..(2 * units)].CopyTo(gradients.Products);
    }
}
