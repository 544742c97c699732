using Xunit;

namespace NetGen.Samples.Tests;

public sealed class TransferTests
{
    [Fact]
    public void FineTuningIsTwoPointsBetterThanFromScratch()
    {
        SampleRun run = SampleRun.Of("Transfer");
        double fromScratch = run.Number(@"^from scratch +mean test accuracy ([\d.]+)");
        double fineTuned = run.Number(@"^fine-tuning +mean test accuracy ([\d.]+)");
        Assert.InRange(fineTuned - fromScratch, 0.02, 1);
    }
}
