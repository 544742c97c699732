using System;

namespace NetGen.Runtime;

/// <summary>Counts predicted against true classes, batch after batch.</summary>
internal sealed class ClassificationCounter(Dataset data, int outputSize)
{
    private const float SingleOutputThreshold = 0.5f;

    private readonly int _classCount = outputSize == 1 ? 2 : outputSize;
    private readonly int[] _counts = new int[outputSize == 1 ? 4 : checked(outputSize * outputSize)];
    private int _unclassified;

    /// <summary>Counts the predictions for some rows.</summary>
    public void Add(int firstRow, ReadOnlySpan<float> outputs)
    {
        for (int row = firstRow; !outputs.IsEmpty; row++)
        {
            int actual = data.HasLabels ? data.Label(row) : ClassOf(data.Target(row));
            int predicted = ClassOf(outputs[..outputSize]);
            if (predicted < 0)
            {
                _unclassified++;
            }
            else
            {
                _counts[(actual * _classCount) + predicted]++;
            }

            outputs = outputs[outputSize..];
        }
    }

    public ClassificationMetrics Result() => new(new ConfusionMatrix(_classCount, _counts), _unclassified, data.Count);

    /// <summary>The class a row of scores stands for; −1 if one of them is NaN.</summary>
    private static int ClassOf(ReadOnlySpan<float> scores)
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

        return scores.Length == 1 && scores[0] >= SingleOutputThreshold ? 1 : best;
    }
}
