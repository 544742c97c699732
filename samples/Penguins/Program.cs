using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NetGen;

namespace Penguins;

internal static class Program
{
    private const ulong Seed = 1;

    private static int Main(string[] args)
    {
        CommandLine command;
        try
        {
            command = CommandLine.Parse(args);
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine(error.Message);
            Console.Error.WriteLine(CommandLine.Usage);
            return 1;
        }

        PenguinTable table = PenguinTable.Read(Path.Combine(AppContext.BaseDirectory, "penguins.csv"));
        Console.WriteLine(FormattableString.Invariant(
            $"{table.RowCount} penguins read, {table.DroppedCount} dropped for missing measurements, {table.Samples.Count} left"));
        if (command.SeedCount > 0)
        {
            CompareSeeds(table.Samples, command.SeedCount);
        }
        else
        {
            Demonstrate(table.Samples, command.Penguin.AsSpan());
        }

        return 0;
    }

    private static void Demonstrate(Dataset penguins, ReadOnlySpan<float> penguin)
    {
        Experiment experiment = new(penguins, Seed);
        Console.WriteLine(experiment.Parts);
        Console.WriteLine();
        Console.WriteLine(PenguinNet.Summary());

        History history = TrainingDisplay.Show(Experiment.Epochs, experiment.Train);
        Console.WriteLine(FormattableString.Invariant($"{history.Iterations} steps in {history.Duration.TotalMilliseconds:F0} ms"));

        ClassificationMetrics metrics = experiment.Evaluate();
        Console.WriteLine(Report.TestAccuracy(metrics.Accuracy));
        Report.WriteConfusion(metrics.Confusion);

        double nanoseconds = PredictionTimer.Measure(experiment.Network, experiment.Test);
        Console.WriteLine(FormattableString.Invariant($"{nanoseconds:F1} nanoseconds per prediction"));

        PenguinNet loaded = SaveAndLoad(experiment.Network, Path.Combine(AppContext.BaseDirectory, "penguins.safetensors"));
        CompareBits(experiment.Network, loaded, experiment.Test);
        if (!penguin.IsEmpty)
        {
            Classify(loaded, experiment.Standardizer, penguin);
        }
    }

    private static PenguinNet SaveAndLoad(PenguinNet network, string path)
    {
        network.Save(path);
        Console.WriteLine(FormattableString.Invariant($"saved to {path}, {new FileInfo(path).Length} bytes"));
        return PenguinNet.Load(path);
    }

    private static void CompareBits(PenguinNet trained, PenguinNet loaded, Dataset data)
    {
        float[] expected = new float[data.Count * PenguinNet.OutputSize];
        float[] actual = new float[expected.Length];
        trained.PredictBatch(data.Inputs, expected);
        loaded.PredictBatch(data.Inputs, actual);

        // As bytes: == would call 0 and −0 equal, and NaN different from itself.
        bool areEqual = MemoryMarshal.AsBytes<float>(expected).SequenceEqual(MemoryMarshal.AsBytes<float>(actual));
        Console.WriteLine(areEqual
            ? FormattableString.Invariant($"loaded into a fresh network: all {expected.Length} probabilities of the test part have the same bits")
            : throw new InvalidOperationException("The loaded network predicts other bits than the saved one."));
    }

    private static void Classify(PenguinNet network, Standardizer standardizer, ReadOnlySpan<float> penguin)
    {
        Span<float> input = stackalloc float[PenguinNet.InputSize];
        Span<float> probabilities = stackalloc float[PenguinNet.OutputSize];
        standardizer.Apply(penguin, input);
        network.Predict(input, probabilities);
        Console.WriteLine();
        Report.WriteProbabilities(probabilities);
    }

    private static void CompareSeeds(Dataset penguins, int count)
    {
        double[] accuracies = new double[count];
        for (int index = 0; index < count; index++)
        {
            ulong seed = (ulong)index + 1;
            Experiment experiment = new(penguins, seed);
            experiment.Train();
            accuracies[index] = experiment.Evaluate().Accuracy;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed,4}  {Report.TestAccuracy(accuracies[index])}"));
        }

        Console.WriteLine(FormattableString.Invariant($"mean test accuracy: {accuracies.Average():F4}"));
    }
}
