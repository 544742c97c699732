using System;
using System.Globalization;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Digits;

/// <summary>A small convolutional network reads handwritten digits.</summary>
internal static class Program
{
    private const ulong Seed = 1;

    private const string Usage = """
        usage: Digits               train, test, draw misread digits
               Digits --seeds 5     test accuracy for the seeds 1 to 5, and their mean
        """;

    private static int Main(string[] args)
    {
        switch (args)
        {
            case []:
                Demonstrate(DigitTable.Read());
                return 0;
            case ["--seeds", string text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 1000:
                CompareSeeds(DigitTable.Read(), count);
                return 0;
            case ["--seeds", ..]:
                Console.Error.WriteLine("--seeds takes one whole number from 1 to 1000.");
                break;
            default:
                Console.Error.WriteLine($"'{args[0]}' is not known.");
                break;
        }

        Console.Error.WriteLine(Usage);
        return 1;
    }

    private static void Demonstrate(Dataset digits)
    {
        Experiment experiment = new(digits, Seed);
        Console.WriteLine(experiment.Parts);
        Console.WriteLine();
        Console.WriteLine(DigitNet.Summary());

        History history = experiment.Train();
        Console.WriteLine(Invariant($"{history.Iterations} steps in {history.Duration.TotalSeconds:F1} s"));
        Console.WriteLine(Invariant($"test accuracy: {experiment.Accuracy():F4}"));
        Console.WriteLine();
        Misread.Draw(experiment.Network, experiment.Test, Console.Out);
    }

    private static void CompareSeeds(Dataset digits, int count)
    {
        double[] accuracies = new double[count];
        for (int index = 0; index < count; index++)
        {
            ulong seed = (ulong)index + 1;
            Experiment experiment = new(digits, seed);
            experiment.Train();
            accuracies[index] = experiment.Accuracy();
            Console.WriteLine(Invariant($"seed {seed,4}  test accuracy: {accuracies[index]:F4}"));
        }

        Console.WriteLine(Invariant($"mean test accuracy: {accuracies.Average():F4}"));
    }
}
