using System;

namespace NetGen.Runtime;

/// <summary>How a network's outputs say a class, by the loss it is trained for.</summary>
internal sealed class ClassRule
{
    private readonly Loss _loss;
    private readonly int _outputSize;
    private readonly float _threshold;

    public ClassRule(NetworkDefinition definition)
    {
        _loss = LossOf(definition);
        _outputSize = definition.OutputShape.Size / definition.OutputRows;

        // Hinge has its targets at ±1 and its decision at 0; all others theirs at 0 and 1 and between.
        _threshold = _loss == Loss.Hinge ? 0 : 0.5f;
        ClassCount = Math.Max(2, _outputSize);
        Activation last = definition.Layers[^1].Activation;
        GivesProbabilities = last == Activation.Softmax || (last == Activation.Sigmoid && _outputSize == 1);
    }

    /// <summary>The number of classes: two for a single output.</summary>
    public int ClassCount { get; }

    /// <summary>Whether the outputs are the probabilities of the classes.</summary>
    public bool GivesProbabilities { get; }

    /// <summary>What fits the loss. A loss of classes has no use for differences of numbers, and labels are classes under any loss.</summary>
    public static Metrics Fitting(NetworkDefinition definition, Dataset data)
    {
        bool comparesNumbers = ComparesNumbers(LossOf(definition));
        return (comparesNumbers ? Metrics.Regression : Metrics.None) | (!comparesNumbers || data.HasLabels ? Metrics.Classification : Metrics.None);
    }

    /// <summary>The class a row of scores or targets stands for; −1 if one of them is NaN.</summary>
    public int ClassOf(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int index = 0; index < scores.Length; index++)
        {
            if (float.IsNaN(scores[index]))
            {
                return -1;
            }

            if (scores[index] > scores[best])
            {
                best = index;
            }
        }

        return scores.Length == 1 && scores[0] >= _threshold ? 1 : best;
    }

    /// <summary>
    /// Whether each row is of one class. Rows of several targets under a loss that takes each output for itself may say none, or several, of
    /// them; the largest output is then no prediction.
    /// </summary>
    public bool HasOneClassPerRow(MeasuredRows data)
    {
        if (data.HasLabels || _outputSize == 1 || _loss is not (Loss.BinaryCrossEntropy or Loss.Hinge or Loss.Perceptron))
        {
            return true;
        }

        for (int row = 0; row < data.Count; row++)
        {
            if (!data.Counts(row))
            {
                continue;
            }

            int positives = 0;
            foreach (float target in data.Target(row))
            {
                positives += target >= _threshold ? 1 : 0;
            }

            if (positives != 1)
            {
                return false;
            }
        }

        return true;
    }

    private static bool ComparesNumbers(Loss loss) => loss switch
    {
        Loss.MeanSquaredError or Loss.MeanAbsoluteError or Loss.Huber => true,
        Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy or Loss.Hinge or Loss.Perceptron => false,
        _ => throw new NotSupportedException($"No metrics are known for loss {loss}."),
    };

    private static Loss LossOf(NetworkDefinition definition) =>
        definition.Training?.Loss
            ?? throw new InvalidOperationException($"The definition of network '{definition.Name}' does not say how it is trained.");
}
