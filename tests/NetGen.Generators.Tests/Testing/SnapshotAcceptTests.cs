using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Testing.Snapshots;
using Xunit;

namespace NetGen.Generators.Tests.Testing;

public sealed class SnapshotAcceptTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("netgen-accept").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void WhatIsAcceptedIsVerified()
    {
        File.WriteAllText(Path.Combine(_directory, "Tests.Method#Changed.verified.cs"), "old");
        File.WriteAllText(Path.Combine(_directory, "Tests.Method#Stale.verified.cs"), "old");
        File.WriteAllText(Path.Combine(_directory, "Tests.Other.verified.txt"), "not of this test");
        Dictionary<string, string> targets = new() { ["#Changed.verified.cs"] = "new", ["#New.verified.cs"] = "new" };
        Assert.Throws<SnapshotException>(() => SnapshotFolder.Compare(_directory, "Tests.Method", targets));

        SnapshotFolder.Accept(_directory, "Tests.Method", targets);
        SnapshotFolder.Compare(_directory, "Tests.Method", targets);
        Assert.Equal(
            ["Tests.Method#Changed.verified.cs", "Tests.Method#New.verified.cs", "Tests.Other.verified.txt"],
            Directory.GetFiles(_directory).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
