namespace NetGen.Generators.Catalog;

/// <summary>A tensor that training keeps for a layer beside its output, as large as that.</summary>
/// <param name="Name">What it is.</param>
/// <param name="FromForward">Whether the forward pass writes it; otherwise it is there during the layer's backward pass only.</param>
internal sealed record KeptTensor(string Name, bool FromForward);
