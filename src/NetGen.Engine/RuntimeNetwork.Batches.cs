using System;
using System.Numerics;
using NetGen.Engine.Graph;
using NetGen.Engine.Layers;

namespace NetGen.Engine;

/// <content>From the arguments of the public members to batches that are as they must be.</content>
public sealed partial class RuntimeNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // How many steps an input may have; null where steps of the input are not those of every recurrent layer and of the output.
    private readonly int? _steps;

    // How many rows of outputs a sample has.
    private readonly int _outputRows;

    // A prediction is a row: at each step where the output is (time, features), at each position of an image that softmax makes choose among its channels.
    private static int FindOutputRows(LayerGraph<T> graph)
    {
        Slot output = graph.Output;
        bool isChoice = graph.Layers[^1] is ActivateLayer<T> { Activation: Activation.Softmax };
        return output.Shape.Rank == 2 || (output.Shape.Rank > 2 && isChoice) ? output.Size / output.Channels : 1;
    }

    private static int? FindSteps(LayerGraph<T> graph)
    {
        if (graph.Input.Shape.Rank != 2)
        {
            return null;
        }

        int steps = graph.Input.Shape[0];
        bool isSequence = false;
        foreach (Layer<T> layer in graph.Layers)
        {
            if (layer is RecurrentLayer<T>)
            {
                isSequence = true;
                if (layer.Output.Shape[0] != steps)
                {
                    return null;
                }
            }
        }

        bool outputFits = graph.Output.Shape.Rank != 2 || graph.Output.Shape[0] == steps;
        return isSequence && outputFits ? steps : null;
    }

    private Batch<T> BatchOf(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int rows = ArgumentChecks.RequireSomeRows(inputs.Length, InputSize, nameof(inputs));
        ArgumentChecks.RequireLength(targets.Length, (long)rows * OutputSize, nameof(targets));
        return new Batch<T>(inputs, targets, rows, _outputRows);
    }

    private Batch<T> BatchOf(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
    {
        int rows = ArgumentChecks.RequireSomeRows(inputs.Length, InputSize, nameof(inputs));
        return new Batch<T>(inputs, Targets(labels, rows, lengths: default), rows, _outputRows);
    }

    private Batch<T> BatchOf(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> lengths)
    {
        Batch<T> batch = BatchOf(inputs, targets);
        RequireLengths(lengths, batch.Rows);
        return new Batch<T>(inputs, targets, batch.Rows, _outputRows) { Lengths = lengths };
    }

    private Batch<T> BatchOf(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths)
    {
        int rows = ArgumentChecks.RequireSomeRows(inputs.Length, InputSize, nameof(inputs));
        RequireLengths(lengths, rows);
        return new Batch<T>(inputs, Targets(labels, rows, lengths), rows, _outputRows) { Lengths = lengths };
    }

    private static Batch<T> Weighted(Batch<T> batch, ReadOnlySpan<T> weights)
    {
        ArgumentChecks.RequireWeights(weights, batch.Rows, nameof(weights));
        return new Batch<T>(batch.Inputs, batch.Targets, batch.Rows, batch.Steps) { Lengths = batch.Lengths, Weights = weights };
    }

    private ReadOnlySpan<T> Targets(ReadOnlySpan<int> labels, int rows, ReadOnlySpan<int> lengths)
    {
        int classes = OutputSize / _outputRows;
        ArgumentChecks.RequireLength(labels.Length, (long)rows * _outputRows, nameof(labels));
        ArgumentChecks.RequireLabels(labels, _outputRows, lengths, classes, nameof(labels));
        return Trainer.ToTargets(labels, classes);
    }

    private void RequireLengths(ReadOnlySpan<int> lengths, int rows)
    {
        int steps = _steps ?? throw new InvalidOperationException(
            $"The samples of '{Definition.Name}' have no lengths: its input's steps are not those of a recurrent layer, of every one, and of an output (time, features).");
        ArgumentChecks.RequireLengths(lengths, rows, steps, nameof(lengths));
    }

    // Predicts, and measures the weighted mean loss.
    private T MeasureLoss(Trainer<T> trainer, Batch<T> batch, Span<T> outputs)
    {
        ArgumentChecks.RequireLength(outputs.Length, (long)batch.Rows * OutputSize, nameof(outputs));
        T sum = T.Zero;
        for (int row = 0; row < batch.Rows; row += RowsPerPass)
        {
            Batch<T> some = batch.Slice(row, Math.Min(RowsPerPass, batch.Rows - row));
            Workspace<T> pass = Infer(some.Inputs, some.Lengths, outputs.Slice(row * OutputSize, some.Rows * OutputSize), some.Rows);
            sum += trainer.MeasureLoss(pass, some);
        }

        return Trainer<T>.Mean(sum, batch.TotalWeight);
    }
}
