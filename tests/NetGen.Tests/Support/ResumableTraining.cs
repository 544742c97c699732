using NetGen.Tests.Training;

namespace NetGen.Tests.Support;

/// <summary>A training with all that a checkpoint has to hold: seven epochs of six steps.</summary>
internal static class ResumableTraining
{
    public static Dataset Samples { get; } = SearchData.Make(45);

    public static Dataset Validation { get; } = SearchData.Make(10);

    public static SoftmaxRegression New(ulong seed = 2) => new(seed) { Momentum = 0.9f };

    public static FitOptions Options() => new()
    {
        Epochs = 7,
        BatchSize = 8,
        ShuffleSeed = 5,
        Validation = Validation,
        EvaluateTraining = true,
        MonitorHealth = true,
        Metrics = Metrics.All,
        LearningRateSchedule = Schedules.ReduceOnPlateau(0.5, 0, 0.05).WithWarmup(9),
        EarlyStopping = new EarlyStopping { Patience = 4 },
    };
}
