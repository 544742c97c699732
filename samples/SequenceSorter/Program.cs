using System;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.SequenceSorter;

/// <summary>Sorts words of different lengths: those of a grammar, those with a mistake inside, and those whose end does not match the beginning.</summary>
internal static class Program
{
    private const int TrainingWords = 1800;
    private const int TestWords = 2100;
    private const int Seeds = 5;

    private static int Main(string[] args)
    {
        if (args.FirstOrDefault(word => word.Length is 0 or > Grammar.LongestWord || word.Any(letter => !Grammar.Alphabet.Contains(letter))) is { } bad)
        {
            Console.Error.WriteLine($"'{bad}' is not a word of 1 to {Grammar.LongestWord} of the letters {Grammar.Alphabet}.");
            Console.Error.WriteLine("usage: SequenceSorter [WORD…]    sorts these words too");
            return 1;
        }

        Words training = Words.Generate(TrainingWords, seed: 1);
        Words test = Words.Generate(TestWords, seed: 2, except: training.All);
        Console.WriteLine(Invariant(
            $"{TrainingWords} words to learn from, {TestWords} others to test, of {test.All.Min(word => word.Length)} to {test.All.Max(word => word.Length)} letters"));
        Console.WriteLine();
        Console.WriteLine(GatedNet.Summary());

        Console.WriteLine("test accuracy            " + string.Concat(Enumerable.Range(1, Seeds).Select(seed => Invariant($"  seed {seed}"))) + "    mean");
        Compare<CountNet>("dense, share of letters", training.Shares(), test.Shares());
        Compare<SimpleNet>("SimpleRNN", training.Sequences(), test.Sequences());
        GatedNet network = Compare<GatedNet>("GRU", training.Sequences(), test.Sequences());
        Console.WriteLine();

        Console.WriteLine("word                                      is            GRU");
        foreach (int row in Enumerable.Range(0, 2 * Grammar.Classes))
        {
            Show(network, test.All[row], Grammar.Names[test.Labels[row]]);
        }

        foreach (string word in args)
        {
            Show(network, word, "?");
        }

        return 0;
    }

    /// <summary>Trains networks from several seeds, and prints how many of the test words each gets right.</summary>
    /// <returns>The first of them.</returns>
    private static TNetwork Compare<TNetwork>(string name, Dataset training, Dataset test)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        TNetwork[] networks = [.. Enumerable.Range(1, Seeds).Select(seed => TNetwork.Create((ulong)seed))];
        double[] accuracies = new double[Seeds];
        TimeSpan time = TimeSpan.Zero;
        Console.Write($"{name,-25}");
        for (int index = 0; index < Seeds; index++)
        {
            time += networks[index].Fit(training, new FitOptions
            {
                Epochs = 30,
                BatchSize = 32,
                ShuffleSeed = (ulong)index + 1,
                LearningRateSchedule = Schedules.Cosine(),
            }).Duration;
            accuracies[index] = networks[index].Evaluate(test).Classification!.Accuracy;
            Console.Write(Invariant($"  {accuracies[index],6:F4}"));
        }

        Console.WriteLine(Invariant($"  {accuracies.Average(),6:F4}  {TNetwork.ParameterCount,5} parameters  {time.TotalSeconds / Seeds:F2} s each"));
        return networks[0];
    }

    private static void Show(GatedNet network, string word, string truth)
    {
        float[] probabilities = new float[GatedNet.OutputSize];
        network.PredictBatch(Words.Encode(word), [word.Length], probabilities);
        int best = Enumerable.Range(0, Grammar.Classes).MaxBy(label => probabilities[label]);
        Console.WriteLine(Invariant($"{word,-Grammar.LongestWord}  {truth,-12}  {Grammar.Names[best],-12}  {100 * probabilities[best]:F0} %"));
    }
}
