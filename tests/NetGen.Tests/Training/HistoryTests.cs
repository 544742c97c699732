using System;
using System.Globalization;
using System.IO;
using System.Linq;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class HistoryTests
{
    [Fact]
    public void ATableIsTheSameInEveryCulture()
    {
        using HostileCulture culture = new();
        Dataset data = SearchData.Make(9);
        History history = new SoftmaxRegression(seed: 1).Fit(
            data, new FitOptions { Epochs = 2, BatchSize = 4, Validation = data, LearningRateSchedule = Schedules.Exponential(0.5) });
        using StringWriter writer = new() { NewLine = "\r\n" };
        history.ToCsv(writer);
        string[][] lines = [.. writer.ToString().Split('\n').Select(line => line.Split(','))];
        Assert.Equal(4, lines.Length);
        Assert.Equal([""], lines[3]);
        Assert.All(lines[..3], line => Assert.Equal(lines[0].Length, line.Length));
        Assert.DoesNotContain('\r', writer.ToString());

        string Cell(int epoch, string column) => lines[epoch][Array.IndexOf(lines[0], column)];
        Assert.Equal(("1", "3", "2"), (Cell(1, "epoch"), Cell(1, "steps"), Cell(2, "epoch")));
        Assert.Equal(("0.05", "0.025"), (Cell(1, "learning_rate"), Cell(2, "first_learning_rate")));
        Assert.Equal(history.Epochs[1].TrainingLoss, Number(Cell(2, "training_loss")));
        Assert.Equal(history.Epochs[1].Validation!.Loss, Number(Cell(2, "validation_loss")));
        Assert.Equal(history.Epochs[0].Validation!.Accuracy, Number(Cell(1, "validation_accuracy")));
        Assert.Equal(("", "", ""), (Cell(1, "measured_training_loss"), Cell(1, "validation_rmse"), Cell(1, "validation_roc_auc")));
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
