using System;
using static System.FormattableString;

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
        if (run.Position.Step > 0 && run.Position.Epoch > _options.Epochs)
        {
            throw new ArgumentException(
                Invariant($"The checkpoint to resume from was taken within epoch {run.Position.Epoch}: expected {nameof(FitOptions.Epochs)} of at least that; found {_options.Epochs}."),
                "options");
        }

        _stopping?.Resume(run.Epochs, run.Best);
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
}
