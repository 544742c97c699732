using System;
using System.Linq;
using NetGen;
using static System.FormattableString;

namespace NetGen.Samples.Waveshaper;

/// <summary>A recurrent network learns the sound of a distorting amplifier, then plays it sample by sample.</summary>
internal static class Program
{
    /// <summary>The samples of sound that the network is trained on at a time: each such stretch begins with the amplifier and the network at rest.</summary>
    public const int Stretch = 2048;

    private const int StretchCount = 8 * Guitar.SampleRate / Stretch;
    private const ulong Seed = 1;

    private static int Main(string[] args)
    {
        if (args.Length > 0)
        {
            Console.Error.WriteLine("Waveshaper takes no arguments.");
            return 1;
        }

        float[] played = Guitar.Play(StretchCount * Stretch, seed: 1);
        float[] heard = [.. played.Chunk(Stretch).SelectMany(Amplifier.Play)];
        float[] unseen = Guitar.Play(Guitar.SampleRate, seed: 2);
        float[] wanted = Amplifier.Play(unseen);
        float[] given = new float[wanted.Length];
        Console.WriteLine(Invariant($"{StretchCount} stretches of {Stretch} samples to learn from, {unseen.Length} to test, at {Guitar.SampleRate} Hz"));
        Console.WriteLine();
        Console.WriteLine(AmplifierNet.Summary());

        CurveNet curve = new(Seed);
        curve.Fit(new Dataset(played, 1, heard, 1), new FitOptions { Epochs = 3, BatchSize = 256, ShuffleSeed = Seed });
        AmplifierNet network = new(Seed);
        History history = network.Fit(new Dataset(played, Stretch, heard, Stretch), new FitOptions
        {
            Epochs = 60,
            BatchSize = 4,
            ShuffleSeed = Seed,
            LearningRateSchedule = Schedules.Cosine(),
        });
        Console.WriteLine(Invariant($"{history.Iterations} steps of training in {history.Duration.TotalSeconds:F1} s"));

        curve.PredictBatch(unseen, given);
        Console.WriteLine(Invariant($"error-to-signal ratio without a memory: {ErrorToSignal(wanted, given):F4}"));
        Stream stream = new(network);
        stream.Play(unseen, given);
        Console.WriteLine(Invariant($"error-to-signal ratio of the network:   {ErrorToSignal(wanted, given):F4}"));
        Console.WriteLine();
        stream.Measure(unseen, given);
        return 0;
    }

    /// <summary>The power of what is wrong, as a share of the power of what is wanted; a constant voltage, which nobody hears, is not counted as power.</summary>
    private static double ErrorToSignal(float[] wanted, float[] given)
    {
        double mean = wanted.Average();
        return wanted.Zip(given, (right, guess) => Math.Pow(right - guess, 2)).Sum() / wanted.Sum(right => Math.Pow(right - mean, 2));
    }
}
