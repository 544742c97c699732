namespace NetGen.Benchmarks.Peers.OnnxRuntime;

/// <summary>A way to have ONNX Runtime predict.</summary>
/// <param name="Prepacks">Whether weights are repacked when the session is made: better for batches, worse for one sample.</param>
/// <param name="Binds">Whether inputs and outputs are bound beforehand, or handed over with each call.</param>
internal readonly record struct OrtForm(bool Prepacks, bool Binds)
{
    public override string ToString() => $"{(Binds ? "bound" : "run")}, {(Prepacks ? "prepacked" : "not prepacked")}";
}
