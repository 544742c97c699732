namespace NetGen.Generators.Catalog;

/// <summary>A tensor that training keeps for a layer beside its output: as large as that, or one row for all samples.</summary>
/// <param name="Name">What it is.</param>
/// <param name="FromForward">Whether the forward pass writes it; otherwise it is there during the layer's backward pass only.</param>
/// <param name="IsOfAllSamples">Whether it is one row for all samples.</param>
internal sealed record KeptTensor(string Name, bool FromForward, bool IsOfAllSamples = false);
