using System;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using NetGen.Engine.Graph;
using NetGen.Engine.LinearAlgebra;
using NetGen.Engine.Windows;

namespace NetGen.Engine.Layers;

/// <summary>
/// The weighted sums of a convolution, each group of channels by itself: a product of the group's filters, as rows, with the windows, gathered as rows
/// (<see cref="Patches{T}"/>).
/// </summary>
/// <remarks>The weight is brought into the order of the windows (<see cref="KernelOrder{T}"/>) at the beginning of each pass.</remarks>
internal sealed class ConvolutionLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Filters and windows are taken in blocks that stay in the first-level cache together.
    private const int BlockBytes = 16 * 1024;

    private readonly Slot _input;
    private readonly WindowGrid _grid;
    private readonly ParameterTensor<T> _weight;
    private readonly ParameterTensor<T>? _bias;
    private readonly int _groups;
    private readonly int _filters;
    private readonly int _groupChannels;
    private readonly int _groupFilters;
    private readonly int _patchSize;
    private readonly int _blockSize;

    private ConvolutionLayer(Slot input, Slot output, WindowGrid grid, int groups, ParameterTensor<T> weight, ParameterTensor<T>? bias)
        : base([input], output)
    {
        _input = input;
        _grid = grid;
        _weight = weight;
        _bias = bias;
        _groups = groups;
        _filters = output.Channels;
        _groupChannels = grid.Channels / groups;
        _groupFilters = _filters / groups;
        _patchSize = weight.Shape.Size / _filters;
        _blockSize = Math.Max(RowProducts<T>.RowsAtOnce, BlockBytes / (_patchSize * Unsafe.SizeOf<T>()));
    }

    public static Slot Build1D(LayerContext<T> context) => Build(context, axes: 1);

    public static Slot Build2D(LayerContext<T> context) => Build(context, axes: 2);

    public override void Forward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(_input);
        Span<T> sums = workspace.Values(Output);
        int block = Math.Min(_blockSize, _grid.Count);
        Span<T> scratch = workspace.Scratch(checked(_weight.Shape.Size + (block * _patchSize)));
        Span<T> weight = scratch[.._weight.Shape.Size];
        Span<T> patches = scratch[_weight.Shape.Size..];
        KernelOrder<T>.ToWindows(_weight.Values, _groupChannels, _patchSize, weight);
        for (int row = 0; row < workspace.Rows; row++)
        {
            ReadOnlySpan<T> image = inputs.Slice(row * _input.Size, _input.Size);
            Span<T> outputs = sums.Slice(row * Output.Size, Output.Size);
            for (int group = 0; group < _groups; group++)
            {
                for (int first = 0; first < _grid.Count; first += block)
                {
                    Span<T> some = patches[..(Math.Min(block, _grid.Count - first) * _patchSize)];
                    Patches<T>.Gather(_grid, image, first, group * _groupChannels, _groupChannels, some);
                    Multiply(weight, some, group * _groupFilters, outputs[(first * _filters)..]);
                }
            }

            AddBias(outputs);
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        ReadOnlySpan<T> inputs = workspace.Values(_input);
        ReadOnlySpan<T> gradients = workspace.Gradients(Output);
        Span<T> inputGradients = _input.RequiresGradient ? workspace.BeginContribution(_input) : default;
        inputGradients.Clear();
        int block = Math.Min(_blockSize, _grid.Count);
        int weights = _weight.Shape.Size;
        Span<T> scratch = workspace.Scratch(checked((2 * weights) + (block * _patchSize)));
        Span<T> weight = scratch[..weights];
        Span<T> weightGradients = scratch.Slice(weights, weights);
        Span<T> patches = scratch[(2 * weights)..];
        KernelOrder<T>.ToWindows(_weight.Values, _groupChannels, _patchSize, weight);
        weightGradients.Clear();
        for (int row = 0; row < workspace.Rows; row++)
        {
            ReadOnlySpan<T> image = inputs.Slice(row * _input.Size, _input.Size);
            ReadOnlySpan<T> outputGradients = gradients.Slice(row * Output.Size, Output.Size);
            AddBiasGradients(outputGradients);
            for (int group = 0; group < _groups; group++)
            {
                for (int first = 0; first < _grid.Count; first += block)
                {
                    Span<T> some = patches[..(Math.Min(block, _grid.Count - first) * _patchSize)];
                    ReadOnlySpan<T> dz = outputGradients[(first * _filters)..];
                    Patches<T>.Gather(_grid, image, first, group * _groupChannels, _groupChannels, some);
                    AddWeightGradients(some, dz, group * _groupFilters, weightGradients);
                    if (_input.RequiresGradient)
                    {
                        ComputePatchGradients(weight, dz, group * _groupFilters, some);
                        Patches<T>.AddTo(
                            _grid, some, first, group * _groupChannels, _groupChannels, inputGradients.Slice(row * _input.Size, _input.Size));
                    }
                }
            }
        }

        KernelOrder<T>.AddToCanonical(weightGradients, _groupChannels, _patchSize, _weight.Gradients);
        if (_input.RequiresGradient)
        {
            workspace.EndContribution(_input);
        }
    }

    private static Slot Build(LayerContext<T> context, int axes)
    {
        Slot input = WindowGrid.RequireAxes(context, axes);
        int filters = context.Definition.OutputShape.Extents[^1];
        int groups = context.Count("Groups", 1);
        context.Require(
            input.Channels % groups == 0 && filters % groups == 0,
            $"has {groups} groups, which do not divide {input.Channels} channels and {filters} filters evenly");

        int own = context.Parameters.Length - (context.Definition.Activation == Activation.PReLU ? 1 : 0);
        context.Require(own is 1 or 2, $"has {own} parameter tensors, not a weight and at most a bias");
        ParameterTensor<T> weight = context.Parameters[0];
        TensorShape shape = weight.Shape;
        context.Require(
            shape.Rank == axes + 2 && shape[0] == filters && shape[1] == input.Channels / groups,
            $"has a weight of shape {shape}, not {filters}×{input.Channels / groups} and {axes} extents of the kernel");
        ParameterTensor<T>? bias = own == 2 ? context.Parameters[1] : null;
        context.Require(
            bias is null || bias.Value.Shape.Equals(new TensorShape(filters)), $"has a bias of shape {bias?.Shape}, not {filters}");

        int dilation = context.Count("Dilation", 1);
        WindowGrid grid = axes == 1 ? WindowGrid.Along(context, shape[2], dilation) : WindowGrid.Over(context, shape[2], shape[3], dilation);
        Slot output = context.Graph.NewSlot(context.Definition.OutputShape, requiresGradient: true);
        return context.Graph.AddActivation(context, context.Graph.Add(new ConvolutionLayer<T>(input, output, grid, groups, weight, bias)), own);
    }

    // z[window, filter] = W[filter, :] · patch[window, :]
    private void Multiply(ReadOnlySpan<T> weight, ReadOnlySpan<T> patches, int firstFilter, Span<T> sums)
    {
        for (int first = 0; first < _groupFilters; first += _blockSize)
        {
            int count = Math.Min(_blockSize, _groupFilters - first);
            ReadOnlySpan<T> block = weight.Slice((firstFilter + first) * _patchSize, count * _patchSize);
            for (int window = 0; window < patches.Length / _patchSize; window++)
            {
                Span<T> z = sums.Slice((window * _filters) + firstFilter + first, count);
                RowProducts<T>.Dot(block, patches.Slice(window * _patchSize, _patchSize), z);
            }
        }
    }

    // dW[filter, :] += Σ over the windows of dz[window, filter] · patch[window, :]
    private void AddWeightGradients(ReadOnlySpan<T> patches, ReadOnlySpan<T> gradients, int firstFilter, Span<T> weightGradients)
    {
        for (int filter = firstFilter; filter < firstFilter + _groupFilters; filter++)
        {
            RowProducts<T>.AddWeighted(patches, gradients[filter..], _filters, weightGradients.Slice(filter * _patchSize, _patchSize));
        }
    }

    // dpatch[window, :] = Σ over the filters of dz[window, filter] · W[filter, :]
    private void ComputePatchGradients(ReadOnlySpan<T> weight, ReadOnlySpan<T> gradients, int firstFilter, Span<T> patches)
    {
        patches.Clear();
        for (int first = 0; first < _groupFilters; first += _blockSize)
        {
            int count = Math.Min(_blockSize, _groupFilters - first);
            ReadOnlySpan<T> block = weight.Slice((firstFilter + first) * _patchSize, count * _patchSize);
            for (int window = 0; window < patches.Length / _patchSize; window++)
            {
                ReadOnlySpan<T> dz = gradients.Slice((window * _filters) + firstFilter + first, count);
                RowProducts<T>.AddWeighted(block, dz, stride: 1, patches.Slice(window * _patchSize, _patchSize));
            }
        }
    }

    private void AddBias(Span<T> outputs)
    {
        if (_bias is { } bias)
        {
            for (int start = 0; start < outputs.Length; start += _filters)
            {
                Span<T> z = outputs.Slice(start, _filters);
                TensorPrimitives.Add(z, bias.Values, z);
            }
        }
    }

    private void AddBiasGradients(ReadOnlySpan<T> gradients)
    {
        if (_bias is { } bias)
        {
            for (int start = 0; start < gradients.Length; start += _filters)
            {
                TensorPrimitives.Add(bias.Gradients, gradients.Slice(start, _filters), bias.Gradients);
            }
        }
    }
}
