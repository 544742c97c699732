using Xunit;

namespace NetGen.Samples.Tests;

public sealed class FuelEconomyTests
{
    [Fact]
    public void PredictsToThreeMilesPerGallon()
    {
        SampleRun run = SampleRun.Of("FuelEconomy");
        double error = run.Number(@"^test RMSE: (\S+) mpg");
        Assert.InRange(error, 0.1, 3.2);
        Assert.True(error < run.Number(@"^predicting the mean of the training cars instead: (\S+) mpg") / 2);
    }
}
