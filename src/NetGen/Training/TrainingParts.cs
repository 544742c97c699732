using System;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>The samples of a training: those to learn from, and those to measure on after each epoch, if any.</summary>
internal sealed record TrainingParts(Dataset Training, Dataset? Validation)
{
    /// <summary>Holds back the share of the data that the options say.</summary>
    /// <exception cref="ArgumentException">A data set is empty, or the options contradict each other.</exception>
    public static TrainingParts Divide(Dataset training, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(training);
        TrainingParts parts = options.ValidationFraction == 0 ? Given(training, options) : HoldBack(training, options);
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

    /// <summary>Holds the data, as it is after all preprocessing, against the network.</summary>
    /// <param name="argument">What the caller calls the data.</param>
    /// <exception cref="ArgumentException">The sizes of a data set are not the network's.</exception>
    public void CheckFits<TNetwork>(string argument)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        DataFit.Check<TNetwork>(Training, argument);
        if (Validation is not null)
        {
            DataFit.Check<TNetwork>(Validation, "options");
        }
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

    private static TrainingParts Given(Dataset training, FitOptions options)
    {
        if (options.Validation is not { } given)
        {
            return new TrainingParts(training, null);
        }

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
