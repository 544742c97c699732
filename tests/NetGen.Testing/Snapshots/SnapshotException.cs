using System;

namespace NetGen.Testing.Snapshots;

/// <summary>What came is not what was reviewed.</summary>
public sealed class SnapshotException(string message) : Exception(message);
