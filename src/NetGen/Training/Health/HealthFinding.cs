namespace NetGen;

/// <summary>Something wrong with the way a layer learns.</summary>
/// <param name="Problem">What it is.</param>
/// <param name="Layer">The layer's name.</param>
/// <param name="Epoch">The epoch it was seen in, from 1.</param>
/// <param name="Text">The same in a sentence, with the figures.</param>
public sealed record HealthFinding(HealthProblem Problem, string Layer, int Epoch, string Text)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Text;
}
