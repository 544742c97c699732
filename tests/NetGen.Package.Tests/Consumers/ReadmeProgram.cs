using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NetGen.Package.Tests.Support;

namespace NetGen.Package.Tests.Consumers;

/// <summary>The code of the README's section on declaring, training and predicting, as a whole program.</summary>
internal static partial class ReadmeProgram
{
    private static readonly string[] Blocks =
    [
        .. Code().Matches(File.ReadAllText(Repository.PathOf("README.md")).Split("## Declare, train, predict")[1].Split("\n## ")[0])
            .Select(block => block.Groups[1].Value),
    ];

    /// <summary>The declaration of the network.</summary>
    public static string Declaration => Blocks[0];

    /// <summary>What is done with it, between the data that it takes as given and an account of the results.</summary>
    public static string Statements => $$"""
        using NetGen;

        // Three heaps of points in four dimensions.
        Random random = new(1);
        Dataset Heaps(int count)
        {
            float[][] inputs = new float[count][];
            int[] labels = new int[count];
            for (int i = 0; i < count; i++)
            {
                labels[i] = i % 3;
                inputs[i] = new float[4];
                for (int j = 0; j < 4; j++)
                {
                    inputs[i][j] = (float)random.NextDouble() + (j == labels[i] ? 1 : 0);
                }
            }

            return new Dataset(inputs, labels, 3);
        }

        Dataset training = Heaps(300);
        Dataset validation = Heaps(60);
        float[] sample = [1.5f, 0.5f, 0.5f, 0.5f];

        {{Blocks[1]}}
        Span<float> again = stackalloc float[PenguinNet.OutputSize];
        same.Predict(sample, again);
        Console.WriteLine($"epochs {history.Epochs.Length}");
        Console.WriteLine($"accuracy above 0.9: {network.Evaluate(validation).Classification!.Accuracy > 0.9}");
        Console.WriteLine($"class 0 above 0.9: {probabilities[0] > 0.9f}");
        Console.WriteLine($"same bits: {probabilities.SequenceEqual(again)}");
        """;

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
