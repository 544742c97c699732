using System.Numerics;
using NetGen.Engine;
using Xunit;

namespace NetGen.Conformance.Tests.Golden;

/// <summary>The engine against PyTorch: in double to nearly all digits, in float to the tolerance for float32.</summary>
public sealed class EngineGoldenTests
{
    private const double DoubleTolerance = 1e-12;

    [Theory]
    [MemberData(nameof(GoldenCases.All), MemberType = typeof(GoldenCases))]
    public void DoubleAgreesWithPyTorch(string name) => Check<double>(GoldenCases.Get(name), DoubleTolerance, DoubleTolerance);

    [Theory]
    [MemberData(nameof(GoldenCases.All), MemberType = typeof(GoldenCases))]
    public void FloatAgreesWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCases.Get(name);
        Check<float>(golden, GoldenCase.Tolerance, golden.TrainedTolerance);
    }

    private static void Check<T>(GoldenCase golden, double tolerance, double trainedTolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new GoldenCheck<T>(golden, new EngineSubject<T>(new RuntimeNetwork<T>(golden.Definition)), tolerance, trainedTolerance).Run();
}
