using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Conformance.Tests.Engine;
using NetGen.Conformance.Tests.Golden;
using NetGen.Testing;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>Generated networks against PyTorch.</summary>
public sealed class GeneratedGoldenTests(GeneratedGoldenTests.Fixture fixture) : IClassFixture<GeneratedGoldenTests.Fixture>
{
    /// <summary>It has a layer that nothing reads. A declaration is refused for that; only the engine takes it.</summary>
    private const string UnreadLayer = "fork";

    public static TheoryData<string> Names => [.. Cases().Select(golden => golden.Name)];

    public static TheoryData<string> NamesOfWholeSamples => [.. Cases().Where(golden => golden.Lengths is null).Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AGeneratedNetworkAgreesWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCases.Get(name);
        ILoadedTrainableNetwork network = fixture.Compilation.CreateTrainable(ClassName(golden));
        new GoldenCheck<float>(golden, new GeneratedSubject(network), GoldenCase.Tolerance, golden.TrainedTolerance).Run();
    }

    [Theory]
    [MemberData(nameof(NamesOfWholeSamples))]
    public void SamplesOneByOneAgreeWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCases.Get(name);
        ILoadedTrainableNetwork network = fixture.Compilation.CreateTrainable(ClassName(golden));
        float[] inputs = Narrow(golden.Inputs);
        float[] outputs = new float[golden.Outputs.Length];
        network.SetParameters(Narrow(golden.InitialParameters));
        network.SetStatistics(Narrow(golden.Statistics?.Initial ?? []));
        for (int row = 0; row < golden.Batch; row++)
        {
            network.Predict(
                inputs.AsSpan(row * network.InputSize, network.InputSize), outputs.AsSpan(row * network.OutputSize, network.OutputSize));
        }

        TensorAssert.Close<float>(golden.Outputs, outputs, GoldenCase.Tolerance, "outputs one by one");
    }

    private static IEnumerable<GoldenCase> Cases() => GoldenCases.List
        .Where(golden => golden.Name != UnreadLayer);

    private static string ClassName(GoldenCase golden) => "Golden_" + golden.Name;

    private static float[] Narrow(double[] values) => [.. values.Select(value => (float)value)];

    public sealed class Fixture
    {
        internal NetworkCompilation Compilation { get; } =
            NetworkCompilation.Load("using NetGen;\n" + string.Concat(Cases().Select(golden => golden.ToSource(ClassName(golden)))));
    }
}
