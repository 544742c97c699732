namespace NetGen.Benchmarks.Peers;

/// <summary>What is known of a peer.</summary>
/// <param name="Name">What its fields are called.</param>
/// <param name="Description">Its versions and threads; <see langword="null"/> if it is not installed.</param>
internal readonly record struct PeerStatus(string Name, string? Description);
