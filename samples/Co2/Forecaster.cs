using System;
using System.Collections.Generic;
using System.Linq;
using NetGen;

namespace NetGen.Samples.Co2;

/// <summary>Forecasts what a monthly series will be in twelve months.</summary>
internal sealed class Forecaster
{
    /// <summary>How many months a forecast looks ahead, and a rise goes back.</summary>
    public const int Year = 12;

    /// <summary>How many rises a forecast looks back on.</summary>
    public const int Window = 48;

    private readonly Co2Net _network;
    private readonly double _scale;

    /// <summary>Trains a network.</summary>
    /// <param name="known">All that is known: every window of it that is followed by another year is a sample.</param>
    /// <param name="seed">Where everything random comes from.</param>
    public Forecaster(double[] known, ulong seed)
    {
        List<double[]> windows = [];
        List<double> targets = [];
        for (int end = Window + Year; end <= known.Length - Year; end++)
        {
            (double[] rises, double mean) = Recent(known[..end]);
            windows.Add(rises);
            targets.Add(Rise(known[..(end + Year)]) - mean);
        }

        _scale = Math.Sqrt(windows.Average(rises => rises.Average(rise => rise * rise)));
        Dataset samples = new(
            [.. windows.Select(Scaled)],
            [.. targets.Select(target => new[] { (float)(target / _scale) })]);
        _network = new Co2Net(seed);
        Training = _network.Fit(samples, new FitOptions
        {
            Epochs = 20,
            BatchSize = 32,
            ShuffleSeed = seed,
            LearningRateSchedule = Schedules.Cosine(),
        });
    }

    public History Training { get; }

    /// <summary>What the series will be twelve months after its end.</summary>
    /// <param name="past">The series up to now.</param>
    public double Forecast(double[] past)
    {
        (double[] rises, double mean) = Recent(past);
        Span<float> output = stackalloc float[Co2Net.OutputSize];
        _network.Predict(Scaled(rises), output);
        return past[^1] + mean + (_scale * output[0]);
    }

    /// <summary>The same if it went on rising as in the months that a network looks back on.</summary>
    /// <param name="past">The series up to now.</param>
    public static double GoOn(double[] past) => past[^1] + Recent(past).Mean;

    /// <summary>The last rises, less their mean: so that it does not matter that they get larger over the decades.</summary>
    private static (double[] Rises, double Mean) Recent(double[] past)
    {
        double[] rises = [.. Enumerable.Range(past.Length - Window + 1, Window).Select(end => Rise(past[..end]))];
        double mean = rises.Average();
        return ([.. rises.Select(rise => rise - mean)], mean);
    }

    /// <summary>From the same month a year before, so that there are no seasons in it.</summary>
    private static double Rise(double[] past) => past[^1] - past[^(1 + Year)];

    private float[] Scaled(double[] rises) => [.. rises.Select(rise => (float)(rise / _scale))];
}
