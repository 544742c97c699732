using NetGen.Benchmarks.Compare;

namespace NetGen.Benchmarks.Peers;

/// <summary>A workload done by a peer, timed in each round.</summary>
internal sealed class PeerProbe(string name, PeerSide side)
{
    /// <summary>The peer's name.</summary>
    public string Name => name;

    /// <summary>In which of its ways the peer does it.</summary>
    public string Form => side.Form;

    public Probe Probe { get; } = new(side.Time);
}
