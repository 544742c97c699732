using System;

namespace NetGen.Benchmarks.Peers;

/// <summary>Another program that runs networks, on the same core and with the same numbers.</summary>
internal interface IPeer : IDisposable
{
    /// <summary>What its fields are called, as in <c>ort</c>.</summary>
    string Name { get; }

    /// <summary>Its versions and threads, for the report.</summary>
    string Description { get; }

    /// <summary>Makes a task ready in the form that is the fastest here, once what it computes was found to be equal.</summary>
    /// <returns><see langword="null"/> if the peer has no such tasks.</returns>
    /// <exception cref="Workloads.UnequalResultsException">It does not compute the same.</exception>
    /// <exception cref="PeerException">It cannot do what it was asked for.</exception>
    PeerProbe? Prepare(PeerTask task);
}
