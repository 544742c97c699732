using System;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Benchmarks.Peers.OnnxRuntime;
using NetGen.Benchmarks.Peers.Torch;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Peers;

/// <summary>The peers of a comparison: none, or all that are installed.</summary>
internal sealed class PeerSet : IDisposable
{
    private readonly ImmutableArray<IPeer> _present;

    private PeerSet(ImmutableArray<IPeer> present, ImmutableArray<PeerStatus> status)
    {
        _present = present;
        Status = status;
    }

    /// <summary>No peers.</summary>
    public static PeerSet None { get; } = new([], []);

    /// <summary>What is known of each peer that was asked for, present or absent.</summary>
    public ImmutableArray<PeerStatus> Status { get; }

    /// <summary>Starts the peers that are installed. They run where this process is pinned.</summary>
    public static PeerSet Start()
    {
        // PyTorch last: it comes with a process and a folder, which nobody would clear away if the other could not be used.
        OrtPeer? ort = OrtPeer.TryStart();
        TorchPeer? torch = TorchPeer.TryStart();
        (string Name, IPeer? Peer)[] peers = [(TorchPeer.Key, torch), (OrtPeer.Key, ort)];
        return new PeerSet(
            [.. peers.Select(entry => entry.Peer).OfType<IPeer>()],
            [.. peers.Select(entry => new PeerStatus(entry.Name, entry.Peer?.Description))]);
    }

    /// <summary>Makes a workload ready with every peer that has such tasks.</summary>
    public ImmutableArray<PeerProbe> Prepare(Workload workload)
    {
        if (_present.IsEmpty)
        {
            return [];
        }

        PeerTask task = workload.DescribeTask();
        return
        [
            .. from peer in _present
               let probe = peer.Prepare(task)
               where probe is not null
               select probe,
        ];
    }

    public void Dispose()
    {
        foreach (IPeer peer in _present)
        {
            peer.Dispose();
        }
    }
}
