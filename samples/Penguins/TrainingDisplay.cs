using System;
using System.Globalization;
using NetGen;
using Spectre.Console;

namespace Penguins;

/// <summary>Shows a training while it runs: a bar where someone watches, plain lines where the output goes to a file or a pipe.</summary>
internal static class TrainingDisplay
{
    private const int PlainLines = 10;

    /// <summary>Runs a training and shows it.</summary>
    /// <param name="epochs">How many epochs it takes.</param>
    /// <param name="train">The training; it calls what it is given after each epoch.</param>
    public static History Show(int epochs, Func<Action<EpochResult>, History> train)
    {
        if (Console.IsOutputRedirected)
        {
            int interval = Math.Max(1, epochs / PlainLines);
            return train(result =>
            {
                if (result.Epoch % interval == 0 || result.Epoch == epochs)
                {
                    Console.WriteLine(Describe(result, epochs));
                }
            });
        }

        return AnsiConsole.Progress()
            .Columns(new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask bar = context.AddTask("training", maxValue: epochs);
                return train(result =>
                {
                    bar.Description = Markup.Escape(Describe(result, epochs));
                    bar.Value = result.Epoch;
                });
            });
    }

    private static string Describe(EpochResult result, int epochs) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {result.Epoch}/{epochs}  loss {result.TrainingLoss:F4}  validation accuracy {result.Validation?.Accuracy:F3}");
}
