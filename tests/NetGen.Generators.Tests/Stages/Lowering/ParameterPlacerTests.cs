using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Lowering;

public class ParameterPlacerTests
{
    private const int FloatsIn64Bytes = 16;

    [Fact]
    public void TensorsFollowEachOtherWithoutGapsInCanonicalOrderAndOnCacheLinesInTheArena()
    {
        ParameterPlacer placer = new();
        ParameterSlot[] slots = [.. Enumerable.Range(1, 100).Select(length => placer.Place(Vector(length), length))];
        int canonical = 0;
        int arena = 0;
        foreach (ParameterSlot slot in slots)
        {
            Assert.Equal(canonical, slot.CanonicalOffset);
            Assert.True(slot.ArenaOffset >= arena);
            Assert.Equal(0, slot.ArenaOffset % FloatsIn64Bytes);
            Assert.True(slot.ArenaOffset < arena + FloatsIn64Bytes, "More is left free than alignment needs.");
            canonical += (int)slot.Tensor.Shape.Size;
            arena = slot.ArenaOffset + slot.Tensor.Layout.Length;
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    public void LengthsAreRoundedUp(int length, int expected) => Assert.Equal(expected, ParameterPlacer.Aligned(length));

    // Vectors of four floats, so that lengths with padding are not aligned by themselves.
    private static ParameterTensor Vector(int length) =>
        new("bias", Shape.Of(length), new TensorStart(Vocabulary.Initializer.Zeros), 1, length, new LaneVectorLayout(new LaneAxis(length, 4), FeatureOrder.Plain(length)));
}
