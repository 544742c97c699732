using System.Globalization;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Networks of images and signals against the engine in double.</summary>
public sealed class ImageNetworkTests
{
    public static TheoryData<string> Names => [.. ImageNetworks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngine(string name) =>
        EngineComparison.Run(ImageNetworks.Compiled.CreateTrainable(name), ImageNetworks.Compiled.Definition(name), rows: 60);

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientsAreThoseOfTheLoss(string name) =>
        GeneratedFiniteDifferenceTests.Check(ImageNetworks.Compiled.CreateTrainable(name), ImageNetworks.Compiled.Definition(name));

    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void EveryVectorWidthAgreesWithTheEngine(int bits)
    {
        CompiledNetworks networks = new(ImageNetworks.Few(), new RunOptions { VectorWidth = bits.ToString(CultureInfo.InvariantCulture) });
        foreach (string name in networks.Names)
        {
            EngineComparison.Run(networks.CreateTrainable(name), networks.Definition(name), rows: 40);
        }
    }

    [Fact]
    public void TheSummaryHasTheShapes() => Assert.Equal(
        """
        Pools
        Layer  Kind       Activation  Output  Parameters
        ------------------------------------------------
        input  Input                  8×8×3            0
        0      Conv2D     Tanh        8×8×6          168
        1      MaxPool2D              4×4×6            0
        2      Conv2D     Tanh        3×3×9          225
        3      AvgPool2D              2×2×9            0
        4      Flatten                36               0
        5      Dense                  3              111
        ------------------------------------------------
        Total parameters: 504
        Training: MeanSquaredError, SGD, learning rate 0.01
        """.ReplaceLineEndings("\n"),
        ImageNetworks.Compiled.Create("Pools").Summary());
}
