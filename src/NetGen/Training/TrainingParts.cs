using System;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>The samples of a training: those to learn from, and those to measure on after each epoch, if any.</summary>
internal sealed record TrainingParts(Dataset Training, Dataset? Validation)
{
    /// <summary>Checks the data against the network, and holds back the share that the options say.</summary>
    /// <exception cref="ArgumentException">A data set is empty or its sizes are not the network's, or the options contradict each other.</exception>
    public static TrainingParts Divide<TNetwork>(Dataset training, FitOptions options)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        DataFit.Check<TNetwork>(training, nameof(training));
        TrainingParts parts = options.ValidationFraction == 0 ? Given<TNetwork>(training, options) : HoldBack(training, options);
        if (parts.Training.Count == 0)
        {
            throw new ArgumentException("There is no sample to learn from.", nameof(training));
        }

        if (parts.Validation is null)
        {
            CheckNeedsNone(options.EarlyStopping is not null, nameof(FitOptions.EarlyStopping));
            CheckNeedsNone(options.LearningRateSchedule?.NeedsValidation == true, nameof(FitOptions.LearningRateSchedule));
        }

        return parts;
    }

    private static void CheckNeedsNone(bool needsValidation, string option)
    {
        if (needsValidation)
        {
            throw new ArgumentException(
                $"{option} goes by samples that are not trained on: expected {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationFraction)}; found neither.",
                "options");
        }
    }

    private static TrainingParts Given<TNetwork>(Dataset training, FitOptions options)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        if (options.Validation is not { } given)
        {
            return new TrainingParts(training, null);
        }

        DataFit.Check<TNetwork>(given, nameof(options));
        return given.Count == 0
            ? throw new ArgumentException($"{nameof(FitOptions.Validation)} is an empty data set.", nameof(options))
            : new TrainingParts(training, given);
    }

    private static TrainingParts HoldBack(Dataset training, FitOptions options)
    {
        if (options.Validation is not null)
        {
            throw new ArgumentException(
                $"Expected {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationFraction)}; found both.", nameof(options));
        }

        (Dataset validation, Dataset used) = training.EvenSplit(options.ValidationFraction, options.ShuffleSeed);
        return used.Count == 0 || validation.Count == 0
            ? throw new ArgumentException(
                Invariant($"{nameof(FitOptions.ValidationFraction)} {options.ValidationFraction} of {training.Count} samples leaves one part empty."),
                nameof(options))
            : new TrainingParts(used, validation);
    }
}
