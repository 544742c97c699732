using System;
using System.Threading;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Training;

public class ParallelTrialsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AfterAFailureNoneIsBegunAnyMore(int threads)
    {
        int begun = 0;
        using ManualResetEventSlim failing = new();
        Assert.Throws<TimeoutException>(() => ParallelTrials.Run<object>(1_000, threads, Run, default));
        Assert.InRange(begun, 1, 100);

        object Run(int index)
        {
            Interlocked.Increment(ref begun);
            if (index == 0)
            {
                failing.Set();
                throw new TimeoutException();
            }

            failing.Wait();
            Thread.Sleep(10);
            return this;
        }
    }

    [Fact]
    public void OfSeveralFailuresTheFirstByNumberIsHeardOf()
    {
        using ManualResetEventSlim second = new();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => ParallelTrials.Run<object>(2, 2, Run, default));
        Assert.Equal("0", error.Message);

        object Run(int index)
        {
            if (index == 0)
            {
                second.Wait(TimeSpan.FromSeconds(10));
                throw new InvalidOperationException("0");
            }

            second.Set();
            throw new InvalidOperationException("1");
        }
    }
}
