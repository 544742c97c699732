using System;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Perceptron;

/// <summary>What one neuron can learn, and what it takes more than one for.</summary>
internal static class Program
{
    private const int MostEpochs = 1000;

    private static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1];

    private static readonly (string Name, float[] Targets)[] Gates =
    [
        ("AND", [0, 0, 0, 1]),
        ("OR", [0, 1, 1, 1]),
        ("XOR", [0, 1, 1, 0]),
    ];

    private static void Main()
    {
        Console.WriteLine("a perceptron, one sample a step");
        foreach ((string name, float[] targets) in Gates)
        {
            LearnByOneNeuron(name, targets);
        }

        Console.WriteLine();
        Console.WriteLine("one hidden layer of four tanh neurons, all four samples a step");
        foreach ((string name, float[] targets) in Gates)
        {
            LearnByAHiddenLayer(name, targets);
        }
    }

    // The perceptron convergence theorem (Novikoff 1962): if a line parts the two classes, an epoch without a mistake comes.
    private static void LearnByOneNeuron(string name, float[] targets)
    {
        PerceptronNet network = new();
        int best = 0;
        for (int epoch = 1; epoch <= MostEpochs; epoch++)
        {
            for (int sample = 0; sample < targets.Length; sample++)
            {
                network.TrainStep(Inputs.AsSpan(2 * sample, 2), targets.AsSpan(sample, 1));
                best = Math.Max(best, Right(network, targets));
            }

            if (Right(network, targets) == targets.Length)
            {
                float[] parameters = new float[PerceptronNet.ParameterCount];
                network.GetParameters(parameters);
                Console.WriteLine(Invariant(
                    $"  {name,-3}  all four right after {epoch} epochs: 1 where {parameters[0]:F2}·a + {parameters[1]:F2}·b + {parameters[2]:F2} ≥ 0"));
                return;
            }
        }

        Console.WriteLine(Invariant($"  {name,-3}  never more than {best} of 4 right in {MostEpochs} epochs: no line parts (0,0), (1,1) from (0,1), (1,0)"));
    }

    private static void LearnByAHiddenLayer(string name, float[] targets)
    {
        HiddenLayerNet network = new(seed: 1);
        History history = network.Fit(new Dataset(Inputs, 2, targets, 1), new FitOptions { Epochs = MostEpochs, BatchSize = 4 });
        float[] outputs = new float[4];
        network.PredictBatch(Inputs, outputs);
        Console.WriteLine(Invariant(
            $"  {name,-3}  {Right(network, targets)} of 4 right after {history.Epochs.Length} epochs: {string.Join("  ", outputs.Select(y => Invariant($"{y:F3}")))}"));
    }

    private static int Right<TNetwork>(TNetwork network, float[] targets)
        where TNetwork : INetwork<TNetwork>
    {
        float[] outputs = new float[targets.Length];
        network.PredictBatch(Inputs, outputs);
        return outputs.Zip(targets).Count(pair => (pair.First >= 0.5f) == (pair.Second == 1));
    }
}
