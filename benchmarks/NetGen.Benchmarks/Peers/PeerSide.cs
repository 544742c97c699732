using System;

namespace NetGen.Benchmarks.Peers;

/// <summary>A task made ready by a peer.</summary>
/// <param name="Form">In which of its ways the peer does it: the fastest.</param>
/// <param name="Time">Makes a number of calls, and says how long they took in all.</param>
internal sealed record PeerSide(string Form, Func<int, TimeSpan> Time);
