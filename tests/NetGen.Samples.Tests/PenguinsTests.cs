using Xunit;

namespace NetGen.Samples.Tests;

public sealed class PenguinsTests
{
    [Fact]
    public void TrainsSavesLoadsAndClassifies()
    {
        SampleRun run = SampleRun.Of("Penguins", "39.1", "18.7", "181", "3750");
        run.Says("^344 penguins read, 2 dropped for missing measurements, 342 left");
        Assert.InRange(run.Number(@"^test accuracy: ([\d.]+)"), 0.97, 1);
        run.Says("^loaded into a fresh network: all 204 probabilities of the test part have the same bits");
        run.Says("^this penguin: Adelie");
    }

    [Fact]
    public void TellsSpeciesApartFromAnySeed()
    {
        SampleRun run = SampleRun.Of("Penguins", "--seeds", "10");
        Assert.InRange(run.Number(@"^mean test accuracy: ([\d.]+)"), 0.98, 1);
    }
}
