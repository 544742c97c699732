namespace NetGen.Benchmarks.Peers.Torch;
internal sealed class TorchPeer : IPeer
{
    public const string Key = "torch";
    public string Name => Key;
    public string Description => "";
    public static TorchPeer? TryStart() => null;
    public PeerSide? Prepare(PeerTask task) => null;
    public void Dispose() { }
}
