using System;
using System.Diagnostics;
using System.Linq;
using static System.FormattableString;

namespace NetGen.Samples.Waveshaper;

/// <summary>Plays sound through a network as an effect would: a sample at a time, each as it comes.</summary>
internal sealed class Stream(AmplifierNet network)
{
    private const int Rounds = 9;

    // What the network remembers from each sample to the next.
    private readonly AmplifierNet.State _state = new();

    public void Play(ReadOnlySpan<float> sound, Span<float> output)
    {
        _state.Reset();
        for (int sample = 0; sample < sound.Length; sample++)
        {
            network.Step(_state, sound.Slice(sample, 1), output.Slice(sample, 1));
        }
    }

    /// <summary>Plays a sound again and again, and prints how long it takes.</summary>
    public void Measure(ReadOnlySpan<float> sound, Span<float> output)
    {
        double[] seconds = new double[Rounds];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Play(sound, output);
            seconds[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        (long worst, int late) = TimeSteps(sound, output);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        double median = seconds.Order().ElementAt(Rounds / 2);
        double played = (double)sound.Length / Guitar.SampleRate;
        Console.WriteLine(Invariant($"{sound.Length} samples, one by one: {median * 1e3:F1} ms, the median of {Rounds} times; {median * 1e9 / sound.Length:F0} ns a sample"));
        Console.WriteLine(Invariant($"{played / median:F0} times as fast as real time"));
        Console.WriteLine(Invariant($"worst single step: {worst * 1e6 / Stopwatch.Frequency:F1} µs ({worst} ticks); {late} took longer than the {1e6 / Guitar.SampleRate:F1} µs that there are"));
        Console.WriteLine(Invariant($"allocated while streaming: {allocated} bytes"));
    }

    private (long Worst, int Late) TimeSteps(ReadOnlySpan<float> sound, Span<float> output)
    {
        long available = Stopwatch.Frequency / Guitar.SampleRate;
        int late = 0;
        long worst = 0;
        _state.Reset();
        for (int sample = 0; sample < sound.Length; sample++)
        {
            long start = Stopwatch.GetTimestamp();
            network.Step(_state, sound.Slice(sample, 1), output.Slice(sample, 1));
            long taken = Stopwatch.GetTimestamp() - start;
            worst = Math.Max(worst, taken);
            late += taken > available ? 1 : 0;
        }

        return (worst, late);
    }
}
