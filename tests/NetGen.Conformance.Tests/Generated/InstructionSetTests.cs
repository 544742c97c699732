using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using NetGen.Conformance.Probe;
using NetGen.Engine;
using NetGen.Runtime;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>
/// Emitted code computes the same on machines with fewer instructions: the probe runs in a process in which they are switched off, and
/// what it prints is held against the engine.
/// </summary>
public sealed class InstructionSetTests
{
    // Lengths of vectors, not elements: data are not chosen so that float32 computes each element well.
    private const double GradientTolerance = 1e-5;
    private const double ChangeTolerance = 1e-3;

    // What three steps may round off a parameter, as a part of it: where steps are tiny, that is more than the part above.
    private const double Rounding = 3.0 / (1 << 24);

    private static readonly NetworkDefinition[] Definitions =
    [
        SmallClassifier.Definition, LargeClassifier.Definition, Forecast.Definition, Layered.Definition, Curved.Definition,
        SmallImage.Definition, MixedImage.Definition, SignalNetwork.Definition,
        SmallSequence.Definition, SteppedSequence.Definition,
    ];

    [Fact]
    public void ResultsAgreeWithTheEngineWithAllInstructions()
    {
        ProbeResults results = Run();

        Assert.Equal(Avx2.IsSupported || IsSwitchedOffHere, results.HasAvx2 || IsSwitchedOffHere);
        AssertAgree(results);
    }

    [Fact]
    public void ResultsAgreeWithTheEngineWithoutAvx512()
    {
        ProbeResults results = Run(("EnableAVX512", "0"));

        Assert.False(results.HasAvx512);
        AssertAgree(results);
    }

    [Fact]
    public void ResultsAgreeWithTheEngineWithoutAvx2()
    {
        ProbeResults results = Run(("EnableAVX2", "0"));

        Assert.False(results.HasAvx2);
        AssertAgree(results);
    }

    [Fact]
    public void ResultsAgreeWithTheEngineWithoutVectorInstructions()
    {
        ProbeResults results = Run(("EnableHWIntrinsic", "0"));

        Assert.False(results.HasVectors);
        Assert.False(results.HasAvx2);
        AssertAgree(results);
    }

    private static bool IsSwitchedOffHere => Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(
        name => name.StartsWith("DOTNET_Enable", StringComparison.Ordinal));

    private static ProbeResults Run(params (string Name, string Value)[] variables) =>
        JsonSerializer.Deserialize<ProbeResults>(ProbeRun.Run(["results"], variables))!;

    private static void AssertAgree(ProbeResults results)
    {
        Assert.Equal(Definitions.Select(definition => definition.Name), results.Networks.Select(network => network.Name));
        Assert.Equal(new[] { 4, 8, 16 }.Select(Transposed), results.TransposedSquares);
        Assert.Equal(Mask(), results.DroppedOut);
        Assert.All(results.Networks.Zip(Definitions), pair => AssertAgrees(pair.First, pair.Second));
    }

    private static float[] Transposed(int edge) =>
        [.. Enumerable.Range(0, edge * edge).Select(i => (float)((i % edge * edge) + (i / edge)))];

    // Word by word from the generator of random numbers, as the mask's documentation says.
    private static IEnumerable<float> Mask() =>
        from row in Enumerable.Range(Masks.FirstRow, Masks.Rows)
        from lane in Enumerable.Range(0, Masks.Lanes)
        let word = Philox.Block(Masks.Seed, (8UL << 56) | ((ulong)Masks.Layer << 40) | Masks.Step, ((ulong)(row / 4) << 32) | (uint)lane)[row % 4]
        select word < (uint)(Masks.Rate * 4294967296.0) ? 0 : (float)(1 / (1 - Masks.Rate));

    private static void AssertAgrees(NetworkResults actual, NetworkDefinition definition)
    {
        RuntimeNetwork<double> engine = new(definition);
        double[] before = SampleData.Widen(actual.Parameters);
        double[] inputs = SampleData.Widen(actual.Inputs);
        double[] outputs = new double[actual.Predicted.Length];
        double[] gradients = new double[before.Length];
        double[] trained = new double[before.Length];
        Deviation deviation = new();

        engine.SetParameters(before);
        engine.PredictBatch(inputs, outputs);
        deviation.CheckOutputs(actual.Predicted, outputs, $"{actual.Name}: predictions one by one");
        deviation.CheckOutputs(actual.PredictedBatch, outputs, $"{actual.Name}: predictions as a batch");

        deviation.CheckLoss(actual.Loss, engine.ComputeGradients(inputs, actual.Labels), $"{actual.Name}: loss");
        engine.GetGradients(gradients);
        AssertNear(actual.Gradients, gradients, new double[before.Length], GradientTolerance, $"{actual.Name}: gradients");

        for (int step = 0; step < actual.StepLosses.Length; step++)
        {
            deviation.CheckLoss(actual.StepLosses[step], engine.TrainStep(inputs, actual.Labels), $"{actual.Name}: loss of step {step}");
        }

        engine.GetParameters(trained);
        AssertNear(actual.Trained, trained, before, ChangeTolerance, $"{actual.Name}: trained parameters");
    }

    // By the length of the difference, as a part of the distance that was gone, beside what is rounded off.
    private static void AssertNear(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected, ReadOnlySpan<double> origin, double tolerance, string what)
    {
        double difference = 0;
        double distance = 0;
        double length = 0;
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            difference += Math.Pow(actual[i] - expected[i], 2);
            distance += Math.Pow(expected[i] - origin[i], 2);
            length += Math.Pow(expected[i], 2);
        }

        Assert.True(distance > 0, $"{what}: nothing changed.");
        Assert.True(
            Math.Sqrt(difference) <= (tolerance * Math.Sqrt(distance)) + (Rounding * Math.Sqrt(length)),
            $"{what}: {Math.Sqrt(difference / distance):E1} of the distance.");
    }
}
