using System.Numerics;
using System.Numerics.Tensors;
using NetGen.Engine.Activations;

namespace NetGen.Engine.Recurrence;

/// <summary><c>h = f(W·x + b + U·h′)</c>, as PyTorch's <c>nn.RNN</c> with one bias.</summary>
internal sealed class SimpleRNNCell<T>(ActivationFunction<T> function) : RecurrentCell<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int Gates => 1;

    public override int KeptPerUnit => 1;

    public override void Forward(CellStep<T> step)
    {
        TensorPrimitives.Add(step.Sums, step.Products, step.Kept);
        function.Forward(step.Kept, step.Output, rows: 1);
    }

    public override void Backward(CellStep<T> step, CellGradients<T> gradients)
    {
        function.Backward(step.Kept, step.Output, gradients.Output, gradients.Sums, rows: 1);
        gradients.Sums.CopyTo(gradients.Products);
        gradients.Output.Clear();
    }
}
