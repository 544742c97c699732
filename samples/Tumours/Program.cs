using System;
using System.IO;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Tumours;

/// <summary>Binary classification: benign or malignant. How sure the figure is, and what other hyperparameters would have given.</summary>
internal static class Program
{
    private const ulong Seed = 1;
    private const int Folds = 10;

    private static void Main()
    {
        Dataset samples = NumberTable.Read(Path.Combine(AppContext.BaseDirectory, "breast_cancer.csv"), classCount: 2, hasHeading: true);
        (Dataset training, Dataset test) = samples.StratifiedSplit(0.75, Seed);
        Standardizer standardizer = Standardizer.Fit(training);
        Console.WriteLine(Invariant($"{samples.Count} tumours: {training.Count} to train on, {test.Count} to test"));

        FitOptions options = new()
        {
            Epochs = 60,
            BatchSize = 32,
            ShuffleSeed = Seed,
            ClassWeights = ClassWeights.Balanced(training),
            Metrics = Metrics.RocAuc,
        };
        TumourNet network = new(Seed);
        History history = network.Fit(standardizer.Apply(training), options);
        Console.WriteLine(Invariant($"{history.Iterations} steps in {history.Duration.TotalMilliseconds:F0} ms"));

        Evaluation evaluation = network.Evaluate(standardizer.Apply(test));
        ClassificationMetrics metrics = evaluation.Classification!;
        Console.WriteLine(Invariant($"test ROC-AUC: {metrics.RocAuc:F4}, accuracy {metrics.Accuracy:F3}"));
        foreach ((string name, int label) in new[] { ("malignant", 0), ("benign", 1) })
        {
            Console.WriteLine(Invariant($"{name,-9}  precision {metrics.Precision(label):F3}  recall {metrics.Recall(label):F3}  F1 {metrics.F1(label):F3}"));
        }

        Console.WriteLine();
        CrossValidate(samples, options);
        Search(training, options);
    }

    /// <summary>One division into training and test samples may be a lucky one.</summary>
    private static void CrossValidate(Dataset samples, FitOptions options)
    {
        CrossValidationResult folds = CrossValidation.Run<TumourNet>(
            samples, Folds, options, Seed, Standardizer.Preprocessing, maxDegreeOfParallelism: -1);
        (double mean, double deviation) = folds.Of(Metric.RocAuc);
        Console.WriteLine(Invariant($"{Folds}-fold cross-validation: ROC-AUC {mean:F4} ± {deviation:F4}"));
    }

    private static void Search(Dataset training, FitOptions options)
    {
        SearchSpace space = new() { LearningRate = SearchRange.OneOf(1e-4, 1e-3, 1e-2, 1e-1), BatchSize = SearchRange.OneOf(8, 32, 128) };
        SearchResult<TumourNet> search = HyperparameterSearch.Grid<TumourNet>(
            training, space, options with { ValidationFraction = 0.25 }, Metric.Loss, Standardizer.Preprocessing, maxDegreeOfParallelism: -1);
        Console.WriteLine();
        Console.WriteLine("learning rate  batch size  validation loss");
        foreach (SearchTrial trial in search.Ranked)
        {
            Console.WriteLine(Invariant($"{trial.Hyperparameters.LearningRate,13}  {trial.Hyperparameters.BatchSize,10}  {trial.Score,15:F4}"));
        }
    }
}
