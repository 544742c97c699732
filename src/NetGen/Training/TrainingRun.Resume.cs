using System;

namespace NetGen.Runtime;

/// <content>What is saved of a training, and how it goes on from that.</content>
internal sealed partial class TrainingRun<TNetwork>
{
    private Checkpoint Capture() => new(
        TNetwork.Definition,
        _network.GetTrainingState(),
        new CheckpointRun(
            CheckpointSetup.Of(_data, _options, _batches.StepCount),
            CheckpointPosition.Of(_current, _iterations),
            _baseLearningRate,
            [.. _epochs],
            _stopping?.Best));

    /// <summary>Goes back to where a checkpoint was taken.</summary>
    /// <returns>The learning rate that its training began with.</returns>
    private float Resume(Checkpoint checkpoint)
    {
        CheckpointRun run = checkpoint.RunOf(TNetwork.Definition);
        run.Setup.CheckIs(CheckpointSetup.Of(_data, _options, _batches.StepCount));
        ResumeStopping(run);
        checkpoint.Restore(_network);
        _epochs.AddRange(run.Epochs);
        _iterations = run.Position.Iterations;
        _current = EpochUnderWay.Resume(run.Position);
        foreach (EpochResult epoch in run.Epochs)
        {
            _latestValidation = epoch.Validation ?? _latestValidation;
        }

        return run.BaseLearningRate;
    }

    private void ResumeStopping(CheckpointRun run)
    {
        if (_stopping is null)
        {
            return;
        }

        foreach (EpochResult epoch in run.Epochs)
        {
            _stopping.Add(epoch);
        }

        _stopping.Best = run.Best;
        if (_stopping.LacksBest)
        {
            throw new ArgumentException(
                $"The checkpoint to resume from does not hold the parameters of its best epoch: expected one of a training with {nameof(EarlyStopping.RestoreBest)}.",
                "options");
        }
    }
}
