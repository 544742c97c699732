using System;
using System.Linq;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Tests.Runtime;

public class GradientNormTests
{
    private const int Length = (3 * GradientNorm.BlockLength) + 48;

    [Theory]
    [InlineData(0, 0, float.PositiveInfinity)]
    [InlineData(0.25f, 0, float.PositiveInfinity)]
    [InlineData(0, 0.5f, float.PositiveInfinity)]
    [InlineData(0, 0, 0.75f)]
    [InlineData(0.125f, 0.5f, 0.5f)]
    public void IsTheRootOfTheSumOfSquares(float l1, float l2, float clipValue)
    {
        (float[] gradients, float[] parameters) = Draw();
        double expected = Math.Sqrt(gradients.Zip(parameters, (gradient, parameter) =>
        {
            double value = Math.Clamp(gradient + (l2 * (double)parameter) + (l1 * Math.Sign(parameter)), -clipValue, clipValue);
            return value * value;
        }).Sum());

        Assert.Equal(expected, Norm(gradients, parameters, l1, l2, clipValue), 1e-6 * expected);
    }

    [Fact]
    public void HasTheSameBitsInAnyNumberOfParts()
    {
        (float[] gradients, float[] parameters) = Draw();
        double expected = Norm(gradients, parameters, 0.1f, 0.2f, 0.9f);

        Assert.All(Enumerable.Range(1, 9), parts => Assert.Equal(expected, Norm(gradients, parameters, 0.1f, 0.2f, 0.9f, parts)));
    }

    [Theory]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    [InlineData(float.MaxValue)]
    public void HoldsGradientsOfAnySize(float size)
    {
        float[] gradients = new float[Length];
        gradients[5] = 0.6f * size;
        gradients[^1] = -0.8f * size;

        double norm = Norm(gradients, new float[Length], 0, 0, float.PositiveInfinity);

        Assert.Equal(size, norm, 1e-6 * size);
        Assert.Equal(1, GradientNorm.Scale(norm, limit: (2 * norm) + 1e-5));
        Assert.Equal(Math.Min(1, 1e-3 / (norm + 1e-6)), GradientNorm.Scale(norm, limit: 1e-3));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void IsNotFiniteIfAGradientIsNot(float value)
    {
        foreach (int index in new[] { 0, 15, 4097, Length - 1 })
        {
            foreach (float clipValue in new[] { 1f, float.PositiveInfinity })
            {
                (float[] gradients, float[] parameters) = Draw();
                gradients[index] = value;

                Assert.False(double.IsFinite(Norm(gradients, parameters, 0.1f, 0, clipValue)));
            }
        }
    }

    private static double Norm(float[] gradients, float[] parameters, float l1, float l2, float clipValue, int parts = 1)
    {
        double[] sums = new double[(gradients.Length + GradientNorm.BlockLength - 1) / GradientNorm.BlockLength];
        Array.Fill(sums, double.NaN);
        foreach (int part in Enumerable.Range(0, parts).Reverse())
        {
            GradientNorm.SumSquares(gradients, parameters, l1, l2, clipValue, sums, part, parts);
        }

        return GradientNorm.Of(sums);
    }

    private static (float[] Gradients, float[] Parameters) Draw()
    {
        System.Random random = new(3);
        float[] Some() => [.. Enumerable.Range(0, Length).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] parameters = Some();
        parameters[7] = 0;
        return (Some(), parameters);
    }
}
