namespace NetGen.Benchmarks.Peers;

/// <summary>What the first training steps, all with the same batch, come to.</summary>
/// <param name="FirstLoss">The mean loss before the first step.</param>
/// <param name="Gradients">The gradients of the first step, in canonical order.</param>
/// <param name="LastLoss">The mean loss before the last step.</param>
/// <param name="Parameters">The parameters after the last step, in canonical order.</param>
internal sealed record TrainingResult(float FirstLoss, float[] Gradients, float LastLoss, float[] Parameters);
