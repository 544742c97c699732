using System;
using System.Linq;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

/// <summary>What each initialiser fills a tensor with.</summary>
public class InitializerTests
{
    private const int Count = 100_000;

    public static TheoryData<Initializer> All => [.. Enum.GetValues<Initializer>()];

    [Theory]
    [InlineData(Initializer.Uniform, 0.3, 0.3)]
    [InlineData(Initializer.GlorotUniform, 1, 0.244948974278)]
    [InlineData(Initializer.HeUniform, 1, 0.316227766017)]
    [InlineData(Initializer.LeCunUniform, 1, 0.223606797750)]
    public void UniformValuesFillTheirRange(Initializer initializer, double scale, double limit)
    {
        float[] values = Fill(initializer, scale);
        Assert.InRange(values.Max(), limit * 0.999, limit * 1.0000001);
        Assert.InRange(values.Min(), -limit * 1.0000001, -limit * 0.999);
        AssertMoments(values, limit / Math.Sqrt(3), kurtosis: 1.8);
    }

    [Theory]
    [InlineData(Initializer.Normal, 0.3, 0.3)]
    [InlineData(Initializer.GlorotNormal, 1, 0.141421356237)]
    [InlineData(Initializer.HeNormal, 1, 0.182574185835)]
    [InlineData(Initializer.LeCunNormal, 1, 0.129099444874)]
    public void NormalValuesHaveTheirDeviation(Initializer initializer, double scale, double deviation)
    {
        float[] values = Fill(initializer, scale);
        AssertMoments(values, deviation, kurtosis: 3);
        foreach ((double bound, double share) in ((double, double)[])[(-1, 0.158655), (0, 0.5), (0.5, 0.691462), (2, 0.977250), (3, 0.998650)])
        {
            double found = values.Count(value => value < bound * deviation) / (double)Count;
            Assert.InRange(found, share - (5 * Math.Sqrt(share * (1 - share) / Count)), share + (5 * Math.Sqrt(share * (1 - share) / Count)));
        }
    }

    // Computed by Python's statistics.NormalDist().inv_cdf.
    [Theory]
    [InlineData(0.5, 0.0)]
    [InlineData(0.075, -1.4395314709384557)]
    [InlineData(0.0749, -1.4402382675279632)]
    [InlineData(0.9, 1.2815515655446008)]
    [InlineData(0.999, 3.090232306167813)]
    [InlineData(1e-9, -5.9978070150076865)]
    [InlineData(0.02425, -1.9729610513118845)]
    public void NormalNumbersAreTheInverseOfTheDistribution(double probability, double expected) =>
        Assert.Equal(expected, NormalNumber.OfProbability(probability), 1e-14 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void AConstantIsEverywhere() => Assert.All(Fill(Initializer.Constant, -0.1), value => Assert.Equal(-0.1f, value));

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 2)]
    [InlineData(5, 1, 1)]
    [InlineData(8, 8, 1)]
    [InlineData(17, 64, 0.5)]
    [InlineData(65, 33, 1.5)]
    [InlineData(130, 127, 1)]
    public void OrthogonalRowsOrColumnsAreOfTheLengthOfTheScale(int rows, int columns, double scale)
    {
        float[] values = Fill(new ParameterDefinition("w", new TensorShape(rows, columns), Initializer.Orthogonal, columns, rows, scale));
        bool byRows = rows <= columns;
        int count = Math.Min(rows, columns);
        double Element(int vector, int index) => byRows ? values[(vector * columns) + index] : values[(index * columns) + vector];
        for (int first = 0; first < count; first++)
        {
            for (int second = 0; second <= first; second++)
            {
                double product = Enumerable.Range(0, Math.Max(rows, columns)).Sum(index => Element(first, index) * Element(second, index));
                Assert.Equal(first == second ? scale * scale : 0, product, 1e-6 * scale * scale);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void ASeedGivesTheSameValuesAndAnotherOthers(Initializer initializer)
    {
        ParameterDefinition tensor = new("w", new TensorShape(6, 5), initializer, 5, 6, 0.7);
        Assert.Equal(Fill(tensor, 3), Fill(tensor, 3));
        if (initializer is Initializer.Zeros or Initializer.Constant)
        {
            Assert.Equal(Fill(tensor, 3), Fill(tensor, 4));
        }
        else
        {
            Assert.NotEqual(Fill(tensor, 3), Fill(tensor, 4));
        }
    }

    // Computed in Python with another implementation of the generator: what a seed means is a promise.
    [Theory]
    [InlineData(Initializer.Normal, new uint[] { 0x3e6e67c2, 0x3fb8024f, 0xbfef5ca2, 0xbf9933e6 })]
    [InlineData(Initializer.Orthogonal, new uint[] { 0x3e23b4c0, 0x3f7cb517, 0xbf7cb517, 0x3e23b4c0 })]
    public void ValuesOfASeedAreFixedForever(Initializer initializer, uint[] bits) => Assert.Equal(
        bits, Fill(new ParameterDefinition("w", new TensorShape(2, 2), initializer, 2, 2), seed: 42).Select(BitConverter.SingleToUInt32Bits));

    // Five standard errors each.
    private static void AssertMoments(float[] values, double deviation, double kurtosis)
    {
        double mean = values.Average(value => (double)value);
        double variance = values.Average(value => (double)value * value);
        Assert.InRange(mean / deviation, -5 / Math.Sqrt(Count), 5 / Math.Sqrt(Count));
        Assert.InRange((variance / (deviation * deviation)) - 1, -5 * Math.Sqrt((kurtosis - 1) / Count), 5 * Math.Sqrt((kurtosis - 1) / Count));
    }

    private static float[] Fill(Initializer initializer, double scale) =>
        Fill(new ParameterDefinition("w", new TensorShape(Count), initializer, 60, 40, scale));

    private static float[] Fill(ParameterDefinition parameter, ulong seed = 3)
    {
        LayerDefinition layer = new()
        {
            Name = "0",
            Kind = "Dense",
            Inputs = [NetworkDefinition.InputName],
            OutputShape = new TensorShape(2),
            Parameters = [parameter],
        };
        NetworkDefinition definition = new("Net", new TensorShape(3), [layer], training: null);
        float[] values = new float[definition.ParameterCount];
        ParameterInitialization.Fill(definition, seed, values);
        return values;
    }
}
