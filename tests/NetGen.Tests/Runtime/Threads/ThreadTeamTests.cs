using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime.Threads;

public class ThreadTeamTests
{
    public static TheoryData<int> ThreadCounts => [1, 2, 3, 4, 8];

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void EachPartRunsOnceAndPhasesFollowEachOther(int threads)
    {
        ThreadTeam team = new();
        for (int round = 0; round < 200; round++)
        {
            Counting work = new(phases: 5, parts: 1 + (round % 17));
            team.Run(work, threads);
            work.AssertAllRan();
        }

        Assert.Equal(threads - 1, team.HelperCount);
    }

    [Fact]
    public void HelpersTakeParts()
    {
        ThreadTeam team = new();
        using Barrier together = new(3);
        team.Run(new Acting(parts: 3, _ => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(60)))), threads: 3);
        Assert.Equal(2, team.HelperCount);
    }

    [Fact]
    public void FewerThreadsThanHelpersMaySuffice()
    {
        ThreadTeam team = new();
        for (int round = 0; round < 100; round++)
        {
            Counting work = new(phases: 2, parts: 9);
            team.Run(work, threads: 1 + (round % 5));
            work.AssertAllRan();
        }
    }

    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void AnExceptionInAPartIsTheCallersAndTheTeamGoesOn(int threads)
    {
        ThreadTeam team = new();
        for (int round = 0; round < 50; round++)
        {
            int ranAfterwards = 0;
            Acting failing = new(parts: 8, part =>
            {
                if (part == 5)
                {
                    throw new TimeoutException("part 5");
                }
            })
            { Later = () => Interlocked.Increment(ref ranAfterwards) };
            Assert.Equal("part 5", Assert.Throws<TimeoutException>(() => team.Run(failing, threads)).Message);
            Assert.Equal(0, ranAfterwards);

            Counting work = new(phases: 3, parts: 8);
            team.Run(work, threads);
            work.AssertAllRan();
        }
    }

    [Fact]
    public void OneWorkAtATimeHasTheTeam()
    {
        ThreadTeam team = new();
        Assert.True(team.TryTake());
        Assert.False(team.TryTake());
        team.Release();
        Assert.True(team.TryTake());
    }

    [Fact]
    public void HelpersSleepWhenThereIsNothingToDo()
    {
        ThreadTeam team = new();
        team.Run(new Counting(phases: 3, parts: 16), threads: 5);

        Stopwatch waited = Stopwatch.StartNew();
        while (team.SleepingCount < team.HelperCount && waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            Thread.Sleep(5);
        }

        Assert.Equal((4, 4), (team.HelperCount, team.SleepingCount));
    }

    [Fact]
    public void AWorkAllocatesNothing()
    {
        ThreadTeam team = new();
        Acting work = new(parts: 8, _ => { }) { Later = () => { } };
        team.Run(work, threads: 4);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1000; round++)
        {
            team.Run(work, threads: 4);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class Counting(int phases, int parts) : PartedWork
    {
        private readonly int[] _runs = new int[phases * parts];

        public override int PhaseCount => phases;

        public override int PartCount(int phase, int threads) => parts;

        public override void Run(int phase, int part, int count)
        {
            Assert.Equal(parts, count);
            if (phase > 0 && _runs[((phase - 1) * parts)..(phase * parts)].Contains(0))
            {
                throw new InvalidOperationException($"Phase {phase} began before the one before was done.");
            }

            Interlocked.Increment(ref _runs[(phase * parts) + part]);
        }

        public void AssertAllRan() => Assert.All(_runs, runs => Assert.Equal(1, runs));
    }

    private sealed class Acting(int parts, Action<int> act) : PartedWork
    {
        public Action? Later { get; init; }

        public override int PhaseCount => Later is null ? 1 : 2;

        public override int PartCount(int phase, int threads) => parts;

        public override void Run(int phase, int part, int count)
        {
            if (phase == 0)
            {
                act(part);
            }
            else
            {
                Later!();
            }
        }
    }
}
