using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Lowering;

public class LaneAxisTests
{
    private const int BytesPerFloat = 4;

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void RowsAreWholeVectorsApartAndNeverAMultipleOf512Bytes(int lanes)
    {
        for (int length = 1; length <= 5000; length++)
        {
            LaneAxis axis = new(length, lanes);
            Assert.Equal(0, axis.RowStride % lanes);
            Assert.True(axis.RowStride >= length);
            Assert.NotEqual(0, axis.RowStride * BytesPerFloat % 512);
            Assert.True(axis.RowStride < length + lanes + 16, $"{length} floats take {axis.RowStride}.");
        }
    }

    [Theory]
    [InlineData(1, 1, 0, true, 1, true)]
    [InlineData(8, 1, 0, true, 8, false)]
    [InlineData(9, 2, 1, false, 1, true)]
    [InlineData(16, 2, 1, false, 8, false)]
    [InlineData(17, 3, 1, true, 1, true)]
    [InlineData(33, 5, 2, true, 1, true)]
    public void AnAxisIsCutIntoPanelsOfTwoVectors(int length, int vectors, int fullPanels, bool hasHalfPanel, int lastLanes, bool hasPadding)
    {
        LaneAxis axis = new(length, 8);
        Assert.Equal(vectors, axis.Vectors);
        Assert.Equal(vectors * 8, axis.Padded);
        Assert.Equal(fullPanels, axis.FullPanels);
        Assert.Equal(hasHalfPanel, axis.HasHalfPanel);
        Assert.Equal(lastLanes, axis.LastLanes);
        Assert.Equal(hasPadding, axis.HasPadding);
    }
}
