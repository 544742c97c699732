using System;
using NetGen.Numerics;
using Xunit;

namespace NetGen.Tests.Numerics;

public class PortableMathTests
{
    private const int Points = 20_000;
    private const double UnitInTheLastPlace = 1.0 / (1L << 52);

    [Fact]
    public void FunctionsAreThoseOfTheLibraryWithinAFewUnits()
    {
        for (int point = 0; point <= Points; point++)
        {
            double share = (double)point / Points;
            // The product with π that the library's cosine is given is rounded by as much as this.
            Assert.Equal(Math.Cos(Math.PI * share), PortableMath.CosPi(share), 2 * UnitInTheLastPlace);
            AssertRelative(Math.Exp((share - 0.5) * 1400), PortableMath.Exp((share - 0.5) * 1400), 2);

            double positive = Math.Pow(2, (share - 0.5) * 2000);
            AssertRelative(Math.Log(positive), PortableMath.Log(positive), 2);
            AssertRelative(Math.Log(0.5 + share), PortableMath.Log(0.5 + share), 3);
            AssertRelative(Math.Pow(share, 2.7), PortableMath.Power(share, 2.7), 40);
            AssertRelative(Math.Pow(share, 13), PortableMath.Power(share, 13.0), 16);
        }
    }

    [Fact]
    public void EndsAreExact()
    {
        Assert.Equal((1, -1), (PortableMath.CosPi(0), PortableMath.CosPi(1)));
        Assert.Equal(0, PortableMath.CosPi(0.5));
        Assert.Equal(0, PortableMath.Log(1));
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal((0.0, double.PositiveInfinity), (PortableMath.Exp(-1e300), PortableMath.Exp(1e300)));
        Assert.Equal((1.0, 0.0, 1.0), (PortableMath.Power(0, 0L), PortableMath.Power(0, 0.5), PortableMath.Power(7, 0.0)));
        Assert.Equal(1024, PortableMath.Power(2, 10L));
    }

    private static void AssertRelative(double expected, double found, int units) =>
        Assert.Equal(expected, found, Math.Abs(expected) * units * UnitInTheLastPlace);
}
