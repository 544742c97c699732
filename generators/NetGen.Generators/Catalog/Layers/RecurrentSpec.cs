using NetGen.Generators.Model;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>The arguments of a recurrent layer.</summary>
/// <param name="Units">The number of outputs of a step, in each direction.</param>
/// <param name="ReturnSequences">Whether it gives the output of every step.</param>
/// <param name="Bidirectional">Whether it goes through the sequence in both directions.</param>
/// <param name="Start">How its weights start; <see langword="null"/> leaves it to the activation.</param>
internal abstract record RecurrentSpec(int Units, bool ReturnSequences, bool Bidirectional, TensorStart? Start) : LayerSpec
{
    /// <summary>In how many directions it goes through the sequence.</summary>
    public int Directions => Bidirectional ? 2 : 1;
}
