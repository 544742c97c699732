using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading;

namespace NetGen.Runtime;

/// <summary>One training from its first step to its last.</summary>
internal sealed class TrainingRun<TNetwork>
    where TNetwork : ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly Dataset _training;
    private readonly Dataset? _validation;
    private readonly FitOptions _options;
    private readonly CancellationToken _token;
    private readonly MiniBatches _batches;
    private readonly ImmutableArray<EpochResult>.Builder _epochs = ImmutableArray.CreateBuilder<EpochResult>();
    private readonly HealthMonitor<TNetwork>? _health;
    private Evaluation? _latestValidation;
    private long _iterations;

    public TrainingRun(TNetwork network, Dataset training, Dataset? validation, FitOptions options, CancellationToken token)
    {
        _network = network;
        _training = training;
        _validation = validation;
        _options = options;
        _token = token;
        _batches = new MiniBatches(training, options);
        _batches.RequireRows(TNetwork.Definition);
        _health = options.MonitorHealth ? new HealthMonitor<TNetwork>(network, training) : null;
    }

    public History Run()
    {
        int before = _network.MaxDegreeOfParallelism;
        _network.MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism;
        try
        {
            return RunEpochs();
        }
        finally
        {
            _network.MaxDegreeOfParallelism = before;
        }
    }

    private History RunEpochs()
    {
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            if (_token.IsCancellationRequested || !RunEpoch(epoch))
            {
                return new History(_epochs.ToImmutable(), EndReason.Cancelled);
            }
        }

        return new History(_epochs.ToImmutable(), EndReason.Completed);
    }

    /// <summary>Trains for one epoch.</summary>
    /// <returns><see langword="false"/> if it was cancelled before its end.</returns>
    private bool RunEpoch(int epoch)
    {
        long start = Stopwatch.GetTimestamp();
        _batches.BeginEpoch(_options.ShuffleSeed, epoch);
        double lossSum = 0;
        double weight = 0;
        float learningRate = 0;
        for (int step = 0; step < _batches.StepCount; step++)
        {
            learningRate = _network.LearningRate;
            if (step == _batches.StepCount - 1)
            {
                _health?.BeforeStep();
            }

            float loss = _batches.Train(_network, step);
            if (!float.IsFinite(loss) || !_network.LatestStepWasApplied)
            {
                throw Diverged(epoch, step, Mean(lossSum, weight), learningRate, loss, start);
            }

            _iterations++;
            weight += _batches.LatestWeight;
            lossSum += loss * _batches.LatestWeight;
            Report(epoch, step + 1, Mean(lossSum, weight));
            if (_token.IsCancellationRequested)
            {
                _epochs.Add(Result(epoch, step + 1, Mean(lossSum, weight), learningRate, start, evaluates: false));
                return false;
            }
        }

        EpochResult result = Result(epoch, _batches.StepCount, Mean(lossSum, weight), learningRate, start, evaluates: true);
        _epochs.Add(result);
        if (_validation is not null)
        {
            _latestValidation = result.Validation;
            Report(epoch, _batches.StepCount, result.TrainingLoss);
        }

        _options.EpochCompleted?.Invoke(result);
        return true;
    }

    private EpochResult Result(int epoch, int steps, double trainingLoss, float learningRate, long start, bool evaluates)
    {
        Evaluation? training = evaluates && _options.EvaluateTraining ? Evaluator.Evaluate(_network, _training) : null;
        Evaluation? validation = evaluates && _validation is not null ? Evaluator.Evaluate(_network, _validation) : null;
        return new EpochResult
        {
            Epoch = epoch,
            Steps = steps,
            IsComplete = steps == _batches.StepCount,
            TrainingLoss = trainingLoss,
            Training = training,
            Validation = validation,
            Health = evaluates && _health is not null ? _health.AfterStep() : [],
            LearningRate = learningRate,
            Duration = Stopwatch.GetElapsedTime(start),
        };
    }

    // Samples that all weigh nothing lose nothing.
    private static double Mean(double lossSum, double weight) => weight == 0 ? 0 : lossSum / weight;

    private TrainingDivergedException Diverged(int epoch, int steps, double trainingLoss, float learningRate, float loss, long start)
    {
        if (steps > 0)
        {
            _epochs.Add(Result(epoch, steps, trainingLoss, learningRate, start, evaluates: false));
        }

        History history = new(_epochs.ToImmutable(), EndReason.Diverged);
        return new TrainingDivergedException(epoch, _iterations + 1, learningRate, loss, history);
    }

    private void Report(int epoch, int step, double loss) =>
        _options.Progress?.Report(new TrainingProgress(epoch, _options.Epochs, step, _batches.StepCount, loss, _latestValidation));
}
