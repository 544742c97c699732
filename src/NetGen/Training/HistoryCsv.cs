using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NetGen.Runtime;

/// <summary>A training's history as a table of comma-separated values.</summary>
internal static class HistoryCsv
{
    private static readonly (string Name, Func<EpochResult, IFormattable?> Value)[] Columns =
    [
        ("epoch", epoch => epoch.Epoch),
        ("steps", epoch => epoch.Steps),
        ("seconds", epoch => epoch.Duration.TotalSeconds),
        ("first_learning_rate", epoch => epoch.FirstLearningRate),
        ("learning_rate", epoch => epoch.LearningRate),
        ("training_loss", epoch => epoch.TrainingLoss),
        .. Of("measured_training", epoch => epoch.Training),
        .. Of("validation", epoch => epoch.Validation),
    ];

    public static void Write(History history, TextWriter writer)
    {
        WriteLine(writer, Columns.Select(column => column.Name));
        foreach (EpochResult epoch in history.Epochs)
        {
            WriteLine(writer, Columns.Select(column => column.Value(epoch)?.ToString(null, CultureInfo.InvariantCulture) ?? ""));
        }
    }

    // What the steps returned is "training_loss"; what was measured after the epoch has columns of its own.
    private static (string Name, Func<EpochResult, IFormattable?> Value)[] Of(string prefix, Func<EpochResult, Evaluation?> measured) =>
    [
        ($"{prefix}_loss", epoch => measured(epoch)?.Loss),
        ($"{prefix}_accuracy", epoch => measured(epoch)?.Accuracy),
        ($"{prefix}_macro_f1", epoch => measured(epoch)?.Classification?.F1(Averaging.Macro)),
        ($"{prefix}_roc_auc", epoch => measured(epoch)?.Classification?.RocAuc),
        ($"{prefix}_rmse", epoch => measured(epoch)?.Regression?.RootMeanSquaredError),
        ($"{prefix}_mae", epoch => measured(epoch)?.Regression?.MeanAbsoluteError),
        ($"{prefix}_r2", epoch => measured(epoch)?.Regression?.RSquared),
    ];

    private static void WriteLine(TextWriter writer, IEnumerable<string> cells)
    {
        writer.Write(string.Join(',', cells));
        writer.Write('\n');
    }
}
