using System;
using System.IO;
using NetGen.Runtime;

namespace NetGen.Testing;

internal delegate void StepAction<TNetwork, TState>(TNetwork network, TState state, ReadOnlySpan<float> input, Span<float> output);

/// <summary>The wrapper around a network and its state. What is emitted is bound once a class.</summary>
internal sealed class LoadedStream<TNetwork, TState>(TNetwork network, TState state) : ILoadedStream
    where TNetwork : class
    where TState : NetworkState, new()
{
    private static readonly Lazy<StepAction<TNetwork, TState>> StepMethod = EmittedMethod.Bind<StepAction<TNetwork, TState>>(
        typeof(TNetwork), "Step", typeof(TState), typeof(ReadOnlySpan<float>), typeof(Span<float>));

    private static readonly Lazy<Action<TState, TState>> CopyMethod = EmittedMethod.Bind<Action<TState, TState>>(typeof(TState), "CopyTo", typeof(TState));
    private static readonly Lazy<Func<string, TState>> LoadPath = EmittedMethod.Bind<Func<string, TState>>(typeof(TState), "Load", typeof(string));
    private static readonly Lazy<Func<Stream, TState>> LoadStream = EmittedMethod.Bind<Func<Stream, TState>>(typeof(TState), "Load", typeof(Stream));

    private static readonly Lazy<BytesFunction<TState>> LoadBytes =
        EmittedMethod.Bind<BytesFunction<TState>>(typeof(TState), "Load", typeof(ReadOnlySpan<byte>));

    public static ILoadedStream Start(TNetwork network) => new LoadedStream<TNetwork, TState>(network, new TState());

    public void Step(ReadOnlySpan<float> input, Span<float> output) => StepMethod.Value(network, state, input, output);

    public void Reset() => state.Reset();

    public void CopyTo(ILoadedStream target) => CopyMethod.Value(state, ((LoadedStream<TNetwork, TState>)target).Own);

    public void Save(string path) => state.Save(path);

    public void Save(Stream stream) => state.Save(stream);

    public ILoadedStream Load(string path) => new LoadedStream<TNetwork, TState>(network, LoadPath.Value(path));

    public ILoadedStream Load(Stream stream) => new LoadedStream<TNetwork, TState>(network, LoadStream.Value(stream));

    public ILoadedStream Load(ReadOnlySpan<byte> bytes) => new LoadedStream<TNetwork, TState>(network, LoadBytes.Value(bytes));

    private TState Own => state;
}
