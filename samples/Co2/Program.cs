using System;
using System.IO;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Samples.Co2;

/// <summary>A time series: carbon dioxide in the air, forecast twelve months ahead.</summary>
internal static class Program
{
    private const int TestMonths = 10 * Forecaster.Year;
    private const int Seeds = 5;

    private static int Main(string[] args)
    {
        if (args.Length > 1 || (args is [string only] && (only.Length == 0 || only[0] == '-')))
        {
            Console.Error.WriteLine("usage: Co2 [FILE]    FILE is where the chart goes, co2.svg unless given");
            return 1;
        }

        MonthlySeries series = MonthlySeries.Read(Path.Combine(AppContext.BaseDirectory, "co2.csv"));
        double[] values = series.Values;
        int first = values.Length - TestMonths;

        // What was known when the first of the forecasts was made.
        double[] known = values[..(first - Forecaster.Year + 1)];
        Console.WriteLine(Invariant($"{values.Length} months from {series.Month(0)} to {series.Month(values.Length - 1)}, {series.Filled} of them filled in"));
        Console.WriteLine(Invariant($"networks learn from the {known.Length} up to {series.Month(known.Length - 1)}; forecasts of {series.Month(first)} and later, each twelve months before"));
        Console.WriteLine();
        Console.WriteLine(Co2Net.Summary());

        double[] measured = values[first..];
        double[] yearBefore = Walk(values, past => past[^1]);
        double naive = RootMeanSquare(measured, yearBefore);
        Console.WriteLine("forecast                                RMSE");
        Show("the same month a year before", naive);
        Show("plus the mean rise of 48 months", RootMeanSquare(measured, Walk(values, Forecaster.GoOn)));
        double[][] forecasts = new double[Seeds][];
        TimeSpan time = TimeSpan.Zero;
        for (int index = 0; index < Seeds; index++)
        {
            Forecaster forecaster = new(known, (ulong)index + 1);
            time += forecaster.Training.Duration;
            forecasts[index] = Walk(values, forecaster.Forecast);
            Show(Invariant($"network, seed {index + 1}"), RootMeanSquare(measured, forecasts[index]));
        }

        double mean = forecasts.Average(forecast => RootMeanSquare(measured, forecast));
        Show("mean of the networks", mean);
        Console.WriteLine();
        Console.WriteLine(Invariant($"{100 * (1 - (mean / naive)):F0} % below the same month a year before; {Seeds} networks trained in {time.TotalMilliseconds:F0} ms"));

        string path = args is [string file] ? file : "co2.svg";
        File.WriteAllText(path, Chart.Draw(series.First.AddMonths(first),
        [
            new Curve("measured", "#333333", measured),
            new Curve("forecast", "#d1495b", forecasts[0]),
            new Curve("year before", "#9aa5b1", yearBefore),
        ]));
        Console.WriteLine(Invariant($"the ten years are drawn in {path}"));
        return 0;
    }

    /// <summary>Forecasts each month of the test in turn, from nothing but the months up to twelve before it.</summary>
    private static double[] Walk(double[] values, Func<double[], double> forecast) =>
        [.. Enumerable.Range(values.Length - TestMonths, TestMonths).Select(month => forecast(values[..(month - Forecaster.Year + 1)]))];

    private static double RootMeanSquare(double[] measured, double[] forecast) =>
        Math.Sqrt(measured.Zip(forecast, (value, guess) => (value - guess) * (value - guess)).Average());

    private static void Show(string name, double error) => Console.WriteLine(Invariant($"{name,-34}  {error,7:F3} ppm"));
}
