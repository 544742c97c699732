using System;

namespace NetGen.Benchmarks.Peers;

/// <summary>A peer that is installed does not do what it is asked for.</summary>
internal sealed class PeerException(string message) : Exception(message);
