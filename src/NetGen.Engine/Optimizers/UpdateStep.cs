using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Numerics;

namespace NetGen.Engine.Optimizers;

/// <summary>
/// A step: gradients are penalised, clipped by value, clipped by norm and decayed, the optimizer updates tensor by tensor, and norms of weights
/// are limited. Frozen layers are left out of all of it.
/// </summary>
internal sealed class UpdateStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImmutableArray<Tensor> _tensors;
    private readonly OptimizerRule<T> _rule;
    private readonly T _l1;
    private readonly T _l2;
    private readonly T _weightDecay;
    private readonly T _clipValue;
    private readonly double _clipNorm;
    private readonly double _maxNorm;
    private readonly bool _prepares;
    private readonly T[] _gradients;

    public UpdateStep(NetworkDefinition definition, TrainingDefinition training)
    {
        _tensors = [.. Tensors(definition)];
        _rule = OptimizerRules<T>.Create(training, definition.ParameterCount);
        RuleOptions options = new(training);
        _l1 = T.CreateChecked(options.Get("L1", 0));
        _l2 = T.CreateChecked(options.Get("L2", 0));
        _weightDecay = _rule.DecaysByItself ? T.Zero : T.CreateChecked(options.Get("WeightDecay", 0));
        _clipValue = T.CreateChecked(options.Get("ClipValue", double.PositiveInfinity));
        _clipNorm = options.Get("ClipNorm", double.PositiveInfinity);
        _maxNorm = options.Get("MaxNorm", double.PositiveInfinity);
        _prepares = _l1 != T.Zero || _l2 != T.Zero || _weightDecay != T.Zero || !T.IsInfinity(_clipValue) || !double.IsInfinity(_clipNorm);
        _gradients = new T[definition.ParameterCount];
    }

    /// <summary>Sets the gradients of frozen layers to zero.</summary>
    public void ClearFrozen(Span<T> gradients)
    {
        foreach (Tensor tensor in _tensors)
        {
            if (!tensor.IsTrained)
            {
                tensor.Of(gradients).Clear();
            }
        }
    }

    /// <summary>Takes the step. The gradients stay as they are.</summary>
    public void Take(Span<T> parameters, ReadOnlySpan<T> gradients, T learningRate)
    {
        gradients.CopyTo(_gradients);
        if (_prepares)
        {
            Prepare(parameters);
        }

        _rule.BeginStep();
        foreach (Tensor tensor in _tensors)
        {
            if (tensor.IsTrained)
            {
                _rule.Update(tensor.Of(parameters), tensor.Of(_gradients), tensor.Offset, learningRate * T.CreateChecked(tensor.LearningRateScale));
                if (tensor.IsWeight && !double.IsInfinity(_maxNorm))
                {
                    LimitNorms(tensor.Of(parameters), tensor.Units);
                }
            }
        }
    }

    private static IEnumerable<Tensor> Tensors(NetworkDefinition definition)
    {
        int offset = 0;
        foreach (LayerDefinition layer in definition.Layers)
        {
            foreach (ParameterDefinition parameter in layer.Parameters)
            {
                TensorShape shape = parameter.Shape;
                yield return new Tensor(offset, shape.Size, shape.Extents[0], shape.Extents.Length > 1, layer.Trainable, layer.LearningRateScale);
                offset += shape.Size;
            }
        }
    }

    private void Prepare(ReadOnlySpan<T> parameters)
    {
        double squares = 0;
        foreach (Tensor tensor in _tensors)
        {
            Span<T> gradients = tensor.Of(_gradients);
            ReadOnlySpan<T> values = parameters.Slice(tensor.Offset, tensor.Length);
            for (int i = 0; i < gradients.Length && tensor.IsTrained; i++)
            {
                if (tensor.IsWeight)
                {
                    gradients[i] += (_l2 * values[i]) + (_l1 * T.CreateChecked(T.IsZero(values[i]) ? 0 : T.Sign(values[i])));
                }

                gradients[i] = T.Clamp(gradients[i], -_clipValue, _clipValue);
                double wide = double.CreateChecked(gradients[i]);
                squares += wide * wide;
            }
        }

        T scale = T.CreateChecked(Math.Min(1, _clipNorm / (Math.Sqrt(squares) + 1e-6)));
        for (int i = 0; i < _gradients.Length; i++)
        {
            _gradients[i] = (scale * _gradients[i]) + (_weightDecay * parameters[i]);
        }
    }

    private void LimitNorms(Span<T> weights, int units)
    {
        int inputs = weights.Length / units;
        for (int unit = 0; unit < units; unit++)
        {
            Span<T> incoming = weights.Slice(unit * inputs, inputs);
            double squares = 0;
            foreach (T weight in incoming)
            {
                squares += double.CreateChecked(weight) * double.CreateChecked(weight);
            }

            T scale = T.CreateChecked(Math.Min(1, _maxNorm / Math.Sqrt(squares)));
            for (int i = 0; i < inputs; i++)
            {
                incoming[i] *= scale;
            }
        }
    }

    private readonly record struct Tensor(int Offset, int Length, int Units, bool IsWeight, bool IsTrained, double LearningRateScale)
    {
        public Span<T> Of(Span<T> all) => all.Slice(Offset, Length);
    }
}
