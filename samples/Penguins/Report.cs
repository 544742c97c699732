using System;
using System.Globalization;
using NetGen;

namespace Penguins;

/// <summary>Results as lines of text, the same in every culture.</summary>
internal static class Report
{
    private const int NameWidth = -10;

    public static string TestAccuracy(double accuracy) => string.Create(CultureInfo.InvariantCulture, $"test accuracy: {accuracy:F3}");

    /// <summary>A row for each species as it is, a column for each as predicted.</summary>
    public static void WriteConfusion(ConfusionMatrix confusion)
    {
        Console.WriteLine();
        Console.WriteLine("confusion matrix (rows: is, columns: predicted)");
        Console.Write($"{"",NameWidth}");
        foreach (string name in SpeciesNames.All)
        {
            Console.Write($"{name,10}");
        }

        Console.WriteLine();
        for (int actual = 0; actual < confusion.ClassCount; actual++)
        {
            Console.Write($"{SpeciesNames.All[actual],NameWidth}");
            for (int predicted = 0; predicted < confusion.ClassCount; predicted++)
            {
                Console.Write(string.Create(CultureInfo.InvariantCulture, $"{confusion[actual, predicted],10}"));
            }

            Console.WriteLine();
        }

        Console.WriteLine();
    }

    /// <summary>The probability of each species, the likeliest first.</summary>
    public static void WriteProbabilities(ReadOnlySpan<float> probabilities)
    {
        float[] keys = probabilities.ToArray();
        string[] names = [.. SpeciesNames.All];
        Array.Sort(keys, names);
        Array.Reverse(keys);
        Array.Reverse(names);
        Console.WriteLine($"this penguin: {names[0]}");
        for (int index = 0; index < names.Length; index++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {names[index],NameWidth} {keys[index]:F4}"));
        }
    }
}
