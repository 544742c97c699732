using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NetGen.Testing;
using NetGen.Testing.Definitions;
using Xunit;

namespace NetGen.Conformance.Tests.Generated;

/// <summary>A sequence given step by step: after each step the network says what it would of the sequence so far.</summary>
public sealed class StreamTests
{
    private const double Tolerated = 1e-6;
    private const int Rows = 7;

    /// <summary>One layer alone: its steps are the same kernels, and so are their bits.</summary>
    private static readonly Lazy<CompiledNetworks> Alone = new(() => new CompiledNetworks(
        from cell in new[] { "SimpleRNN", "LSTM", "GRU" }
        from units in new[] { 1, 3, 7, 8, 9, 16, 17, 33, 64, 65 }
        select new DefinitionBuilder($"{cell}{units}", 5, 3).Recurrent(cell, units, returnSequences: units % 2 == 0).Build()));

    public static TheoryData<string> Names => [.. RecurrentNetworks.Streamed];

    public static TheoryData<string> Single => [.. Alone.Value.Names];

    public static TheoryData<string> Whole => [.. RecurrentNetworks.Names.Except(RecurrentNetworks.Streamed)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EachStepGivesThePredictionOfThePrefix(string name)
    {
        NetworkDefinition definition = RecurrentNetworks.Compiled.Definition(name);
        (ILoadedNetwork network, SampleData data) = Create(RecurrentNetworks.Compiled, name);
        ILoadedStream stream = network.CreateStream()!;
        int time = definition.InputShape[0];
        for (int row = 0; row < Rows; row++)
        {
            stream.Reset();
            ReadOnlySpan<float> sequence = data.Inputs.AsSpan(row * network.InputSize, network.InputSize);
            float[] whole = new float[network.OutputSize];
            network.Predict(sequence, whole);
            float[][] steps = Stream(stream, sequence, time, definition.OutputShape.Extents[^1]);
            for (int step = 0; step < time; step++)
            {
                float[] expected = whole;
                if (definition.OutputShape.Rank == 2)
                {
                    expected = whole[(step * steps[step].Length)..((step + 1) * steps[step].Length)];
                }
                else if (step < time - 1)
                {
                    expected = new float[whole.Length];
                    network.PredictBatch(sequence, [step + 1], expected);
                }

                Tolerance.AssertClose(steps[step], expected, Tolerated, floor: 1, $"{name}: row {row}, step {step}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Single))]
    public void OneLayerGivesTheBitsOfThePrediction(string name)
    {
        NetworkDefinition definition = Alone.Value.Definition(name);
        (ILoadedNetwork network, SampleData data) = Create(Alone.Value, name);
        ILoadedStream stream = network.CreateStream()!;
        float[] whole = new float[network.OutputSize];
        ReadOnlySpan<float> sequence = data.Inputs.AsSpan(0, network.InputSize);
        network.Predict(sequence, whole);
        float[][] steps = Stream(stream, sequence, definition.InputShape[0], definition.OutputShape.Extents[^1]);

        Assert.Equal(whole, definition.OutputShape.Rank == 2 ? steps.SelectMany(step => step) : steps[^1]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AfterAResetTheSequenceBeginsAnew(string name)
    {
        (ILoadedNetwork network, SampleData data) = Create(RecurrentNetworks.Compiled, name);
        ILoadedStream stream = network.CreateStream()!;
        float[][] first = Run(stream, data, name);
        stream.Reset();

        Assert.Equal(first, Run(stream, data, name));
        Assert.Equal(first, Run(network.CreateStream()!, data, name));
        if (first.Length > 1)
        {
            Assert.NotEqual(first, Run(stream, data, name));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ACopyAndAFileGoOnWithTheSameBits(string name)
    {
        (ILoadedNetwork network, SampleData data) = Create(RecurrentNetworks.Compiled, name);
        ILoadedStream stream = network.CreateStream()!;
        Run(stream, data, name);
        ILoadedStream copy = network.CreateStream()!;
        stream.CopyTo(copy);
        using MemoryStream file = new();
        stream.Save(file);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            stream.Save(path);
            ILoadedStream[] others = [copy, stream.Load(file.ToArray()), stream.Load(new MemoryStream(file.ToArray())), stream.Load(path)];
            float[][] expected = Run(stream, data, name);

            Assert.All(others, other => Assert.Equal(expected, Run(other, data, name)));
            expected = Run(stream, data, name);
            Assert.All(others, other => Assert.Equal(expected, Run(other, data, name)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void AFileOfAnotherNetworksStateIsRefused()
    {
        using MemoryStream file = new();
        Create(RecurrentNetworks.Compiled, "GruPlain").Network.CreateStream()!.Save(file);
        byte[] bytes = file.ToArray();
        ILoadedStream own = Create(RecurrentNetworks.Compiled, "LstmPlain").Network.CreateStream()!;

        Assert.Throws<NetworkFileException>(() => own.Load(bytes));
        Assert.Throws<NetworkFileException>(() => own.Load(bytes.AsSpan(0, bytes.Length / 2)));
    }

    [Theory]
    [InlineData("LstmDeep")]
    [InlineData("GruWide")]
    [InlineData("SequencesJoined")]
    public void ThreadsWithStatesOfTheirOwnDoNotMeet(string name)
    {
        const int Threads = 2, States = 1000;
        (ILoadedNetwork network, SampleData data) = Create(RecurrentNetworks.Compiled, name);
        float[][] expected = RunAll(0);
        float[][][] actual = new float[Threads][][];
        using Barrier start = new(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            start.SignalAndWait();
            actual[thread] = RunAll(thread * 3);
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(actual, outputs => Assert.Equal(expected, outputs));

        // Step after step of all states, in an order that begins elsewhere on each thread.
        float[][] RunAll(int first)
        {
            NetworkDefinition definition = RecurrentNetworks.Compiled.Definition(name);
            ILoadedStream[] streams = [.. Enumerable.Range(0, States).Select(_ => network.CreateStream()!)];
            float[][] outputs = [.. streams.Select(_ => new float[definition.OutputShape.Extents[^1]])];
            int features = definition.InputShape[1];
            for (int step = 0; step < definition.InputShape[0]; step++)
            {
                for (int i = 0; i < States; i++)
                {
                    int state = (i + first) % States;
                    streams[state].Step(data.Inputs.AsSpan((state % Rows * network.InputSize) + (step * features), features), outputs[state]);
                }
            }

            return outputs;
        }
    }

    [Theory]
    [InlineData(2, 3, "input")]
    [InlineData(4, 3, "input")]
    [InlineData(15, 3, "input")]
    [InlineData(3, 2, "output")]
    [InlineData(3, 4, "output")]
    public void WrongLengthsAreRefused(int input, int output, string argument)
    {
        ILoadedStream stream = RecurrentNetworks.Compiled.Create("LstmPlain").CreateStream()!;

        Assert.Equal(argument, Assert.Throws<ArgumentException>(() => stream.Step(new float[input], new float[output])).ParamName);
    }

    [Theory]
    [MemberData(nameof(Whole))]
    public void WhatHasToSeeMoreThanTheStepsSoFarHasNoState(string name)
    {
        ILoadedNetwork network = RecurrentNetworks.Compiled.Create(name);

        Assert.Null(network.CreateStream());
        Assert.Null(network.Instance.GetType().GetMethod("Step"));
    }

    [Fact]
    public void WithoutARecurrentLayerThereIsNoState()
    {
        CompiledNetworks networks = new([new DefinitionBuilder("DenseSteps", 4, 3).Dense(2).Build(), new DefinitionBuilder("DenseRow", 4).Dense(2).Build()]);

        Assert.All(networks.Names, name => Assert.Null(networks.Create(name).CreateStream()));
    }

    private static (ILoadedNetwork Network, SampleData Data) Create(CompiledNetworks networks, string name)
    {
        NetworkDefinition definition = networks.Definition(name);
        ILoadedNetwork network = networks.Create(name);
        SampleData data = new(definition, Rows, seed: 4);
        network.SetParameters(data.Parameters);
        if (definition.StatisticCount > 0)
        {
            network.SetStatistics([.. Enumerable.Range(0, definition.StatisticCount).Select(i => 0.5f + (0.125f * (i % 5)))]);
        }

        return (network, data);
    }

    private static float[][] Run(ILoadedStream stream, SampleData data, string name)
    {
        NetworkDefinition definition = RecurrentNetworks.Compiled.Definition(name);
        return Stream(stream, data.Inputs.AsSpan(0, definition.InputShape.Size), definition.InputShape[0], definition.OutputShape.Extents[^1]);
    }

    private static float[][] Stream(ILoadedStream stream, ReadOnlySpan<float> sequence, int time, int outputs)
    {
        List<float[]> steps = [];
        int features = sequence.Length / time;
        for (int step = 0; step < time; step++)
        {
            float[] output = new float[outputs];
            stream.Step(sequence.Slice(step * features, features), output);
            steps.Add(output);
        }

        return [.. steps];
    }
}
