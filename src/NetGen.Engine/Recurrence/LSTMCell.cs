using System;
using System.Numerics;
using System.Numerics.Tensors;

namespace NetGen.Engine.Recurrence;

/// <summary>
/// With <c>i, f, o</c> the sigmoid and <c>g</c> the tangent of <c>W·x + b + U·h′</c>: <c>c = f·c′ + i·g</c> and <c>h = o·tanh c</c>, as PyTorch's <c>nn.LSTM</c> with one bias. Blocks stand in
/// the order i, f, g, o.
/// </summary>
internal sealed class LSTMCell<T> : RecurrentCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Gates => 4;

    public override int KeptPerUnit => Gates;

    public override bool HasMemory => true;

    public override void Forward(CellStep<T> step)
    {
        int units = step.Output.Length;
        Span<T> gates = step.Kept;
        TensorPrimitives.Add(step.Sums, step.Products, gates);
        TensorPrimitives.Sigmoid(gates[..(2 * units)], gates);
        TensorPrimitives.Tanh(gates.Slice(2 * units, units), gates[(2 * units)..]);
        TensorPrimitives.Sigmoid(gates[(3 * units)..], gates[(3 * units)..]);
        for (int j = 0; j < units; j++)
        {
            T input = gates[j];
            T forget = gates[units + j];
            T candidate = gates[(2 * units) + j];
            T output = gates[(3 * units) + j];
            step.Memory[j] = (forget * step.PreviousMemory[j]) + (input * candidate);
            step.Output[j] = output * T.Tanh(step.Memory[j]);
        }
    }

    public override void Backward(CellStep<T> step, CellGradients<T> gradients)
    {
        int units = step.Output.Length;
        ReadOnlySpan<T> gates = step.Kept;
        Span<T> sums = gradients.Sums;
        for (int j = 0; j < units; j++)
        {
            T input = gates[j];
            T forget = gates[units + j];
            T candidate = gates[(2 * units) + j];
            T output = gates[(3 * units) + j];
            T squashed = T.Tanh(step.Memory[j]);
            T memoryGradient = gradients.Memory[j] + (gradients.Output[j] * output * (T.One - (squashed * squashed)));
            sums[j] = memoryGradient * candidate * input * (T.One - input);
            sums[units + j] = memoryGradient * step.PreviousMemory[j] * forget * (T.One - forget);
            sums[(2 * units) + j] = memoryGradient * input * (T.One - (candidate * candidate));
            sums[(3 * units) + j] = gradients.Output[j] * squashed * output * (T.One - output);
            gradients.Memory[j] = memoryGradient * forget;
        }

        sums.CopyTo(gradients.Products);
        gradients.Output.Clear();
    }
}
