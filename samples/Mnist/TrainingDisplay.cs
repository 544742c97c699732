using System;
using System.Diagnostics;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Mnist;

/// <summary>
/// Shows a training of any network while it runs, with its speed and the time that is left: a line that changes where someone watches, and one for each epoch.
/// </summary>
internal sealed class TrainingDisplay : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly bool _isWatched = !Console.IsOutputRedirected;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int _sampleCount;
    private readonly FitOptions _options;
    private TimeSpan _next;
    private int _width;

    private TrainingDisplay(int sampleCount, FitOptions options)
    {
        _sampleCount = sampleCount;
        _options = options;
    }

    /// <summary>Trains a network and shows it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">The samples to learn from.</param>
    /// <param name="options">How; its own progress and end of epochs are those of the display.</param>
    public static History Fit<TNetwork>(TNetwork network, Dataset training, FitOptions options)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        TrainingDisplay display = new(training.Count, options);
        return network.Fit(training, options with { Progress = display, EpochCompleted = display.EndEpoch });
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (_isWatched && _clock.Elapsed >= _next)
        {
            _next = _clock.Elapsed + Interval;
            int done = Math.Min(value.Step * _options.BatchSize, _sampleCount);
            Overwrite(Describe(value.Epoch, done, value.Loss));
        }
    }

    private void EndEpoch(EpochResult result)
    {
        Overwrite(Describe(result.Epoch, _sampleCount, result.TrainingLoss) + Invariant($"  {result.Duration.TotalSeconds:F2} s"));
        Console.WriteLine();
        _width = 0;
    }

    private string Describe(int epoch, int done, double loss)
    {
        double total = ((double)(epoch - 1) * _sampleCount) + done;
        double rate = total / _clock.Elapsed.TotalSeconds;
        TimeSpan left = TimeSpan.FromSeconds((((double)_options.Epochs * _sampleCount) - total) / rate);
        return Invariant($@"epoch {epoch}/{_options.Epochs}  {100.0 * done / _sampleCount,3:F0} %  loss {loss:F4}  {rate:N0} samples/s  {left:h\:mm\:ss} left");
    }

    private void Overwrite(string line)
    {
        // What was longer is wiped out by spaces.
        Console.Write(_isWatched ? '\r' + line.PadRight(_width) : line);
        _width = line.Length;
    }
}
