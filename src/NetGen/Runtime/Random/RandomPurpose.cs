namespace NetGen.Runtime;

/// <summary>
/// What random numbers are drawn for. Each purpose has streams of its own, so one seed may serve several of them.
/// The numbers are part of what a seed means: never change or reuse one.
/// </summary>
internal enum RandomPurpose : byte
{
    /// <summary>Streams that callers number themselves.</summary>
    General = 0,

    /// <summary>First values of parameters; one stream a tensor, numbered in canonical order.</summary>
    Initialization = 1,

    /// <summary>The order of the samples in training; one stream an epoch.</summary>
    EpochOrder = 2,

    /// <summary><see cref="Dataset.Shuffle"/>.</summary>
    DatasetShuffle = 3,

    /// <summary><see cref="Dataset.Split"/> and <see cref="Dataset.StratifiedSplit"/>.</summary>
    DatasetSplit = 4,

    /// <summary><see cref="Dataset.KFold"/> and <see cref="Dataset.StratifiedKFold"/>.</summary>
    DatasetFolds = 5,

    /// <summary>What dropout sets to zero; one stream a layer and step.</summary>
    Dropout = 8,

    /// <summary><see cref="HyperparameterSearch.Random"/>; one stream a trial.</summary>
    HyperparameterSearch = 16,
}
