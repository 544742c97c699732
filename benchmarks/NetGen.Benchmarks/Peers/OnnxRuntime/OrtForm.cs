namespace NetGen.Benchmarks.Peers.OnnxRuntime;

/// <summary>A way to have ONNX Runtime predict. Always with bound tensors: calls that hand them over take longer.</summary>
/// <param name="Prepacks">Whether weights are repacked when the session is made: better for batches, worse for large weights and one sample.</param>
/// <param name="HasArena">Whether the runtime keeps memory for intermediate values, instead of asking the system each time.</param>
internal readonly record struct OrtForm(bool Prepacks, bool HasArena)
{
    public override string ToString() => $"{(Prepacks ? "prepacked" : "not prepacked")}, {(HasArena ? "arena" : "no arena")}";
}
