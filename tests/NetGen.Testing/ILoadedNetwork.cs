using System;
using System.Collections.Immutable;
using System.IO;

namespace NetGen.Testing;

/// <summary>A network whose class is known at run time only. Calls go through delegation, not reflection: they allocate what the network does.</summary>
public interface ILoadedNetwork
{
    /// <summary>The network itself.</summary>
    object Instance { get; }

    int InputSize { get; }

    int OutputSize { get; }

    int ParameterCount { get; }

    NetworkDefinition Definition { get; }

    void Predict(ReadOnlySpan<float> input, Span<float> output);

    void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs);

    void PredictBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs);

    void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism);

    ImmutableArray<string> FeatureLayers { get; }

    void PredictFeatures(string layer, ReadOnlySpan<float> inputs, Span<float> outputs);

    void GetParameters(Span<float> destination);

    void SetParameters(ReadOnlySpan<float> source);

    void GetStatistics(Span<float> destination);

    void SetStatistics(ReadOnlySpan<float> source);

    string Summary();

    void Save(string path);

    void Save(Stream stream);

    ILoadedNetwork Load(string path);

    ILoadedNetwork Load(Stream stream);

    ILoadedNetwork Load(ReadOnlySpan<byte> bytes);

    void LoadParameters(string path);

    void LoadParameters(Stream stream);

    void LoadParameters(ReadOnlySpan<byte> bytes);

    /// <summary>Begins a sequence that is given step by step; <see langword="null"/> if the network takes none.</summary>
    ILoadedStream? CreateStream();

    /// <summary>Another network of the same class.</summary>
    ILoadedNetwork Create(ulong seed);
}
