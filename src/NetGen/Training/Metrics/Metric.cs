using System;

namespace NetGen;

/// <summary>One number of an <see cref="Evaluation"/>, and which way it is better: what early stopping, schedules and searches go by.</summary>
public sealed class Metric
{
    private readonly Func<Evaluation, double> _value;

    /// <summary>Creates a metric of your own.</summary>
    /// <param name="name">What to call it, as in messages.</param>
    /// <param name="higherIsBetter">Whether more is better.</param>
    /// <param name="value">Where to find it; NaN if it is not defined. It is to give the same for the same evaluation.</param>
    /// <param name="needs">What has to be measured for it.</param>
    public Metric(string name, bool higherIsBetter, Func<Evaluation, double> value, Metrics needs = Metrics.None)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        HigherIsBetter = higherIsBetter;
        Needs = needs;
        _value = value;
    }

    /// <summary>The loss.</summary>
    public static Metric Loss { get; } = new("loss", false, evaluation => evaluation.Loss);

    /// <summary><see cref="ClassificationMetrics.Accuracy"/>.</summary>
    public static Metric Accuracy { get; } = OfClasses("accuracy", classes => classes.Accuracy);

    /// <summary><see cref="ClassificationMetrics.F1(Averaging)"/> with <see cref="Averaging.Macro"/>.</summary>
    public static Metric MacroF1 { get; } = OfClasses("macro F1", classes => classes.F1(Averaging.Macro));

    /// <summary><see cref="ClassificationMetrics.RocAuc"/>.</summary>
    public static Metric RocAuc { get; } = OfClasses("ROC-AUC", classes => classes.RocAuc ?? throw NotMeasured("ROC-AUC"), Metrics.RocAuc);

    /// <summary><see cref="RegressionMetrics.MeanAbsoluteError"/>.</summary>
    public static Metric MeanAbsoluteError { get; } = OfNumbers("mean absolute error", false, numbers => numbers.MeanAbsoluteError);

    /// <summary><see cref="RegressionMetrics.RootMeanSquaredError"/>.</summary>
    public static Metric RootMeanSquaredError { get; } = OfNumbers("root mean squared error", false, numbers => numbers.RootMeanSquaredError);

    /// <summary><see cref="RegressionMetrics.RSquared"/>.</summary>
    public static Metric RSquared { get; } = OfNumbers("R²", true, numbers => numbers.RSquared);

    /// <summary>What to call it.</summary>
    public string Name { get; }

    /// <summary>Whether more is better.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>What has to be measured for it.</summary>
    public Metrics Needs { get; }

    /// <summary>The number; NaN if it is not defined for these samples.</summary>
    /// <param name="evaluation">What was measured.</param>
    /// <exception cref="InvalidOperationException">What it needs was not measured.</exception>
    public double Value(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return _value(evaluation);
    }

    /// <summary>Whether one value is better than another by more than an amount; nothing is better than NaN, and NaN than nothing, but any number is better than NaN.</summary>
    internal bool IsBetter(double value, double than, double minimumDelta = 0)
    {
        if (double.IsNaN(value) || double.IsNaN(than))
        {
            return !double.IsNaN(value);
        }

        return HigherIsBetter ? value > than + minimumDelta : value < than - minimumDelta;
    }

    private static Metric OfClasses(string name, Func<ClassificationMetrics, double> value, Metrics needs = Metrics.Classification) => new(
        name,
        true,
        evaluation => value(evaluation.Classification ?? throw NotMeasured(name)),
        needs);

    private static Metric OfNumbers(string name, bool higherIsBetter, Func<RegressionMetrics, double> value) => new(
        name,
        higherIsBetter,
        evaluation => value(evaluation.Regression ?? throw NotMeasured(name)),
        Metrics.Regression);

    private static InvalidOperationException NotMeasured(string name) =>
        new($"The {name} was not measured: the data has no classes or numbers to compare, or the metrics asked for leave it out.");
}
