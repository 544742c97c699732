using System;
using NetGen;

namespace NetGen.Samples.Digits;

/// <summary>One training from split to test. Everything random in it comes from one seed.</summary>
internal sealed class Experiment
{
    private const double TrainingShare = 0.8;

    private readonly Dataset _training;
    private readonly ulong _seed;

    public Experiment(Dataset digits, ulong seed)
    {
        _seed = seed;
        (_training, Test) = digits.StratifiedSplit(TrainingShare, seed);
        Network = new DigitNet(seed);
    }

    public DigitNet Network { get; }

    /// <summary>The digits that are held back.</summary>
    public Dataset Test { get; }

    public string Parts => FormattableString.Invariant($"{_training.Count} digits to learn from, {Test.Count} to test");

    public History Train() => Network.Fit(_training, new FitOptions
    {
        Epochs = 40,
        BatchSize = 32,
        ShuffleSeed = _seed,
        LearningRateSchedule = Schedules.Cosine(),
    });

    /// <summary>The share of the test digits that are read right.</summary>
    public double Accuracy() => Network.Evaluate(Test).Classification!.Accuracy;
}
