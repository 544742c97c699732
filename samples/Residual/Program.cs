using System;
using NetGen;
using NetGen.Samples.Digits;
using static System.FormattableString;

namespace NetGen.Samples.Residual;

/// <summary>A network with skip connections reads handwritten digits.</summary>
internal static class Program
{
    private const ulong Seed = 1;

    private static void Main()
    {
        (Dataset training, Dataset test) = DigitTable.Read().StratifiedSplit(0.8, Seed);
        Console.WriteLine(Invariant($"{training.Count} digits to learn from, {test.Count} to test"));
        Console.WriteLine();
        Console.WriteLine(ResidualNet.Summary());

        ResidualNet network = new(Seed);
        History history = network.Fit(training, new FitOptions
        {
            Epochs = 20,
            BatchSize = 32,
            ShuffleSeed = Seed,
            LearningRateSchedule = Schedules.Cosine(),
        });
        Console.WriteLine(Invariant($"{history.Iterations} steps in {history.Duration.TotalSeconds:F1} s"));
        Console.WriteLine(Invariant($"training accuracy: {Accuracy(network, training):F4}"));
        Console.WriteLine(Invariant($"test accuracy: {Accuracy(network, test):F4}"));
    }

    private static double Accuracy(ResidualNet network, Dataset digits) => network.Evaluate(digits).Classification!.Accuracy;
}
