using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Training;

public class FitThreadsTests
{
    private static readonly Dataset Data = new([.. Enumerable.Range(0, 20).Select(index => index / 20f)], 2, new float[20], 2);

    [Fact]
    public void OneThreadUnlessAsked() => Assert.Equal(1, new FitOptions().MaxDegreeOfParallelism);

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(64)]
    public void FitSetsTheNetworksNumberForAsLongAsItRuns(int threads)
    {
        LinearRegression network = new() { MaxDegreeOfParallelism = 3 };
        List<int> seen = [];
        network.Stepping = _ => seen.Add(network.MaxDegreeOfParallelism);

        network.Fit(Data, new FitOptions { Epochs = 2, MaxDegreeOfParallelism = threads });

        Assert.NotEmpty(seen);
        Assert.All(seen, number => Assert.Equal(threads, number));
        Assert.Equal(3, network.MaxDegreeOfParallelism);
    }

    [Fact]
    public void FitSetsItBackAfterAnException()
    {
        LinearRegression network = new() { MaxDegreeOfParallelism = 3, Stepping = _ => throw new TimeoutException() };

        Assert.Throws<TimeoutException>(() => network.Fit(Data, new FitOptions { MaxDegreeOfParallelism = 2 }));
        Assert.Equal(3, network.MaxDegreeOfParallelism);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(int.MinValue)]
    public void ANumberThatIsNoneIsRefused(int threads) => Assert.Equal(
        nameof(FitOptions.MaxDegreeOfParallelism),
        Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { MaxDegreeOfParallelism = threads }).ParamName);

    [Fact]
    public void ANetworkWrittenByHandNeedsNoThreads()
    {
        LinearRegression network = new();
        float[] expected = new float[20];
        float[] actual = new float[20];
        network.PredictBatch(Data.Inputs, expected);

        Predict(network, actual, -1);

        Assert.Equal(expected, actual);
        Assert.Equal("maxDegreeOfParallelism", Assert.Throws<ArgumentOutOfRangeException>(() => Predict(network, actual, 0)).ParamName);
    }

    private static void Predict<TNetwork>(TNetwork network, float[] outputs, int threads)
        where TNetwork : INetwork<TNetwork> => network.PredictBatch(Data.Inputs, outputs, threads);
}
