using NetGen.Benchmarks.Compare;

namespace NetGen.Benchmarks.Peers;

/// <summary>A task made ready by a peer, to be timed in each round.</summary>
/// <param name="Name">The peer's name.</param>
/// <param name="Form">In which of its ways the peer does it: the fastest.</param>
/// <param name="Probe">Times it.</param>
internal sealed record PeerProbe(string Name, string Form, Probe Probe);
