using Xunit;

namespace NetGen.Samples.Tests;

public sealed class PerceptronTests
{
    private readonly SampleRun _run = SampleRun.Of("Perceptron");

    [Theory]
    [InlineData("AND")]
    [InlineData("OR")]
    public void OneNeuronLearnsWhatALineParts(string gate) => _run.Says($"^  {gate} +all four right after \\d+ epochs");

    [Fact]
    public void OneNeuronDoesNotLearnXor() => Assert.InRange(_run.Number(@"^  XOR +never more than (\d) of 4 right"), 0, 3);

    [Theory]
    [InlineData("AND", 0, 0, 0, 1)]
    [InlineData("OR", 0, 1, 1, 1)]
    [InlineData("XOR", 0, 1, 1, 0)]
    public void AHiddenLayerLearnsAll(string gate, params int[] targets)
    {
        Assert.Equal(4, _run.Number($"^  {gate} +(\\d) of 4 right after"));
        for (int sample = 0; sample < targets.Length; sample++)
        {
            double output = _run.Number($"^  {gate} +4 of 4 right after \\d+ epochs:(?: +[\\d.]+){{{sample}}} +([\\d.]+)");
            Assert.Equal(targets[sample], output, tolerance: 0.1);
        }
    }
}
