using System.Linq;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

public class FiniteCheckTests
{
    [Fact]
    public void OneNumberThatIsNotFiniteIsFoundWhereverItIs()
    {
        foreach (int length in new[] { 1, 7, 8, 31, 32, 33, 64, 100 })
        {
            float[] values = [.. Enumerable.Repeat(float.MaxValue, length)];
            Assert.True(FiniteCheck.All(values));
            for (int i = 0; i < length; i++)
            {
                foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                {
                    values[i] = bad;
                    Assert.False(FiniteCheck.All(values), $"{bad} at {i} of {length}");
                }

                values[i] = -float.Epsilon;
                Assert.True(FiniteCheck.All(values));
            }
        }
    }

    [Fact]
    public void NothingIsFinite() => Assert.True(FiniteCheck.All([]));
}
