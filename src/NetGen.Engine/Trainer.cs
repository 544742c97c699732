using System;
using System.Numerics;
using System.Numerics.Tensors;
using NetGen.Engine.Graph;
using NetGen.Engine.Layers;
using NetGen.Engine.Losses;
using NetGen.Engine.Optimizers;

namespace NetGen.Engine;

/// <summary>The training half of a network: loss, gradients, optimizer. Its callers check lengths and labels.</summary>
internal sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly LayerGraph<T> _graph;
    private readonly ParameterStore<T> _parameters;
    private readonly StatisticStore<T> _statistics;
    private readonly int _fewestRows;
    private readonly LossFunction<T> _loss;
    private readonly UpdateStep<T> _update;
    private readonly Workspace<T> _workspace;

    // What the loss is computed from, and the layers that lead there: without the last activation where the loss includes it.
    private readonly Slot _predictions;
    private readonly Layer<T>[] _layers;
    private bool _lossIsFinite = true;
    private T[] _oneHot = [];

    public Trainer(
        LayerGraph<T> graph, ParameterStore<T> parameters, StatisticStore<T> statistics, NetworkDefinition definition, TrainingDefinition training, ulong seed)
    {
        _graph = graph;
        _parameters = parameters;
        _statistics = statistics;
        _fewestRows = definition.FewestTrainingRows;
        _loss = LossRegistry<T>.Create(training);
        _update = new UpdateStep<T>(definition, training);
        _workspace = new Workspace<T>(graph.Slots, isForTraining: true) { Seed = seed };
        _predictions = FindPredictions(graph, _loss, training.Loss);
        _layers = graph.LayersBefore(_predictions);
        LearningRate = T.CreateChecked(training.LearningRate);
    }

    /// <summary>The step size of the next update.</summary>
    public T LearningRate { get; set; }

    /// <summary>Whether the latest update took place.</summary>
    public bool LatestStepWasApplied { get; private set; } = true;

    /// <summary>Overwrites the gradients with those of the weighted mean loss over the batch.</summary>
    /// <returns>The weighted mean loss.</returns>
    public T ComputeGradients(Batch<T> batch)
    {
        if (batch.Rows < _fewestRows)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected at least {_fewestRows} rows to normalise over, but {batch.Rows} was given."), "inputs");
        }

        Array.Clear(_parameters.Gradients);
        _workspace.Begin(batch.Rows, batch.Lengths);
        batch.Inputs.CopyTo(_workspace.Values(_graph.Input));
        foreach (Layer<T> layer in _layers)
        {
            layer.Forward(_workspace);
        }

        T loss = BeginBackward(batch);
        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            if (_layers[i].Output.RequiresGradient)
            {
                _layers[i].Backward(_workspace);
            }
        }

        _update.ClearFrozen(_parameters.Gradients);
        _lossIsFinite = T.IsFinite(loss);
        _statistics.HasPending = true;
        return loss;
    }

    /// <summary>Updates the parameters, unless the loss or a gradient is not finite.</summary>
    public void ApplyGradients()
    {
        LatestStepWasApplied = _lossIsFinite
            && (_parameters.Gradients.Length == 0 || TensorPrimitives.IsFiniteAll<T>(_parameters.Gradients))
            && (!_statistics.HasPending || _statistics.Pending.Length == 0 || TensorPrimitives.IsFiniteAll<T>(_statistics.Pending));
        if (LatestStepWasApplied)
        {
            _update.Take(_parameters.Values, _parameters.Gradients, LearningRate);
            _statistics.Apply();
            _workspace.Step++;
        }
    }

    /// <summary>Replaces the gradients. They stand for themselves: the loss of those before them says nothing about them.</summary>
    public void SetGradients(ReadOnlySpan<T> source)
    {
        source.CopyTo(_parameters.Gradients);
        _update.ClearFrozen(_parameters.Gradients);
        _statistics.HasPending &= _lossIsFinite;
        _lossIsFinite = true;
    }

    /// <summary>The weighted sum of the losses of what an inference pass has just predicted.</summary>
    /// <param name="pass">The pass's workspace. Its scratch is overwritten.</param>
    /// <param name="batch">The samples of the pass.</param>
    public T MeasureLoss(Workspace<T> pass, Batch<T> batch) =>
        _loss.Evaluate(pass.Values(_predictions), batch, T.One, pass.Scratch(pass.Rows * _predictions.Size));

    /// <summary>A weighted mean; where all weights are 0 the sum itself, which is 0 or NaN.</summary>
    public static T Mean(T sum, T totalWeight) => totalWeight == T.Zero ? sum : sum / totalWeight;

    /// <summary>
    /// Turns labels into targets: one-hot rows, or the label itself where there is a single output. A label that is no class makes a row that nothing reads.
    /// </summary>
    /// <param name="labels">A label for each row of outputs.</param>
    /// <param name="size">The number of outputs in a row.</param>
    /// <returns>A buffer that is valid until the next call.</returns>
    public ReadOnlySpan<T> ToTargets(ReadOnlySpan<int> labels, int size)
    {
        int length = checked(labels.Length * size);
        if (_oneHot.Length < length)
        {
            _oneHot = new T[length];
        }

        Span<T> targets = _oneHot.AsSpan(0, length);
        targets.Fill(_loss.OtherClass);
        for (int row = 0; row < labels.Length; row++)
        {
            if (size == 1)
            {
                targets[row] = labels[row] == 1 ? T.One : _loss.OtherClass;
            }
            else if ((uint)labels[row] < (uint)size)
            {
                targets[(row * size) + labels[row]] = T.One;
            }
        }

        return targets;
    }

    private T BeginBackward(Batch<T> batch)
    {
        T totalWeight = batch.TotalWeight;
        if (!_predictions.RequiresGradient)
        {
            return Mean(MeasureLoss(_workspace, batch), totalWeight);
        }

        Span<T> gradients = _workspace.BeginContribution(_predictions);
        T sum = _loss.Evaluate(_workspace.Values(_predictions), batch, totalWeight, gradients);
        _workspace.EndContribution(_predictions);
        return Mean(sum, totalWeight);
    }

    private static Slot FindPredictions(LayerGraph<T> graph, LossFunction<T> function, Loss loss)
    {
        if (function.IncludedActivation is not { } included)
        {
            return graph.Output;
        }

        return graph.Layers[^1] is ActivateLayer<T> last && last.Activation == included
            ? last.Inputs[0]
            : throw new ArgumentException($"The loss {loss} needs {included} as the network's last activation.", "definition");
    }
}
