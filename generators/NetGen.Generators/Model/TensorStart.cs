using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Model;

/// <summary>How a parameter tensor starts.</summary>
/// <param name="Initializer">The kind of values.</param>
/// <param name="Scale">The number it reads; <see langword="null"/> if it reads none.</param>
internal sealed record TensorStart(Initializer Initializer, double? Scale = null);
