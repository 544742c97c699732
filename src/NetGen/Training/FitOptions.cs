using System;
using NetGen.Runtime;
using static System.FormattableString;

namespace NetGen;

/// <summary>How to train.</summary>
/// <remarks>
/// A <em>step</em>, or iteration, is one update of the parameters from one mini-batch. An <em>epoch</em> is one pass over all
/// training samples: ⌈samples / batch size⌉ steps, the last of which has the samples that are left over.
/// </remarks>
public sealed record FitOptions
{
    /// <summary>How often to pass over all training samples, at least 1. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Epochs
    {
        get;
        init => field = AtLeastOne(value, nameof(Epochs));
    } = 10;

    /// <summary>How many samples make a step, at least 1. Default: 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = AtLeastOne(value, nameof(BatchSize));
    } = 32;

    /// <summary>
    /// Whether the samples left over at the end of an epoch, fewer than a batch, are left out of it. Default: <see langword="false"/>: they are a
    /// smaller batch.
    /// </summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Whether each epoch takes the samples in a new random order. Default: <see langword="true"/>. If not, they are taken in
    /// the order of the data set.
    /// </summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// What the orders of the samples come from, and the division by <see cref="ValidationFraction"/>. The order of an epoch
    /// depends on this and the epoch's number alone: use another seed to go on training with new orders. Default: 0.
    /// </summary>
    public ulong ShuffleSeed { get; init; }

    /// <summary>
    /// How much the samples of each class count in the steps, times their own weights; for training samples with labels. It shifts what is learnt, not what
    /// is measured: evaluations and the validation loss know the samples' own weights only. Default: all classes alike.
    /// </summary>
    public ClassWeights? ClassWeights { get; init; }

    /// <summary>Samples to measure on after each epoch, never trained on. Default: none.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>
    /// The share of the training samples to hold back and measure on after each epoch, from 0 (none) to below 1. Chosen at
    /// random, with labels class by class. Not together with <see cref="Validation"/>. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not as said.</exception>
    public double ValidationFraction
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ValidationFraction), Invariant($"Expected a share from 0 to below 1; found {value}."));
    }

    /// <summary>
    /// Whether to measure on the training samples too after each epoch, which costs another pass over them. Default:
    /// <see langword="false"/>: the training loss is then what the steps themselves returned.
    /// </summary>
    public bool EvaluateTraining { get; init; }

    /// <summary>
    /// Whether to measure each layer's gradient, weights, update, dead and saturated units at the end of each epoch, for
    /// <see cref="EpochResult.Health"/>. What needs the results of a layer is measured for layers with a name, and for all of a network that is
    /// declared with <see cref="TrainingAttribute.Health"/>. Default: <see langword="false"/>, which costs nothing.
    /// </summary>
    public bool MonitorHealth { get; init; }

    /// <summary>
    /// How many threads steps and measurements may use, the calling one among them: at least 1, or −1 for as many as there are processors, which is also
    /// the limit. Default: 1, so that nothing runs behind the back of a program that did not ask for it. The weights that come out are the
    /// same, bit for bit, whatever the number. It is the network's <c>MaxDegreeOfParallelism</c> for as long as <c>Fit</c> runs.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0 or below −1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init => field = Guard.MaxDegreeOfParallelism(value, nameof(MaxDegreeOfParallelism));
    } = 1;

    /// <summary>
    /// How the learning rate changes, from the one that the network has when <c>Fit</c> begins; see <see cref="Schedules"/>. At the end the network
    /// has that one again, so that the next <c>Fit</c> begins as this one did. Default: none; the learning rate is the network's, and
    /// <see cref="EpochCompleted"/> may set it.
    /// </summary>
    public LearningRateSchedule? LearningRateSchedule { get; init; }

    /// <summary>
    /// What to measure after each epoch beside the loss. Default: what fits the loss, without <see cref="Metrics.RocAuc"/>; and what
    /// <see cref="EarlyStopping"/> and <see cref="LearningRateSchedule"/> go by in any case.
    /// </summary>
    public Metrics? Metrics { get; init; }

    /// <summary>When to end before all epochs are trained. Needs validation samples. Default: never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Where and how often to save what training can go on from. If it is cancelled, that is saved too. Default: nowhere.
    /// </summary>
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>
    /// Where to go on: with the same data and options the training then takes the same steps as if it had never ended, bit for bit, and its history
    /// is that of the whole. The network's own state is replaced. Default: begin anew.
    /// </summary>
    public Checkpoint? ResumeFrom { get; init; }

    /// <summary>
    /// Told after every step and, with validation samples, again when they were measured at the end of an epoch; on the training
    /// thread, so what it does is to be quick. Default: nobody.
    /// </summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Called at the end of each epoch that was not cut short, on the training thread; may set the network's learning rate, save it, or cancel
    /// the token that <c>Fit</c> was given. Default: nothing.
    /// </summary>
    public Action<EpochResult>? EpochCompleted { get; init; }

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"Expected at least 1; found {value}."));
}
