using System;
using System.IO;
using System.Linq;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Testing;

/// <summary>The wrapper that tests call networks through hands everything on, held against a network written by hand.</summary>
public class LoadedNetworkTests
{
    private const string Scale = """
        using System;
        using System.IO;
        using System.Threading;
        using NetGen;

        namespace Hand;

        // y = p·x with one parameter; "training" adds the gradient.
        public sealed class Scale : ITrainableNetwork<Scale>
        {
            private float _p;
            private float _g;

            public static int InputSize => 1;
            public static int OutputSize => 1;
            public static int ParameterCount => 1;
            public static NetworkDefinition Definition => throw new NotSupportedException("Definition");
            public float LearningRate { get; set; } = 0.5f;
            public bool LatestStepWasApplied { get; private set; }

            public static Scale Create(ulong seed) => new() { _p = seed };
            public static string Summary() => "one parameter";
            public static Scale Load(string path) => new() { _p = File.ReadAllBytes(path)[0] };
            public static Scale Load(Stream stream) => new() { _p = stream.ReadByte() };
            public static Scale Load(ReadOnlySpan<byte> bytes) => new() { _p = bytes[0] };
            public void LoadParameters(string path) => _p = File.ReadAllBytes(path)[0];
            public void LoadParameters(Stream stream) => _p = stream.ReadByte();
            public void LoadParameters(ReadOnlySpan<byte> bytes) => _p = bytes[0];
            public void Save(string path) => File.WriteAllBytes(path, [(byte)_p]);
            public void Save(Stream stream) => stream.WriteByte((byte)_p);

            public void Predict(ReadOnlySpan<float> input, Span<float> output) => output[0] = _p * input[0];
            public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs)
            {
                for (int i = 0; i < inputs.Length; i++)
                {
                    outputs[i] = _p * inputs[i];
                }
            }

            public void GetParameters(Span<float> destination) => destination[0] = _p;
            public void SetParameters(ReadOnlySpan<float> source) => _p = source[0];
            public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => 1;
            public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => 2;
            public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => 3;
            public float ComputeGradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => 4;
            public void ApplyGradients()
            {
                _p += _g;
                LatestStepWasApplied = true;
            }

            public void GetGradients(Span<float> destination) => destination[0] = _g;
            public void SetGradients(ReadOnlySpan<float> source) => _g = source[0];
            public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs) => 5;
            public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> outputs) => 6;
            public History Fit(Dataset training, FitOptions? options = null, CancellationToken token = default) => throw new NotSupportedException("Fit");
            public Evaluation Evaluate(Dataset data) => throw new NotSupportedException("Evaluate");
        }
        """;

    [Fact]
    public void HandsEverythingOn()
    {
        ILoadedTrainableNetwork network = NetworkCompilation.Load(Scale).CreateTrainable("Hand.Scale", seed: 3);
        float[] one = [2];
        float[] output = new float[1];
        int[] label = [0];

        network.Predict(one, output);
        Assert.Equal(6, output[0]);
        network.SetGradients([4]);
        network.GetGradients(output);
        Assert.Equal(4, output[0]);
        Assert.False(network.LatestStepWasApplied);
        network.ApplyGradients();
        Assert.True(network.LatestStepWasApplied);
        network.GetParameters(output);
        Assert.Equal(7, output[0]);
        network.SetParameters([9]);
        network.PredictBatch(one, output);
        Assert.Equal(18, output[0]);
        network.LearningRate = 2;
        Assert.Equal(
            [1, 2, 3, 4, 5, 6, 2, 1, 1, 1],
            [
                network.TrainStep(one, one), network.TrainStep(one, label), network.ComputeGradients(one, one), network.ComputeGradients(one, label),
                network.ComputeLoss(one, one, output), network.ComputeLoss(one, label, output), network.LearningRate,
                network.InputSize, network.OutputSize, network.ParameterCount,
            ]);
        Assert.Equal("one parameter", network.Summary());
        Assert.Throws<NotSupportedException>(() => network.Definition);
    }

    [Fact]
    public void FilesGoThrough()
    {
        ILoadedNetwork network = NetworkCompilation.Load(Scale).Create("Hand.Scale", seed: 3);
        string path = Path.GetTempFileName();
        using MemoryStream stream = new();
        network.Save(path);
        network.Save(stream);
        stream.Position = 0;
        Assert.All([network.Load(path), network.Load(stream), network.Load([3])], loaded => Assert.Equal(3, Parameter(loaded)));
        File.Delete(path);

        ILoadedNetwork other = network.Create(8);
        Assert.IsAssignableFrom<ILoadedTrainableNetwork>(other);
        Assert.Equal(8, Parameter(other));
        other.LoadParameters([5]);
        Assert.Equal(5, Parameter(other));
    }

    [Fact]
    public void WarningsFail()
    {
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() =>
            NetworkCompilation.Load("class A { void M() { int x; } }"));
        Assert.Contains("CS0168", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatFailsIsShownWithTheLinesAroundIt()
    {
        string[] lines = [.. Enumerable.Range(1, 40).Select(line => $"// line {line}")];
        lines[9] = "class A { B b; }";
        lines[11] = "class C { D d; }";

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() =>
            NetworkCompilation.Load(["// another file", string.Join('\n', lines)]));

        Assert.EndsWith(
            string.Join('\n', [
                "", "Source1.cs", "    …", "      6  // line 6", "      7  // line 7", "      8  // line 8", "      9  // line 9",
                ">    10  class A { B b; }", "     11  // line 11", ">    12  class C { D d; }", "     13  // line 13", "     14  // line 14",
                "     15  // line 15", "     16  // line 16", "",
            ]),
            exception.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("another", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfManyComplaintsTheWorstAreShown()
    {
        string warnings = string.Concat(Enumerable.Range(0, 30).Select(i => $"class A{i} {{ void M() {{ int x; }} }}\n"));

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => NetworkCompilation.Load($"{warnings}class A {{ B b; }}"));

        Assert.Contains("CS0246", exception.Message, StringComparison.Ordinal);
        Assert.Contains("\nand 12 more\n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CallsAllocateNothing()
    {
        ILoadedTrainableNetwork network = NetworkCompilation.Load(Scale).CreateTrainable("Hand.Scale");
        float[] one = [2];
        float[] output = new float[1];
        network.Predict(one, output);
        network.TrainStep(one, one);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            network.Predict(one, output);
            network.TrainStep(one, one);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static float Parameter(ILoadedNetwork network)
    {
        float[] values = new float[1];
        network.GetParameters(values);
        return values[0];
    }
}
