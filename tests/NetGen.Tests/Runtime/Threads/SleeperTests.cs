using System;
using System.Threading;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime.Threads;

public class SleeperTests
{
    /// <summary>What others still write to must not be given up because somebody wants the caller to stop.</summary>
    [Fact]
    public void AnInterruptionWaitsForTheWakeUp()
    {
        Sleeper sleeper = new();
        bool isAwake = false;
        bool isInterrupted = false;
        Thread thread = new(() =>
        {
            sleeper.Announce();
            sleeper.Sleep();
            Volatile.Write(ref isAwake, true);
            try
            {
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        });
        thread.Start();
        Assert.True(SpinWait.SpinUntil(() => sleeper.IsAnnounced && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0, TimeSpan.FromSeconds(10)));

        thread.Interrupt();
        Thread.Sleep(20);
        Assert.False(Volatile.Read(ref isAwake));

        sleeper.Wake();
        Assert.True(thread.Join(TimeSpan.FromSeconds(10)));
        Assert.True(isAwake && isInterrupted);
    }
}
