using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace NetGen.Benchmarks.Compare;

/// <summary>One thing that is timed in each round: many calls at once, so that neither the clock nor the delegate counts.</summary>
/// <param name="time">Makes a number of calls, and says how long they took in all.</param>
internal sealed class Probe(Func<int, TimeSpan> time)
{
    private const int UntimedPart = 8;

    private readonly List<double> _nanoseconds = [];
    private int _calls = 1;

    /// <summary>Times calls of this process.</summary>
    /// <param name="run">Makes a number of calls.</param>
    public Probe(Action<int> run)
        : this(calls =>
        {
            long start = Stopwatch.GetTimestamp();
            run(calls);
            return Stopwatch.GetElapsedTime(start);
        })
    {
    }

    /// <summary>The nanoseconds of a call in each round.</summary>
    public IReadOnlyList<double> Rounds => _nanoseconds;

    /// <summary>The nanoseconds of a call in the median round.</summary>
    public double Median => MedianOf(_nanoseconds);

    /// <summary>The nanoseconds of a call in the best round.</summary>
    public double Best
    {
        get
        {
            double best = double.PositiveInfinity;
            foreach (double value in _nanoseconds)
            {
                best = Math.Min(best, value);
            }

            return best;
        }
    }

    /// <summary>
    /// Runs long enough for the runtime to have compiled everything with optimisation, and finds how many calls fill a slot.
    /// </summary>
    /// <param name="warmup">How long to run at least.</param>
    /// <param name="slot">How long a round is to take.</param>
    public void Calibrate(TimeSpan warmup, TimeSpan slot)
    {
        // The first call has the JIT in it.
        time(1);
        long begin = Stopwatch.GetTimestamp();
        double nanoseconds;
        bool isShort;
        do
        {
            nanoseconds = Time(_calls);
            isShort = nanoseconds * _calls < slot.TotalNanoseconds / 2 && _calls < int.MaxValue / 2;
            if (isShort)
            {
                _calls *= 2;
            }
        }
        while (isShort || Stopwatch.GetElapsedTime(begin) < warmup);

        _calls = (int)Math.Clamp(slot.TotalNanoseconds / nanoseconds, 1, int.MaxValue);
    }

    /// <summary>Times one round, after a part of it that is not timed: others have had the caches since the last one.</summary>
    public void Measure()
    {
        time(Math.Max(1, _calls / UntimedPart));
        _nanoseconds.Add(Time(_calls));
    }

    /// <summary>The bytes that a call allocates on this thread, on average over a slot.</summary>
    public double MeasureAllocation()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        time(_calls);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / _calls;
    }

    /// <summary>The one in the middle, or the mean of the two there.</summary>
    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double Time(int calls) => time(calls).TotalNanoseconds / calls;
}
