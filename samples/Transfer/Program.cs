using System;
using System.IO;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.TransferLearning;

/// <summary>Transfer learning: what a deep network learnt of many digits, put to use for others of which there are few.</summary>
internal static class Program
{
    private const int Seeds = 10;
    private const int PerClass = 10;

    private static void Main()
    {
        Dataset digits = NumberTable.Read(Path.Combine(AppContext.BaseDirectory, "digits.csv"), classCount: 10, hasHeading: false);
        Dataset low = Digits.From(digits, first: 0);
        Dataset high = Digits.From(digits, first: Digits.Classes);
        Dataset posed = Digits.InEveryPose(low);
        Console.WriteLine(Invariant($"{low.Count} digits 0–4 in {Digits.Poses} poses to learn from, {high.Count} digits 5–9, of which {PerClass} a class to learn from; {Seeds} seeds"));

        string[] ways = ["from scratch", "feature extraction", "fine-tuning", "one hidden layer, from scratch"];
        double[,] accuracies = new double[ways.Length, Seeds];
        string file = Path.Combine(AppContext.BaseDirectory, "autoencoder.safetensors");
        for (int seed = 0; seed < Seeds; seed++)
        {
            AutoencoderNet autoencoder = new((ulong)seed);
            autoencoder.Fit(posed, Options(epochs: 30, batchSize: 32, seed) with { LearningRateSchedule = Schedules.Cosine(unit: ScheduleUnit.Step) });
            autoencoder.Save(file);

            (Dataset few, Dataset test) = high.StratifiedSplit((double)PerClass * Digits.Classes / high.Count, (ulong)seed);
            accuracies[0, seed] = Learnt(new DigitNet((ulong)seed), few, test, seed);
            accuracies[1, seed] = Learnt(new HeadNet((ulong)seed), Features(autoencoder, few), Features(autoencoder, test), seed);
            accuracies[2, seed] = Learnt(Pretrained(file, seed), few, test, seed);
            accuracies[3, seed] = Learnt(new ShallowNet((ulong)seed), few, test, seed);
        }

        for (int way = 0; way < ways.Length; way++)
        {
            double[] row = [.. Enumerable.Range(0, Seeds).Select(seed => accuracies[way, seed])];
            Console.WriteLine(Invariant($"{ways[way],-30}  mean test accuracy {row.Average():F4}  ({row.Min():F3} to {row.Max():F3})"));
        }
    }

    private static Dataset Features(AutoencoderNet autoencoder, Dataset data) => FeatureExtraction.Extract(autoencoder, "hidden10", data);

    /// <summary>The hidden layers of the file below a new output, to be trained slowly.</summary>
    private static DigitNet Pretrained(string file, int seed)
    {
        DigitNet network = new((ulong)seed) { LearningRate = 0.001f };
        TransferReport report = Transfer.Load(network, file);
        if (seed == 0)
        {
            Console.WriteLine();
            Console.WriteLine(report);
        }

        return network;
    }

    /// <summary>The accuracy after training on the few samples, for as many steps in each of the ways.</summary>
    private static double Learnt<TNetwork>(TNetwork network, Dataset few, Dataset test, int seed)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        network.Fit(few, Options(epochs: 100, batchSize: 5, seed));
        return network.Evaluate(test).Classification!.Accuracy;
    }

    private static FitOptions Options(int epochs, int batchSize, int seed) => new() { Epochs = epochs, BatchSize = batchSize, ShuffleSeed = (ulong)seed };
}
