using System;
using System.Numerics;
using System.Numerics.Tensors;
using NetGen.Engine.Graph;
using NetGen.Engine.LinearAlgebra;
using NetGen.Engine.Recurrence;

namespace NetGen.Engine.Layers;

/// <summary>
/// One direction of a recurrent layer: goes through the weighted sums of each sample's steps, <c>(time, gates · units)</c>, and gives the output of every step, <c>(time, units)</c>. Where a sample
/// ends, its state is carried on unchanged to the last step; going backwards it is zero until the sample begins.
/// </summary>
/// <remarks>Source of the backward pass: Werbos, "Backpropagation through time: what it does and how to do it", 1990.</remarks>
internal sealed class RecurrentLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RecurrentCell<T> _cell;
    private readonly Slot _sums;
    private readonly Slot _kept;
    private readonly Slot? _memory;
    private readonly ParameterTensor<T> _weight;
    private readonly ParameterTensor<T>? _bias;
    private readonly bool _isReverse;
    private readonly int _window;
    private readonly int _steps;
    private readonly int _units;
    private readonly int _products;

    /// <param name="graph">The graph under construction.</param>
    /// <param name="cell">What it does at a step.</param>
    /// <param name="sums">The weighted sums of what the layer reads.</param>
    /// <param name="weight">What multiplies the output of the step before, <c>[gates · units, units]</c>.</param>
    /// <param name="bias">What is added to these products, if anything.</param>
    /// <param name="isReverse">Whether it begins at the last step.</param>
    /// <param name="window">After how many steps gradients are cut on their way back; 0 for never. Steps are counted in the order in which they are gone through.</param>
    public RecurrentLayer(
        GraphBuilder<T> graph, RecurrentCell<T> cell, Slot sums, ParameterTensor<T> weight, ParameterTensor<T>? bias, bool isReverse, int window)
        : base([sums], graph.NewSlot(new TensorShape(sums.Shape[0], weight.Shape[1]), requiresGradient: true))
    {
        _cell = cell;
        _sums = sums;
        _weight = weight;
        _bias = bias;
        _isReverse = isReverse;
        _window = window;
        _steps = sums.Shape[0];
        _units = weight.Shape[1];
        _products = weight.Shape[0];
        _kept = graph.NewSlot(new TensorShape(_steps, cell.KeptPerUnit * _units), requiresGradient: false);
        _memory = cell.HasMemory ? graph.NewSlot(new TensorShape(_steps, _units), requiresGradient: false) : null;
    }

    public override void Forward(Workspace<T> workspace)
    {
        Span<T> scratch = workspace.Scratch(_units + _products);
        Span<T> zeros = scratch[.._units];
        Span<T> products = scratch[_units..];
        zeros.Clear();
        for (int row = 0; row < workspace.Rows; row++)
        {
            int length = workspace.StepsOf(row, _steps);
            for (int order = 0; order < _steps; order++)
            {
                int time = TimeOf(order);
                CellStep<T> step = StepAt(workspace, row, time, zeros, products);
                if (time < length)
                {
                    Multiply(step.PreviousOutput, products);
                    _cell.Forward(step);
                }
                else
                {
                    step.PreviousOutput.CopyTo(step.Output);
                    step.PreviousMemory.CopyTo(step.Memory);
                }
            }
        }
    }

    public override void Backward(Workspace<T> workspace)
    {
        Span<T> scratch = workspace.Scratch((3 * _units) + (_steps * _products));
        Span<T> zeros = scratch[.._units];
        Span<T> carriedOutput = scratch.Slice(_units, _units);
        Span<T> carriedMemory = scratch.Slice(2 * _units, _units);
        Span<T> productGradients = scratch[(3 * _units)..];
        ReadOnlySpan<T> outputGradients = workspace.Gradients(Output);
        Span<T> sumGradients = workspace.BeginContribution(_sums);
        zeros.Clear();
        for (int row = 0; row < workspace.Rows; row++)
        {
            int length = workspace.StepsOf(row, _steps);
            carriedOutput.Clear();
            carriedMemory.Clear();
            for (int order = _steps - 1; order >= 0; order--)
            {
                int time = TimeOf(order);
                int place = (row * _steps) + time;
                CellGradients<T> gradients = new()
                {
                    Output = carriedOutput,
                    Memory = carriedMemory,
                    Sums = sumGradients.Slice(place * _products, _products),
                    Products = productGradients.Slice(time * _products, _products),
                };
                TensorPrimitives.Add(carriedOutput, outputGradients.Slice(place * _units, _units), carriedOutput);
                if (time < length)
                {
                    _cell.Backward(StepAt(workspace, row, time, zeros, products: default), gradients);
                    RowProducts<T>.AddWeighted(_weight.Values, gradients.Products, stride: 1, carriedOutput);
                }
                else
                {
                    gradients.Sums.Clear();
                    gradients.Products.Clear();
                }

                if (_window > 0 && order % _window == 0)
                {
                    carriedOutput.Clear();
                    carriedMemory.Clear();
                }
            }

            AddParameterGradients(workspace.Values(Output).Slice(row * Output.Size, Output.Size), productGradients);
        }

        workspace.EndContribution(_sums);
    }

    private int TimeOf(int order) => _isReverse ? _steps - 1 - order : order;

    private CellStep<T> StepAt(Workspace<T> workspace, int row, int time, ReadOnlySpan<T> zeros, ReadOnlySpan<T> products)
    {
        int place = (row * _steps) + time;
        int before = _isReverse ? time + 1 : time - 1;
        bool isFirst = before < 0 || before == _steps;
        int placeBefore = (row * _steps) + before;
        Span<T> outputs = workspace.Values(Output);
        Span<T> memories = _memory is null ? default : workspace.Values(_memory);
        int memorySize = _memory is null ? 0 : _units;
        return new CellStep<T>
        {
            Sums = workspace.Values(_sums).Slice(place * _products, _products),
            Products = products,
            PreviousOutput = isFirst ? zeros : outputs.Slice(placeBefore * _units, _units),
            PreviousMemory = isFirst ? zeros[..memorySize] : memories.Slice(placeBefore * memorySize, memorySize),
            Output = outputs.Slice(place * _units, _units),
            Memory = memories.Slice(place * memorySize, memorySize),
            Kept = workspace.Values(_kept).Slice(place * _kept.Channels, _kept.Channels),
        };
    }

    private void Multiply(ReadOnlySpan<T> previousOutput, Span<T> products)
    {
        RowProducts<T>.Dot(_weight.Values, previousOutput, products);
        if (_bias is { } bias)
        {
            TensorPrimitives.Add(products, bias.Values, products);
        }
    }

    // dU[i, :] += Σ over the steps of dp[t, i] · h[the step before t, :]; the first step has none before. db′ += Σ dp[t, :].
    private void AddParameterGradients(ReadOnlySpan<T> outputs, ReadOnlySpan<T> productGradients)
    {
        ReadOnlySpan<T> before = _isReverse ? outputs[_units..] : outputs[..^_units];
        ReadOnlySpan<T> after = _isReverse ? productGradients : productGradients[_products..];
        for (int i = 0; i < _products && !before.IsEmpty; i++)
        {
            RowProducts<T>.AddWeighted(before, after[i..], _products, _weight.Gradients.Slice(i * _units, _units));
        }

        if (_bias is { } bias)
        {
            for (int start = 0; start < productGradients.Length; start += _products)
            {
                TensorPrimitives.Add(bias.Gradients, productGradients.Slice(start, _products), bias.Gradients);
            }
        }
    }
}
