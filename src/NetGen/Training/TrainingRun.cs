using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Threading;

namespace NetGen.Runtime;

/// <summary>One training from its first step to its last.</summary>
internal sealed partial class TrainingRun<TNetwork>
    where TNetwork : ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly TrainingParts _data;
    private readonly FitOptions _options;
    private readonly CancellationToken _token;
    private readonly MiniBatches _batches;
    private readonly HealthMonitor<TNetwork>? _health;
    private readonly EarlyStoppingRun? _stopping;
    private readonly List<EpochResult> _epochs = [];
    private readonly float _baseLearningRate;
    private EpochUnderWay _current = new(epoch: 1);
    private Evaluation? _latestValidation;
    private long _iterations;

    public TrainingRun(TNetwork network, TrainingParts data, FitOptions options, CancellationToken token)
    {
        _network = network;
        _data = data;
        _options = options;
        _token = token;
        MiniBatches.RequireRows(data.Training, options, TNetwork.Definition);
        _batches = new MiniBatches(data.Training, options, TNetwork.Definition.OutputRows);
        _health = options.MonitorHealth ? new HealthMonitor<TNetwork>(network, data.Training) : null;
        _stopping = options.EarlyStopping is { } stopping ? new EarlyStoppingRun(stopping) : null;
        _baseLearningRate = network.LearningRate;
        if (options.ResumeFrom is { } checkpoint)
        {
            _baseLearningRate = Resume(checkpoint);
        }
    }

    public History Run()
    {
        int threads = _network.MaxDegreeOfParallelism;
        _network.MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism;
        try
        {
            EndReason reason = RunEpochs();
            if (reason is EndReason.Completed or EndReason.EarlyStopped)
            {
                _stopping?.Restore(_network, _current.Epoch - 1);
            }

            return HistoryOf(reason);
        }
        finally
        {
            _network.MaxDegreeOfParallelism = threads;
            if (_options.LearningRateSchedule is not null)
            {
                _network.LearningRate = _baseLearningRate;
            }
        }
    }

    private EndReason RunEpochs()
    {
        while (true)
        {
            if (_stopping?.IsReached == true)
            {
                return EndReason.EarlyStopped;
            }

            if (_current.Epoch > _options.Epochs)
            {
                return EndReason.Completed;
            }

            if (_token.IsCancellationRequested || !RunSteps())
            {
                _options.Checkpoint?.Save(Capture());
                AddUnfinishedEpoch();
                return EndReason.Cancelled;
            }

            EndEpoch();
        }
    }

    /// <summary>Takes the steps that the epoch still needs.</summary>
    /// <returns><see langword="false"/> if it was cancelled before its end.</returns>
    private bool RunSteps()
    {
        _batches.BeginEpoch(_options.ShuffleSeed, _current.Epoch);
        while (_current.Steps < _batches.StepCount)
        {
            float learningRate = SetLearningRate();
            bool isLast = _current.Steps == _batches.StepCount - 1;
            if (isLast)
            {
                _health?.BeforeStep();
            }

            float loss = _batches.Train(_network, _current.Steps);
            if (!float.IsFinite(loss) || !_network.LatestStepWasApplied)
            {
                LookAtRefusedStep();
                AddUnfinishedEpoch();
                throw new TrainingDivergedException(_current.Epoch, _iterations + 1, learningRate, loss, HistoryOf(EndReason.Diverged));
            }

            _iterations++;
            _current.Add(loss, _batches.LatestWeight, learningRate);
            if (isLast && _health is not null)
            {
                _current.Health = _health.AfterStep();
            }

            Report();
            if (_token.IsCancellationRequested)
            {
                return false;
            }

            // At the end of an epoch, what is measured then belongs to the checkpoint.
            if (!isLast && _options.Checkpoint is { } checkpoint && checkpoint.IsDueAfterStep(_iterations))
            {
                checkpoint.Save(Capture());
            }
        }

        return true;
    }

    private void EndEpoch()
    {
        Evaluation? training = _options.EvaluateTraining ? Evaluate(_data.Training) : null;
        Evaluation? validation = _data.Validation is { } held ? Evaluate(held) : null;
        EpochResult result = _current.Result(isComplete: true, training, validation);
        _epochs.Add(result);
        if (_stopping?.Add(result) == true)
        {
            _stopping.Keep(_network);
        }

        if (validation is not null)
        {
            _latestValidation = validation;
            Report();
        }

        _options.EpochCompleted?.Invoke(result);
        _current = new EpochUnderWay(result.Epoch + 1);
        if (_options.Checkpoint is { } checkpoint && (checkpoint.IsDueAfterEpoch(result.Epoch) || checkpoint.IsDueAfterStep(_iterations)))
        {
            checkpoint.Save(Capture());
        }
    }

    private float SetLearningRate()
    {
        if (_options.LearningRateSchedule is { } schedule && (_current.Steps == 0 || schedule.ChangesWithinEpochs))
        {
            SchedulePoint point = new(
                _iterations,
                _current.Epoch - 1,
                _batches.StepCount,
                (long)_options.Epochs * _batches.StepCount,
                CollectionsMarshal.AsSpan(_epochs));
            _network.LearningRate = (float)(_baseLearningRate * schedule.Factor(point));
        }

        return _network.LearningRate;
    }

    private Evaluation Evaluate(Dataset data)
    {
        Metrics needed = (_options.EarlyStopping?.Monitor.Needs ?? Metrics.None) | (_options.LearningRateSchedule?.Needs ?? Metrics.None);
        return Evaluator.Evaluate(_network, data, _options.Metrics, needed);
    }

    /// <summary>What the step that diverged says of the layers, of all steps the one that matters most: its gradients are there, and its parameters those before it.</summary>
    private void LookAtRefusedStep()
    {
        if (_health is not null)
        {
            _health.BeforeStep();
            _current.Health = _health.AfterStep();
        }
    }

    private void AddUnfinishedEpoch()
    {
        if (_current.Steps > 0 || !_current.Health.IsEmpty)
        {
            _epochs.Add(_current.Result(isComplete: _current.Steps == _batches.StepCount, training: null, validation: null));
        }
    }

    private History HistoryOf(EndReason reason) => new([.. _epochs], reason, _stopping?.BestEpoch);

    private void Report() => _options.Progress?.Report(
        new TrainingProgress(_current.Epoch, _options.Epochs, _current.Steps, _batches.StepCount, _current.MeanLoss, _latestValidation)
        {
            LearningRate = _current.LearningRate,
        });
}
