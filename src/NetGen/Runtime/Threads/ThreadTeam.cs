using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetGen.Runtime;

/// <summary>
/// Threads that run parted work together with the thread that calls. They are started when first needed, sleep while there is nothing to do,
/// and never keep a process alive.
/// </summary>
/// <remarks>
/// Whoever is free takes the next part: a thread that wakes late or is held up by another process leaves its parts to the others. Between the
/// phases of a work, and from one training step to the next, threads wait awake for a short while before they sleep. Where other
/// processes have the processors, a thread can be taken off one in the middle of a part, and all wait for it: the team then rests for a multiple
/// of the time lost, during which callers work alone, so that little more than that share of time is ever lost.
/// </remarks>
internal sealed class ThreadTeam
{
    /// <summary>How many threads there are at the most, the calling one included.</summary>
    public const int MostThreads = 256;

    /// <summary>How many parts a phase has at the most.</summary>
    public const int MostParts = ushort.MaxValue;

    private const int PartBits = 16;
    private const int PhaseShift = 2 * PartBits;

    /// <summary>How long a thread waits awake, 100 µs: some times what it takes to wake one.</summary>
    private static readonly long AwakeTicks = Stopwatch.Frequency / 10_000;

    /// <summary>A thread that loses its processor does so for at least about this long, 1 ms.</summary>
    private static readonly long HeldUpTicks = Stopwatch.Frequency / 1000;

    /// <summary>The number of the calling thread, which works whatever the number of helpers.</summary>
    private const int Caller = -1;

    private readonly Sleeper _caller = new();
    private long _restsUntil;
    private Sleeper[] _helpers = [];
    private int _isTaken;

    // Of the phase under way. The ticket holds the number of the phase, the number of its parts and the next part to be taken: it changes in one
    // piece, so that a thread that is late cannot take a part of one phase for that of another.
    private PartedWork? _work;
    private int _phase;
    private int _helperCount;
    private long _ticket;
    private int _unfinished;
    private ExceptionDispatchInfo? _failure;

    /// <summary>The team that everybody uses.</summary>
    public static ThreadTeam Shared { get; } = new();

    /// <summary>For how many times the time that was lost the team rests; 0 for not at all.</summary>
    public int RestFactor { get; set; } = 8;

    /// <summary>How many threads have been started.</summary>
    public int HelperCount => _helpers.Length;

    /// <summary>How many of them sleep.</summary>
    public int SleepingCount
    {
        get
        {
            int count = 0;
            foreach (Sleeper helper in _helpers)
            {
                count += helper.IsAnnounced ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Takes the team, for one work at a time.</summary>
    /// <returns>Whether it was free and not at rest. If not, the caller does the work alone: others have the processors.</returns>
    public bool TryTake() =>
        Volatile.Read(ref _isTaken) == 0
        && Stopwatch.GetTimestamp() >= Volatile.Read(ref _restsUntil)
        && Interlocked.Exchange(ref _isTaken, 1) == 0;

    /// <summary>Gives the team back.</summary>
    public void Release() => Volatile.Write(ref _isTaken, 0);

    /// <summary>Runs a work to its end. Only for whoever has taken the team.</summary>
    /// <param name="work">The work.</param>
    /// <param name="threads">How many threads run it, the calling one included; from 1.</param>
    /// <remarks>An exception in a part is thrown here when the other parts that had begun are done; the rest is not run.</remarks>
    public void Run(PartedWork work, int threads)
    {
        StartHelpers(threads - 1);
        _work = work;
        _helperCount = threads - 1;
        int phases = work.PhaseCount;
        for (int phase = 0; phase < phases && _failure is null; phase++)
        {
            RunPhase(phase, work.PartCount(phase, threads));
        }

        _work = null;
        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    private void StartHelpers(int count)
    {
        for (int index = _helpers.Length; index < count; index++)
        {
            Sleeper[] grown = [.. _helpers, new Sleeper()];
            int member = index;
            new Thread(() => Help(member, grown[member])) { IsBackground = true, Name = $"NetGen {member + 1}" }.UnsafeStart();
            _helpers = grown;
        }
    }

    private void RunPhase(int phase, int parts)
    {
        _phase = phase;
        _unfinished = parts;
        Interlocked.Exchange(ref _ticket, ((_ticket >> PhaseShift) + 1 << PhaseShift) | ((long)parts << PartBits));
        int wanted = Math.Min(_helperCount, parts - 1);
        for (int member = 0; member < wanted; member++)
        {
            _helpers[member].Wake();
        }

        long start = Stopwatch.GetTimestamp();
        RunParts(Caller);
        AwaitOthers(start);
    }

    private void Help(int member, Sleeper sleeper)
    {
        while (true)
        {
            RunParts(member);
            AwaitPart(member, sleeper);
        }
    }

    /// <summary>Takes parts and runs them until none is left, or the work wants fewer helpers.</summary>
    private void RunParts(int member)
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            if (!HasPart(ticket))
            {
                return;
            }

            // If the ticket can be taken, the phase was under way all the time and these belong to it.
            if (member >= _helperCount)
            {
                return;
            }

            PartedWork? work = _work;
            int phase = _phase;
            if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) == ticket)
            {
                RunPart(work!, phase, (ushort)ticket, (ushort)(ticket >> PartBits));
            }
        }
    }

    private void RunPart(PartedWork work, int phase, int part, int parts)
    {
        if (Volatile.Read(ref _failure) is null)
        {
            try
            {
                work.Run(phase, part, parts);
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(error), null);
            }
        }

        if (Interlocked.Decrement(ref _unfinished) == 0)
        {
            _caller.Wake();
        }
    }

    private void AwaitPart(int member, Sleeper sleeper)
    {
        long end = Stopwatch.GetTimestamp() + AwakeTicks;
        while (Stopwatch.GetTimestamp() < end)
        {
            if (MayHelp(member))
            {
                return;
            }

            Thread.SpinWait(1);
        }

        sleeper.Announce();
        if (MayHelp(member))
        {
            sleeper.Withdraw();
        }
        else
        {
            sleeper.Sleep();
        }
    }

    /// <param name="start">When the phase began.</param>
    private void AwaitOthers(long start)
    {
        long begin = Stopwatch.GetTimestamp();
        long end = begin + AwakeTicks;
        while (Volatile.Read(ref _unfinished) > 0)
        {
            if (Stopwatch.GetTimestamp() < end)
            {
                Thread.SpinWait(1);
                continue;
            }

            _caller.Announce();
            if (Volatile.Read(ref _unfinished) == 0)
            {
                _caller.Withdraw();
            }
            else
            {
                _caller.Sleep();
            }

            // Parts are about equal: to wait for so long, and longer than the caller's own parts took, means that a thread was held up.
            long now = Stopwatch.GetTimestamp();
            long waited = now - begin;
            if (waited > Math.Max(HeldUpTicks, begin - start))
            {
                Volatile.Write(ref _restsUntil, now + (waited * RestFactor));
            }
        }
    }

    private bool MayHelp(int member) => HasPart(Volatile.Read(ref _ticket)) && member < Volatile.Read(ref _helperCount);

    private static bool HasPart(long ticket) => (ushort)ticket < (ushort)(ticket >> PartBits);
}
