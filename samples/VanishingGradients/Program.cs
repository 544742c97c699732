using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.VanishingGradients;

/// <summary>Ten hidden layers, three activations: what is left of the gradient at the first layer.</summary>
internal static class Program
{
    private const int Epochs = 20;
    private const int SampleCount = 2000;
    private const int Features = 8;

    private static void Main()
    {
        Dataset samples = Samples();
        (string Name, History History)[] runs =
        [
            ("sigmoid", Train<SigmoidNet>(samples)),
            ("tanh", Train<TanhNet>(samples)),
            ("ReLU", Train<ReLUNet>(samples)),
        ];

        Console.WriteLine("gradient norm by layer after the first epoch");
        Console.WriteLine("layer" + string.Concat(runs.Select(run => run.Name.PadLeft(12))));
        for (int layer = 0; layer < runs[0].History.Epochs[0].Health.Length; layer++)
        {
            IEnumerable<string> norms = runs.Select(run =>
                run.History.Epochs[0].Health[layer].GradientNorm!.Value.ToString("E1", CultureInfo.InvariantCulture).PadLeft(12));
            Console.WriteLine(Invariant($"{layer,5}") + string.Concat(norms));
        }

        foreach ((string name, History history) in runs)
        {
            Console.WriteLine();
            Console.WriteLine(Invariant(
                $"{name}: loss {history.Epochs[0].TrainingLoss:F3} in the first epoch, {history.Epochs[^1].TrainingLoss:F3} in epoch {Epochs} (guessing: {Math.Log(2):F3})"));
            Console.WriteLine(history.HealthFindings.FirstOrDefault()?.Text ?? "No layer is ill.");
        }
    }

    private static History Train<TNetwork>(Dataset samples)
        where TNetwork : ITrainableNetwork<TNetwork> =>
        TNetwork.Create(seed: 1).Fit(samples, new FitOptions { Epochs = Epochs, MonitorHealth = true });

    /// <summary>Points inside and outside a ball that holds about half of them.</summary>
    private static Dataset Samples()
    {
        Random random = new(1);
        float[] inputs = [.. Enumerable.Range(0, SampleCount * Features).Select(_ => (random.NextSingle() * 2) - 1)];
        int[] labels = [.. inputs.Chunk(Features).Select(point => point.Sum(x => x * x) < Features / 3f ? 1 : 0)];
        return new Dataset(inputs, Features, labels, 2);
    }
}
