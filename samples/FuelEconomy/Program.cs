using System;
using System.IO;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.FuelEconomy;

/// <summary>Regression: how far a car of the seventies goes on a gallon.</summary>
internal static class Program
{
    private const ulong Seed = 1;

    private static void Main()
    {
        CarTable table = CarTable.Read(Path.Combine(AppContext.BaseDirectory, "cars.csv"));
        (Dataset learning, Dataset test) = table.Samples.Split(0.8, Seed);
        (Dataset training, Dataset validation) = learning.Split(0.85, Seed);
        Standardizer standardizer = Standardizer.Fit(training);
        Console.WriteLine(Invariant(
            $"{table.RowCount} cars read, {table.Samples.Count} complete: {training.Count} to train on, {validation.Count} to validate, {test.Count} to test"));
        Console.WriteLine();
        Console.WriteLine(FuelNet.Summary());

        FuelNet network = new(Seed);
        History history = network.Fit(standardizer.Apply(training), new FitOptions
        {
            Epochs = 400,
            BatchSize = 16,
            ShuffleSeed = Seed,
            Validation = standardizer.Apply(validation),
            LearningRateSchedule = Schedules.Cosine(),
            EarlyStopping = new EarlyStopping { Patience = 80 },
        });
        Console.WriteLine(Invariant(
            $"{history.Epochs.Length} epochs, {history.Iterations} steps in {history.Duration.TotalMilliseconds:F0} ms; the best was epoch {history.BestEpoch}"));

        RegressionMetrics metrics = network.Evaluate(standardizer.Apply(test)).Regression!;
        Console.WriteLine(Invariant($"test RMSE: {metrics.RootMeanSquaredError:F2} mpg, mean error {metrics.MeanAbsoluteError:F2} mpg, R² {metrics.RSquared:F3}"));
        Console.WriteLine(Invariant($"predicting the mean of the training cars instead: {RmseOfTheMean(training, test):F2} mpg"));
        Console.WriteLine();
        ShowSome(network, standardizer.Apply(test));
    }

    private static double RmseOfTheMean(Dataset training, Dataset test)
    {
        double mean = training.Targets.ToArray().Average();
        return Math.Sqrt(test.Targets.ToArray().Average(target => (target - mean) * (target - mean)));
    }

    private static void ShowSome(FuelNet network, Dataset test)
    {
        Span<float> milesPerGallon = stackalloc float[1];
        Console.WriteLine("is    predicted");
        for (int row = 0; row < 5; row++)
        {
            network.Predict(test.Input(row), milesPerGallon);
            Console.WriteLine(Invariant($"{test.Target(row)[0],4:F1}  {milesPerGallon[0]:F1}"));
        }
    }
}
