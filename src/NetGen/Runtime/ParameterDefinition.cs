namespace NetGen;

/// <summary>One parameter tensor of a <see cref="NetworkDefinition"/>, named and laid out as in PyTorch.</summary>
/// <param name="Name">The tensor's full name, as in <c>0.weight</c>.</param>
/// <param name="Shape">Its shape, row-major: a dense weight is <c>[out, in]</c>, a bias <c>[out]</c>.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="FanIn">How many inputs feed one output: what the initialiser scales by.</param>
/// <param name="FanOut">How many outputs one input feeds.</param>
/// <param name="Scale">The number that some initialisers read: see their members.</param>
public sealed record ParameterDefinition(
    string Name, TensorShape Shape, Initializer Initializer, int FanIn, int FanOut, double Scale = 1)
{
    /// <summary>
    /// A second tensor of the same shape that files have beside this one, by its full name: zero where it is written, added to this one where it is read. <see langword="null"/> for most. PyTorch's
    /// recurrent layers have two biases where one does.
    /// </summary>
    public string? AddedInFiles { get; init; }
}
