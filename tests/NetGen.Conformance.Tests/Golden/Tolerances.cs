namespace NetGen.Conformance.Tests;

/// <summary>How far float32 may be from the exact result of several steps, as a share of a tensor's largest value.</summary>
internal static class Tolerances
{
    /// <summary>Parameters after a few steps. Optimizers that divide by the size of the gradient make much of its rounding where it is small.</summary>
    public static double Trained(Optimizer optimizer) => optimizer is Optimizer.SGD or Optimizer.Momentum or Optimizer.Nesterov ? 1e-5 : 1e-4;
}
