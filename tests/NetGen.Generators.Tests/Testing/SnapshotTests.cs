using System;
using System.Collections.Generic;
using System.IO;
using NetGen.Testing;
using NetGen.Testing.Snapshots;
using Xunit;

namespace NetGen.Generators.Tests.Testing;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netgen-snapshots").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void NewTextFailsUntilVerified()
    {
        Dictionary<string, string> targets = new() { ["#A.g.verified.cs"] = "//HintName: A.g.cs\nclass A;" };
        Assert.Throws<SnapshotException>(() => SnapshotFolder.Compare(_directory, "Tests.Method", targets));
        string received = Path.Combine(_directory, "Tests.Method#A.g.received.cs");
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "//HintName: A.g.cs\nclass A;"u8], File.ReadAllBytes(received));

        File.Move(received, Path.Combine(_directory, "Tests.Method#A.g.verified.cs"));
        SnapshotFolder.Compare(_directory, "Tests.Method", targets);
        Assert.Single(Directory.GetFiles(_directory));
    }

    [Fact]
    public void DifferenceIsNamedAndReceived()
    {
        File.WriteAllText(Path.Combine(_directory, "Tests.Method.verified.txt"), "one\ntwo");
        SnapshotException exception = Assert.Throws<SnapshotException>(() =>
            SnapshotFolder.Compare(_directory, "Tests.Method", new Dictionary<string, string> { [".verified.txt"] = "one\nthree" }));
        Assert.Contains("line 2: expected 'two', got 'three'", exception.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_directory, "Tests.Method.received.txt")));
    }

    [Fact]
    public void ReceivedGoesWhenItMatches()
    {
        File.WriteAllText(Path.Combine(_directory, "Tests.Method.verified.txt"), "one\r\ntwo");
        File.WriteAllText(Path.Combine(_directory, "Tests.Method.received.txt"), "old");
        SnapshotFolder.Compare(_directory, "Tests.Method", new Dictionary<string, string> { [".verified.txt"] = "one\ntwo" });
        Assert.False(File.Exists(Path.Combine(_directory, "Tests.Method.received.txt")));
    }

    [Theory]
    [InlineData("Tests.Method#B.g.verified.cs")]
    [InlineData("Tests.Method.verified.txt")]
    public void StaleFileFails(string stale)
    {
        File.WriteAllText(Path.Combine(_directory, "Tests.Method#A.g.verified.cs"), "a");
        File.WriteAllText(Path.Combine(_directory, "Tests.MethodOther.verified.txt"), "not of this test");
        Dictionary<string, string> targets = new() { ["#A.g.verified.cs"] = "a" };
        SnapshotFolder.Compare(_directory, "Tests.Method", targets);

        File.WriteAllText(Path.Combine(_directory, stale), "b");
        SnapshotException exception = Assert.Throws<SnapshotException>(() => SnapshotFolder.Compare(_directory, "Tests.Method", targets));
        Assert.Contains(stale, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OrphanFails()
    {
        File.WriteAllText(Path.Combine(_directory, "Tests.Method#A.g.verified.cs"), "a");
        SnapshotFolder.AssertNoOrphans(_directory, new HashSet<string> { "Tests.Method" });
        Assert.Throws<SnapshotException>(() => SnapshotFolder.AssertNoOrphans(_directory, new HashSet<string> { "Tests.Renamed" }));
    }

    [Fact]
    public void NoSnapshotIsAnOrphan() => Snapshot.AssertNoOrphans(typeof(SnapshotTests).Assembly);

    [Fact]
    public void Diagnostics() => Snapshot.Verify(GeneratorRunner.Run("""
        using NetGen;

        namespace Demo;

        [Network(4)]
        [Dense(0)]
        [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
        public sealed partial class PenguinNet
        {
        }
        """));
}
