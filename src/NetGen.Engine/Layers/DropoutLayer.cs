using System;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.Intrinsics;
using NetGen.Engine.Graph;
using NetGen.Runtime;

namespace NetGen.Engine.Layers;

/// <summary>
/// Sets elements to zero at random in training and divides the others by the share that stays. Which ones follows from seed, step, layer, row and
/// element by the layout that <see cref="DropoutMask"/> documents, read here word by word.
/// </summary>
internal sealed class DropoutLayer<T>(int index, double rate, Slot input, Slot output) : Layer<T>([input], output)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const ulong Purpose = 8UL << 56;
    private const int WordsOfBlock = 4;

    // One over the share that stays, rounded as the generated network rounds it.
    private readonly T _kept = T.CreateChecked((float)(1 / (1 - rate)));
    private readonly double _dropped = Math.Floor(rate * 4294967296.0);

    public static Slot Build(LayerContext<T> context)
    {
        Slot input = context.SingleInput();
        context.RequireNoParameters();
        double rate = context.Definition.Options.GetValueOrDefault("Rate", double.NaN);
        context.Require(rate is >= 0 and < 1, $"has a rate of {rate}, not one from 0 to below 1");
        return context.Graph.Add(
            new DropoutLayer<T>(context.Index, rate, input, context.Graph.NewSlot(input.Shape, input.RequiresGradient, input.Order)));
    }

    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(input);
        Span<T> outputs = workspace.Values(Output);
        if (workspace.IsForTraining)
        {
            Multiply(workspace, inputs, outputs);
        }
        else
        {
            inputs.CopyTo(outputs);
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        Multiply(workspace, workspace.Gradients(Output), workspace.BeginContribution(input));
        workspace.EndContribution(input);
    }

    private void Multiply(Workspace<T> workspace, ReadOnlySpan<T> source, Span<T> target)
    {
        ulong stream = Purpose + ((ulong)(index % 65536) * (1UL << 40)) + (ulong)(workspace.Step % (1L << 40));
        for (int i = 0; i < source.Length; i++)
        {
            (int row, int element) = Math.DivRem(i, input.Size);
            ulong block = ((ulong)(row / WordsOfBlock) * (1UL << 32)) + (ulong)element;
            uint word = Philox.Block(workspace.Seed, stream, block).GetElement(row % WordsOfBlock);
            target[i] = source[i] * (word < _dropped ? T.Zero : _kept);
        }
    }
}
