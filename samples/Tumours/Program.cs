using System;
using System.IO;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Tumours;

/// <summary>Binary classification: benign or malignant, and what the threshold between them trades.</summary>
internal static class Program
{
    private const ulong Seed = 1;

    private static void Main()
    {
        Dataset samples = NumberTable.Read(Path.Combine(AppContext.BaseDirectory, "breast_cancer.csv"), classCount: 2, hasHeading: true);
        (Dataset training, Dataset test) = samples.StratifiedSplit(0.75, Seed);
        Standardizer standardizer = Standardizer.Fit(training);
        Console.WriteLine(Invariant($"{samples.Count} tumours: {training.Count} to train on, {test.Count} to test"));

        TumourNet network = new(Seed);
        History history = network.Fit(standardizer.Apply(training), new FitOptions
        {
            Epochs = 60,
            BatchSize = 32,
            ShuffleSeed = Seed,
            ClassWeights = ClassWeights.Balanced(training),
        });
        Console.WriteLine(Invariant($"{history.Iterations} steps in {history.Duration.TotalMilliseconds:F0} ms"));

        Evaluation evaluation = network.Evaluate(standardizer.Apply(test));
        ClassificationMetrics metrics = evaluation.Classification!;
        Console.WriteLine(Invariant($"test ROC-AUC: {metrics.RocAuc:F4}, accuracy {metrics.Accuracy:F3}"));
        foreach ((string name, int label) in new[] { ("malignant", 0), ("benign", 1) })
        {
            Console.WriteLine(Invariant($"{name,-9}  precision {metrics.Precision(label):F3}  recall {metrics.Recall(label):F3}  F1 {metrics.F1(label):F3}"));
        }
    }
}
