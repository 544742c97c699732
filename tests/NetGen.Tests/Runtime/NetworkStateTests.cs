using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Runtime;

/// <summary>What a recurrent network remembers between the steps of a stream.</summary>
public class NetworkStateTests
{
    private static readonly StateLayout Layout = new("Ears", 40, new StateTensor("0.h", 5, 0), new StateTensor("0.c", 5, 16), new StateTensor("1.h", 3, 32));

    [Fact]
    public void AStepReadsOneBlockAndWritesTheOther()
    {
        State state = new(Layout);
        Assert.Equal(0, Place(ref state.Current) % 64);
        Assert.Equal(0, Place(ref state.Next) % 64);
        Assert.True(Math.Abs(Place(ref state.Current) - Place(ref state.Next)) >= 40 * sizeof(float));
        Assert.Equal(new float[40], state.Values.ToArray());
        Step(state, 1);
        Assert.Equal((1, 0), (state.Current, state.Next));
        Step(state, 2);
        Assert.Equal((2, 1), (state.Current, state.Next));
        Assert.Equal([2, 3], state.Values[..2].ToArray());
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        State state = new(Layout);
        Step(state, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step(state, 2);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ResetForgetsEverything()
    {
        State state = new(Layout);
        Step(state, 1);
        Step(state, 2);
        state.Reset();
        Assert.Equal(new float[40], state.Values.ToArray());
    }

    [Fact]
    public void ACopyGoesItsOwnWay()
    {
        State source = new(Layout);
        State target = new(Layout);
        Step(source, 5);
        Step(target, 1);
        Step(target, 1);
        source.CopyTo(target);
        Step(source, 9);
        Assert.Equal(5, target.Current);
        Assert.Equal(9, source.Current);
        Assert.Throws<ArgumentNullException>("target", () => source.CopyTo(null!));
        ArgumentException error = Assert.Throws<ArgumentException>("target", () => source.CopyTo(new State(new StateLayout("Eyes", 1, new StateTensor("0.h", 1, 0)))));
        Assert.Contains("Expected a state of network 'Ears'; found one of 'Eyes'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryWayOutAndInKeepsTheValuesAndNoPadding()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("ears.state");
        State state = new(Layout);
        Step(state, 1);
        Step(state, 100);
        state.Save(path);
        using MemoryStream stream = new();
        state.Save(stream);
        byte[] file = stream.ToArray();
        Assert.Equal(file, File.ReadAllBytes(path));

        SafetensorsContent content = SafetensorsContent.Read(new ByteSource(file));
        Assert.Equal("Ears", content.Header.Metadata["netgen.state"]);
        Assert.Equal(["0.h", "0.c", "1.h"], content.Header.Tensors.Values.OrderBy(entry => entry.Begin).Select(entry => entry.Name));
        Assert.Equal([100, 101, 102, 103, 104], content.Values("0.h"));
        Assert.Equal([132, 133, 134], content.Values("1.h"));

        float[] expected = [100, 101, 102, 103, 104, 116, 117, 118, 119, 120, 132, 133, 134];
        State[] loaded = [State.Load(path), State.Load(file), State.Load(new MemoryStream(file)), State.Load(new ForwardOnlyStream(file))];
        Assert.All(loaded, other =>
        {
            Assert.Equal(expected, (float[])[.. other.Values[..5], .. other.Values[16..21], .. other.Values[32..35]]);
            Assert.Equal([0, 0, 0], other.Values[5..8].ToArray());
        });

        // The blocks of a network with other vectors lie otherwise.
        State narrow = new(new StateLayout("Ears", 16, new StateTensor("0.h", 5, 0), new StateTensor("0.c", 5, 5), new StateTensor("1.h", 3, 10)));
        narrow.ReadFrom(file);
        Assert.Equal(expected, narrow.Values[..13].ToArray());
    }

    [Fact]
    public void AnythingElseIsRefusedAndChangesNothing()
    {
        (string, int[], float[])[] good = [("0.h", [5], new float[5]), ("0.c", [5], new float[5]), ("1.h", [3], new float[3])];
        (string, string) ears = ("netgen.state", "Ears");
        AssertRefused(SafetensorsFile.Build(good), null, "a state of network 'Ears'", "something else");
        AssertRefused(SafetensorsFile.Build(good, ("netgen.state", "Eyes")), null, "a state of network 'Ears'", "one of 'Eyes'");
        AssertRefused(SafetensorsFile.Build(good[..2], ears), "1.h", "a tensor of that name", "'0.h', '0.c'");
        AssertRefused(SafetensorsFile.Build([.. good, ("2.h", [1], [1])], ears), "2.h", "'0.h', '0.c', '1.h'", "does not have");
        AssertRefused(SafetensorsFile.Build([.. good[..2], ("1.h", [4], new float[4])], ears), "1.h", "shape [3]", "[4]");
        AssertRefused(SafetensorsFile.Build([.. good[..2], ("1.h", [3, 1], new float[3])], ears), "1.h", "shape [3]", "[3, 1]");
        AssertRefused(SafetensorsFile.Build(good, ears)[..^1], "1.h", "bytes", "");
        AssertRefused([], null, "header", "end");
    }

    [Fact]
    public void ABadFileIsNamedByItsPath()
    {
        using TemporaryDirectory directory = new();
        string path = directory.PathOf("ears.state");
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Equal(path, Assert.Throws<NetworkFileException>(() => State.Load(path)).Path);
        Assert.Throws<FileNotFoundException>(() => State.Load(directory.PathOf("none")));
        Assert.Throws<ArgumentNullException>("stream", () => State.Load((Stream)null!));
        Assert.Throws<ArgumentNullException>("stream", () => new State(Layout).Save((Stream)null!));
    }

    [Fact]
    public void ALayoutThatCannotBeIsRefused()
    {
        Assert.Throws<ArgumentException>("tensors", () => new StateLayout("Ears", 8));
        AssertNoLayout(8, new StateTensor("0.h", 9, 0));
        AssertNoLayout(8, new StateTensor("0.h", 1, 8));
        AssertNoLayout(8, new StateTensor("0.h", 0, 0));
        AssertNoLayout(8, new StateTensor("0.h", 1, -1));
        AssertNoLayout(8, new StateTensor("0.h", int.MaxValue, 4));
        AssertNoLayout(8, new StateTensor("0.h", 4, 0), new StateTensor("0.c", 4, 3));
        AssertNoLayout(8, new StateTensor("0.h", 4, 0), new StateTensor("0.h", 4, 4));

        static void AssertNoLayout(int size, params StateTensor[] tensors) => Assert.Throws<ArgumentException>("tensors", () => new StateLayout("Ears", size, tensors));
    }

    /// <summary>Writes ascending numbers over the whole block, padding included where a step would keep it zero.</summary>
    private static void Step(State state, float first)
    {
        for (int index = 0; index < 40; index++)
        {
            Unsafe.Add(ref state.Next, index) = first + index;
        }

        state.Swap();
    }

    // Blocks are pinned, so that the address stays.
    private static long Place(ref float first) => Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref first);

    private static void AssertRefused(byte[] file, string? tensor, string expected, string found)
    {
        State state = new(Layout);
        Step(state, 3);
        float[] before = state.Values.ToArray();
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => state.ReadFrom(file));
        Assert.Equal(tensor, error.TensorName);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
        Assert.Contains(found, error.Found, StringComparison.Ordinal);
        Assert.Equal(before, state.Values.ToArray());
    }

    /// <summary>What is emitted.</summary>
    private sealed class State(StateLayout layout) : NetworkState(layout)
    {
        public static State Load(string path) => Load(new State(NetworkStateTests.Layout), path);

        public static State Load(Stream stream) => Load(new State(NetworkStateTests.Layout), stream);

        public static State Load(ReadOnlySpan<byte> file) => Load(new State(NetworkStateTests.Layout), file);

        public void CopyTo(State target) => CopyValues(target);

        public void ReadFrom(byte[] file) => Load(this, file);
    }
}
