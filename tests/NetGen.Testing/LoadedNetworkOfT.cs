using System;
using System.Collections.Immutable;
using System.IO;
using System.Reflection;

namespace NetGen.Testing;

internal delegate TResult BytesFunction<TResult>(ReadOnlySpan<byte> bytes);

internal delegate void BytesAction<TNetwork>(TNetwork network, ReadOnlySpan<byte> bytes);

/// <summary>The wrapper. What no interface has (files, summary) is bound once a class.</summary>
internal class LoadedNetwork<TNetwork>(TNetwork network) : ILoadedNetwork
    where TNetwork : class, INetwork<TNetwork>
{
    private static readonly Lazy<Func<string>> SummaryMethod = Bind<Func<string>>("Summary");
    private static readonly Lazy<Action<TNetwork, string>> SavePath = Bind<Action<TNetwork, string>>("Save", typeof(string));
    private static readonly Lazy<Action<TNetwork, Stream>> SaveStream = Bind<Action<TNetwork, Stream>>("Save", typeof(Stream));
    private static readonly Lazy<Func<string, TNetwork>> LoadPath = Bind<Func<string, TNetwork>>("Load", typeof(string));
    private static readonly Lazy<Func<Stream, TNetwork>> LoadStream = Bind<Func<Stream, TNetwork>>("Load", typeof(Stream));
    private static readonly Lazy<BytesFunction<TNetwork>> LoadBytes = Bind<BytesFunction<TNetwork>>("Load", typeof(ReadOnlySpan<byte>));
    private static readonly Lazy<Action<TNetwork, string>> SetPath = Bind<Action<TNetwork, string>>("LoadParameters", typeof(string));
    private static readonly Lazy<Action<TNetwork, Stream>> SetStream = Bind<Action<TNetwork, Stream>>("LoadParameters", typeof(Stream));
    private static readonly Lazy<BytesAction<TNetwork>> SetBytes = Bind<BytesAction<TNetwork>>("LoadParameters", typeof(ReadOnlySpan<byte>));

    private static readonly Lazy<Func<TNetwork, ILoadedStream>?> StartMethod = new(() => typeof(TNetwork).GetNestedType("State") is { } state
        ? typeof(LoadedStream<,>).MakeGenericType(typeof(TNetwork), state).GetMethod("Start")!.CreateDelegate<Func<TNetwork, ILoadedStream>>()
        : null);

    public object Instance => network;

    public int InputSize => TNetwork.InputSize;

    public int OutputSize => TNetwork.OutputSize;

    public int ParameterCount => TNetwork.ParameterCount;

    public NetworkDefinition Definition => TNetwork.Definition;

    protected TNetwork Network => network;

    public static ILoadedNetwork Seeded(ulong seed) => new LoadedNetwork<TNetwork>(TNetwork.Create(seed));

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.PredictBatch(inputs, outputs);

    public void PredictBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs) =>
        network.PredictBatch(inputs, lengths, outputs);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs, int maxDegreeOfParallelism) =>
        network.PredictBatch(inputs, outputs, maxDegreeOfParallelism);

    public ImmutableArray<string> FeatureLayers => TNetwork.FeatureLayers;

    public void PredictFeatures(string layer, ReadOnlySpan<float> inputs, Span<float> outputs) => network.PredictFeatures(layer, inputs, outputs);

    public void GetParameters(Span<float> destination) => network.GetParameters(destination);

    public void SetParameters(ReadOnlySpan<float> source) => network.SetParameters(source);

    public void GetStatistics(Span<float> destination) => network.GetStatistics(destination);

    public void SetStatistics(ReadOnlySpan<float> source) => network.SetStatistics(source);

    public string Summary() => SummaryMethod.Value();

    public void Save(string path) => SavePath.Value(network, path);

    public void Save(Stream stream) => SaveStream.Value(network, stream);

    public ILoadedNetwork Load(string path) => Wrap(LoadPath.Value(path));

    public ILoadedNetwork Load(Stream stream) => Wrap(LoadStream.Value(stream));

    public ILoadedNetwork Load(ReadOnlySpan<byte> bytes) => Wrap(LoadBytes.Value(bytes));

    public void LoadParameters(string path) => SetPath.Value(network, path);

    public void LoadParameters(Stream stream) => SetStream.Value(network, stream);

    public void LoadParameters(ReadOnlySpan<byte> bytes) => SetBytes.Value(network, bytes);

    public ILoadedNetwork Create(ulong seed) => Wrap(TNetwork.Create(seed));

    public ILoadedStream? CreateStream() => StartMethod.Value?.Invoke(network);

    protected virtual ILoadedNetwork Wrap(TNetwork other) => new LoadedNetwork<TNetwork>(other);

    private static Lazy<TDelegate> Bind<TDelegate>(string name, params Type[] parameters)
        where TDelegate : Delegate => EmittedMethod.Bind<TDelegate>(typeof(TNetwork), name, parameters);
}
