using System;
using System.IO;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.TransferLearning;

/// <summary>Transfer learning: what a network learnt of many digits, put to use for others of which there are few.</summary>
internal static class Program
{
    private const int Seeds = 10;
    private const int PerClass = 10;
    private const int Classes = 5;

    private static void Main()
    {
        Dataset digits = NumberTable.Read(Path.Combine(AppContext.BaseDirectory, "digits.csv"), classCount: 10, hasHeading: false);
        Dataset low = Digits(digits, first: 0);
        Dataset high = Digits(digits, first: Classes);
        Console.WriteLine(Invariant($"{low.Count} digits 0–4 to learn from, {high.Count} digits 5–9, of which {PerClass} a class to learn from; {Seeds} seeds"));

        double[,] accuracies = new double[3, Seeds];
        for (int seed = 0; seed < Seeds; seed++)
        {
            LowDigitsNet pretrained = new((ulong)seed);
            pretrained.Fit(low, Options(epochs: 30, seed));
            string file = Path.Combine(AppContext.BaseDirectory, "low.safetensors");
            pretrained.Save(file);

            (Dataset few, Dataset test) = high.StratifiedSplit((double)PerClass * Classes / high.Count, (ulong)seed);
            accuracies[0, seed] = FromScratch(few, test, seed);
            accuracies[1, seed] = FeaturesExtracted(pretrained, few, test, seed);
            accuracies[2, seed] = FineTuned(file, few, test, seed, showsReport: seed == 0);
        }

        string[] ways = ["from scratch", "feature extraction", "fine-tuning"];
        for (int way = 0; way < ways.Length; way++)
        {
            double[] row = [.. Enumerable.Range(0, Seeds).Select(seed => accuracies[way, seed])];
            Console.WriteLine(Invariant($"{ways[way],-18}  mean test accuracy {row.Average():F4}  ({row.Min():F3} to {row.Max():F3})"));
        }
    }

    private static double FromScratch(Dataset few, Dataset test, int seed)
    {
        HighDigitsNet network = new((ulong)seed);
        network.Fit(few, Options(epochs: 100, seed));
        return Accuracy(network, test);
    }

    private static double FeaturesExtracted(LowDigitsNet pretrained, Dataset few, Dataset test, int seed)
    {
        HeadNet head = new((ulong)seed);
        head.Fit(FeatureExtraction.Extract(pretrained, "strokes", few), Options(epochs: 100, seed));
        return Accuracy(head, FeatureExtraction.Extract(pretrained, "strokes", test));
    }

    private static double FineTuned(string file, Dataset few, Dataset test, int seed, bool showsReport)
    {
        HighDigitsNet network = new((ulong)seed);
        TransferReport report = Transfer.Load(network, file);
        if (showsReport)
        {
            Console.WriteLine();
            Console.WriteLine(report);
        }

        network.Fit(few, Options(epochs: 100, seed));
        return Accuracy(network, test);
    }

    private static double Accuracy<TNetwork>(TNetwork network, Dataset test)
        where TNetwork : ITrainableNetwork<TNetwork> => network.Evaluate(test).Classification!.Accuracy;

    private static FitOptions Options(int epochs, int seed) => new() { Epochs = epochs, BatchSize = 16, ShuffleSeed = (ulong)seed };

    /// <summary>Five digits, as classes from 0; pixels from 0 to 1.</summary>
    private static Dataset Digits(Dataset digits, int first)
    {
        int[] rows = [.. Enumerable.Range(0, digits.Count).Where(row => digits.Label(row) >= first && digits.Label(row) < first + Classes)];
        return new Dataset(
            [.. rows.Select(row => digits.Input(row).ToArray().Select(pixel => pixel / 16).ToArray())],
            [.. rows.Select(row => digits.Label(row) - first)],
            Classes);
    }
}
