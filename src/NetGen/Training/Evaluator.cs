using System;
using static System.FormattableString;

namespace NetGen.Runtime;

/// <summary>Measures a network on a data set, chunk by chunk.</summary>
internal static class Evaluator
{
    public static Evaluation Evaluate<TNetwork>(TNetwork network, Dataset data)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        CheckFits<TNetwork>(data, nameof(data));
        if (data.Count == 0)
        {
            throw new ArgumentException("An empty data set measures nothing.", nameof(data));
        }

        int outputSize = TNetwork.OutputSize;
        bool comparesNumbers = ComparesNumbers(TrainingOf<TNetwork>().Loss);
        RegressionCounter? regression = comparesNumbers ? new RegressionCounter(data, outputSize) : null;
        ClassificationCounter? classification = !comparesNumbers || data.HasLabels ? new ClassificationCounter(data, outputSize) : null;

        EvaluationChunks<TNetwork> chunks = new(network, data);
        double lossSum = 0;
        double weight = 0;
        for (int first = 0; first < chunks.Count; first += chunks.Together)
        {
            chunks.Measure(first);
            for (int chunk = first; chunk < Math.Min(first + chunks.Together, chunks.Count); chunk++)
            {
                lossSum += chunks.Loss(chunk) * chunks.Weight(chunk);
                weight += chunks.Weight(chunk);
                int row = EvaluationChunks<TNetwork>.FirstRow(chunk);
                regression?.Add(row, chunks.Outputs(chunk));
                classification?.Add(row, chunks.Outputs(chunk));
            }
        }

        return new Evaluation(weight == 0 ? lossSum : lossSum / weight, data.Count, classification?.Result(), regression?.Result());
    }

    /// <summary>Refuses data whose rows are not the network's.</summary>
    /// <exception cref="ArgumentException">A size is not the network's.</exception>
    public static void CheckFits<TNetwork>(Dataset data, string argument)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(data, argument);
        string name = TNetwork.Definition.Name;
        if (data.InputSize != TNetwork.InputSize)
        {
            throw new ArgumentException(
                Invariant($"Network '{name}' takes {TNetwork.InputSize} inputs; the data set's rows have {data.InputSize}."), argument);
        }

        // With a single output, a label of two classes is itself the target.
        int classes = TNetwork.OutputSize == 1 ? 2 : TNetwork.OutputSize;
        if (data.HasLabels && data.ClassCount != classes)
        {
            throw new ArgumentException(
                Invariant($"Network '{name}' with {TNetwork.OutputSize} outputs tells {classes} classes apart; the data set has {data.ClassCount}."), argument);
        }

        if (!data.HasLabels && data.TargetSize != TNetwork.OutputSize)
        {
            throw new ArgumentException(
                Invariant($"Network '{name}' has {TNetwork.OutputSize} outputs; the data set's target rows have {data.TargetSize}."), argument);
        }
    }

    private static bool ComparesNumbers(Loss loss) => loss switch
    {
        Loss.MeanSquaredError or Loss.MeanAbsoluteError or Loss.Huber => true,
        Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy or Loss.Hinge or Loss.Perceptron => false,
        _ => throw new NotSupportedException($"No metrics are known for loss {loss}."),
    };

    private static TrainingDefinition TrainingOf<TNetwork>()
        where TNetwork : ITrainableNetwork<TNetwork> =>
        TNetwork.Definition.Training
            ?? throw new InvalidOperationException($"The definition of network '{TNetwork.Definition.Name}' does not say how it is trained.");
}
