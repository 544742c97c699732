namespace NetGen.Benchmarks.Bounds;

/// <summary>What an activation costs about, on vectors.</summary>
/// <param name="Instructions">Vector instructions, each as long as a multiplication with addition.</param>
/// <param name="Cycles">From its argument to its result.</param>
internal readonly record struct ActivationCost(int Instructions, int Cycles)
{
    public static ActivationCost Of(Activation activation) => activation switch
    {
        Activation.Linear => default,
        Activation.ReLU => new(1, 1),

        // An exponential: rounding, five or six terms of a polynomial, scaling; then a division.
        _ => new(16, 50),
    };
}
