using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generators.Lowering;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Lowering;

public class BufferPlannerTests
{
    [Fact]
    public void BuffersThatAreAliveTogetherDoNotOverlap()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            BufferPlanner planner = new();
            List<(int Offset, int Length, int First, int Last)> placed = [];
            int clock = 0;
            for (int i = 0; i < 40; i++)
            {
                clock += random.Next(3);
                int length = random.Next(1, 50);
                int last = clock + random.Next(10);
                placed.Add((planner.Place(length, clock, last), length, clock, last));
            }

            for (int i = 0; i < placed.Count; i++)
            {
                Assert.InRange(placed[i].Offset, 0, planner.Length - placed[i].Length);
                for (int j = i + 1; j < placed.Count; j++)
                {
                    bool liveTogether = placed[i].First <= placed[j].Last && placed[j].First <= placed[i].Last;
                    bool overlap = placed[i].Offset < placed[j].Offset + placed[j].Length && placed[j].Offset < placed[i].Offset + placed[i].Length;
                    Assert.False(liveTogether && overlap, $"Seed {seed}: {placed[i]} and {placed[j]}.");
                }
            }

            Assert.Equal(placed.Max(buffer => buffer.Offset + buffer.Length), planner.Length);
        }
    }

    [Fact]
    public void AChainNeedsTwoBuffersOnly()
    {
        BufferPlanner planner = new();
        for (int layer = 0; layer < 50; layer++)
        {
            planner.Place(10, layer, layer + 1);
        }

        Assert.Equal(20, planner.Length);
    }

    [Fact]
    public void AGapThatFitsIsUsed()
    {
        BufferPlanner planner = new();
        Assert.Equal(0, planner.Place(10, 0, 1));
        Assert.Equal(10, planner.Place(5, 0, 9));
        Assert.Equal(0, planner.Place(10, 2, 9));
        Assert.Equal(15, planner.Place(1, 2, 9));
    }

    [Fact]
    public void ABufferIsAliveWhileItIsReadLast()
    {
        BufferPlanner planner = new();
        planner.Place(10, 0, 3);
        Assert.Equal(10, planner.Place(10, 3, 4));
        Assert.Equal(0, planner.Place(10, 4, 4));
    }

    [Fact]
    public void OrderIsChecked()
    {
        BufferPlanner planner = new();
        planner.Place(1, 5, 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => planner.Place(1, 4, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => planner.Place(1, 6, 5));
    }
}
