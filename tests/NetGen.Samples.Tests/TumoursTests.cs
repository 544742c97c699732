using Xunit;

namespace NetGen.Samples.Tests;

public sealed class TumoursTests
{
    [Fact]
    public void TellsMalignantFromBenign()
    {
        SampleRun run = SampleRun.Of("Tumours");
        Assert.InRange(run.Number(@"^test ROC-AUC: ([\d.]+)"), 0.99, 1);
        Assert.InRange(run.Number(@"^test ROC-AUC: .* accuracy ([\d.]+)"), 0.95, 1);
    }
}
