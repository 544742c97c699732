using System.Linq;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime.Threads;

public class PartsTests
{
    [Theory]
    [InlineData(0, 6, 1)]
    [InlineData(1, 6, 4)]
    [InlineData(128, 6, 2)]
    [InlineData(128, 24, 4)]
    [InlineData(5, 24, 3)]
    [InlineData(1000, 1, 7)]
    [InlineData(int.MaxValue, 16, 255)]
    public void PartsCoverTheRangeInOrderAndStartAtMultiples(int length, int multiple, int parts)
    {
        int[] starts = [.. Enumerable.Range(0, parts + 1).Select(part => Parts.Start(length, multiple, part, parts))];

        Assert.Equal((0, length), (starts[0], starts[^1]));
        Assert.Equal(starts.Order(), starts);
        Assert.All(starts.SkipLast(1), start => Assert.True(start % multiple == 0 || start == length));
    }

    [Fact]
    public void PartsDifferByAMultipleAtTheMost()
    {
        int[] lengths = [.. Enumerable.Range(0, 8).Select(part => Parts.Start(960, 6, part + 1, 8) - Parts.Start(960, 6, part, 8))];

        Assert.All(lengths, length => Assert.Equal(120, length));
        Assert.Equal([66, 62], Enumerable.Range(0, 2).Select(part => Parts.Start(128, 6, part + 1, 2) - Parts.Start(128, 6, part, 2)));
    }
}
