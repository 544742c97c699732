using System;
using NetGen;

namespace Penguins;

/// <summary>One training from split to test. Everything random in it comes from one seed, so it can be repeated to the bit.</summary>
internal sealed class Experiment
{
    public const int Epochs = 100;
    private const int BatchSize = 16;
    private const double TrainingShare = 0.8;
    private const double ValidationShare = 0.1;

    private readonly ulong _seed;
    private readonly Dataset _training;
    private readonly Dataset _validation;

    public Experiment(Dataset penguins, ulong seed)
    {
        _seed = seed;

        // The test part is for the last word only. What is watched during training is held back from the rest.
        (Dataset learning, Dataset test) = penguins.StratifiedSplit(TrainingShare, seed);
        (Dataset training, Dataset validation) = learning.StratifiedSplit(1 - ValidationShare, seed);

        // Mean and deviation come from what is trained on alone: a network in use does not know its future inputs either.
        Standardizer = Standardizer.Fit(training);
        _training = Standardizer.Apply(training);
        _validation = Standardizer.Apply(validation);
        Test = Standardizer.Apply(test);
        Network = new PenguinNet(seed);
    }

    public PenguinNet Network { get; }

    public Standardizer Standardizer { get; }

    /// <summary>The test part, standardised.</summary>
    public Dataset Test { get; }

    public string Parts => FormattableString.Invariant($"{_training.Count} to train on, {_validation.Count} to validate, {Test.Count} to test");

    public History Train(Action<EpochResult>? epochCompleted = null) => Network.Fit(_training, new FitOptions
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        ShuffleSeed = _seed,
        Validation = epochCompleted is null ? null : _validation,
        EpochCompleted = epochCompleted,
    });

    public ClassificationMetrics Evaluate() => Network.Evaluate(Test).Classification!;
}
