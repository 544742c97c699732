using System;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using NetGen.Engine.Graph;
using NetGen.Engine.LinearAlgebra;

namespace NetGen.Engine.Layers;

/// <summary>The weighted sums <c>z = W·x + b</c> of a fully connected layer, with <c>W</c> as <c>[out, in]</c>, row-major: of the features of a sample, or of those of each of its steps.</summary>
internal sealed class DenseLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The rows of one matrix are taken in blocks that stay in the first-level cache while all those of the other pass by.
    private const int BlockBytes = 16 * 1024;

    private readonly Slot _input;
    private readonly int _inputSize;
    private readonly int _outputSize;
    private readonly int _blockSize;
    private readonly ParameterTensor<T> _weight;
    private readonly ParameterTensor<T>? _bias;

    private DenseLayer(Slot input, Slot output, ParameterTensor<T> weight, ParameterTensor<T>? bias)
        : base([input], output)
    {
        _input = input;
        _inputSize = input.Channels;
        _outputSize = output.Channels;
        _blockSize = Math.Max(RowProducts<T>.RowsAtOnce, BlockBytes / (_inputSize * Unsafe.SizeOf<T>()));
        _weight = weight;
        _bias = bias;
    }

    public static Slot Build(LayerContext<T> context)
    {
        Slot input = context.SingleInput();
        context.Require(input.Shape.Rank <= 2, $"reads the shape {input.Shape}, not features or (time, features)");
        int units = context.Definition.OutputShape.Extents[^1];
        int own = context.Parameters.Length - (context.Definition.Activation == Activation.PReLU ? 1 : 0);
        context.Require(own is 1 or 2, $"has {own} parameter tensors, not a weight and at most a bias");
        ParameterTensor<T> weight = context.Parameters[0];
        context.Require(
            weight.Shape.Equals(new TensorShape(units, input.Channels)), $"has a weight of shape {weight.Shape}, not {units}×{input.Channels}");
        ParameterTensor<T>? bias = own == 2 ? context.Parameters[1] : null;
        context.Require(
            bias is null || bias.Value.Shape.Equals(new TensorShape(units)), $"has a bias of shape {bias?.Shape}, not {units}");

        Slot ordered = context.Graph.InParameterOrder(input);
        return context.Graph.AddActivation(context, AddSums(context.Graph, ordered, weight, bias), own);
    }

    /// <summary>Adds the weighted sums of what a slot holds, a row of features or one at each step.</summary>
    /// <returns>Where they are.</returns>
    public static Slot AddSums(GraphBuilder<T> graph, Slot input, ParameterTensor<T> weight, ParameterTensor<T>? bias)
    {
        TensorShape shape = new([.. input.Shape.Extents[..^1], weight.Shape[0]]);
        return graph.Add(new DenseLayer<T>(input, graph.NewSlot(shape, requiresGradient: true), weight, bias));
    }

    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(_input);
        Span<T> sums = workspace.Values(Output);
        ReadOnlySpan<T> weight = _weight.Values;
        ReadOnlySpan<T> bias = _bias is { } tensor ? tensor.Values : default;
        int rows = inputs.Length / _inputSize;
        for (int first = 0; first < _outputSize; first += _blockSize)
        {
            int end = Math.Min(first + _blockSize, _outputSize);
            ReadOnlySpan<T> block = weight[(first * _inputSize)..(end * _inputSize)];
            for (int row = 0; row < rows; row++)
            {
                Span<T> z = sums.Slice((row * _outputSize) + first, end - first);
                RowProducts<T>.Dot(block, inputs.Slice(row * _inputSize, _inputSize), z);
                if (!bias.IsEmpty)
                {
                    TensorPrimitives.Add(z, bias[first..end], z);
                }
            }
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        AddWeightGradients(workspace.Values(_input), gradients);
        if (_bias is { } bias)
        {
            AddBiasGradients(bias.Gradients, gradients);
        }

        if (_input.RequiresGradient)
        {
            ComputeInputGradients(gradients, workspace.BeginContribution(_input));
            workspace.EndContribution(_input);
        }
    }

    // dW[unit, :] += Σ over the rows of dz[row, unit] · x[row, :]
    private void AddWeightGradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> gradients)
    {
        Span<T> weightGradients = _weight.Gradients;
        int rows = inputs.Length / _inputSize;
        for (int first = 0; first < rows; first += _blockSize)
        {
            int end = Math.Min(first + _blockSize, rows);
            ReadOnlySpan<T> block = inputs[(first * _inputSize)..(end * _inputSize)];
            for (int unit = 0; unit < _outputSize; unit++)
            {
                Span<T> dw = weightGradients.Slice(unit * _inputSize, _inputSize);
                RowProducts<T>.AddWeighted(block, gradients[((first * _outputSize) + unit)..], _outputSize, dw);
            }
        }
    }

    // db += dz[row, :]
    private void AddBiasGradients(Span<T> biasGradients, ReadOnlySpan<T> gradients)
    {
        for (int start = 0; start < gradients.Length; start += _outputSize)
        {
            TensorPrimitives.Add(biasGradients, gradients.Slice(start, _outputSize), biasGradients);
        }
    }

    // dx[row, :] = Σ over the units of dz[row, unit] · W[unit, :]
    private void ComputeInputGradients(ReadOnlySpan<T> gradients, Span<T> inputGradients)
    {
        ReadOnlySpan<T> weight = _weight.Values;
        inputGradients.Clear();
        int rows = inputGradients.Length / _inputSize;
        for (int first = 0; first < _outputSize; first += _blockSize)
        {
            int end = Math.Min(first + _blockSize, _outputSize);
            ReadOnlySpan<T> block = weight[(first * _inputSize)..(end * _inputSize)];
            for (int row = 0; row < rows; row++)
            {
                Span<T> dx = inputGradients.Slice(row * _inputSize, _inputSize);
                RowProducts<T>.AddWeighted(block, gradients.Slice((row * _outputSize) + first, end - first), stride: 1, dx);
            }
        }
    }
}
