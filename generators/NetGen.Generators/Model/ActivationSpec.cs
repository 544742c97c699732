using NetGen.Generators.Vocabulary;

namespace NetGen.Generators.Model;

/// <summary>An activation with the number it is given.</summary>
/// <param name="Activation">Which one.</param>
/// <param name="Alpha">The number it reads, default filled in; <see langword="null"/> if it reads none.</param>
internal sealed record ActivationSpec(Activation Activation, double? Alpha = null)
{
    /// <summary>An activation that reads no number.</summary>
    public static implicit operator ActivationSpec(Activation activation) => new(activation);
}
