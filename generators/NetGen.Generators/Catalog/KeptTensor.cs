using NetGen.Generators.Lowering;

namespace NetGen.Generators.Catalog;

/// <summary>A tensor that a layer has beside its output.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Layout">How it lies in memory.</param>
/// <param name="FromForward">Whether the forward pass writes it; otherwise it is there during the layer's backward pass only.</param>
/// <param name="IsOfAllSamples">Whether there is one for all samples.</param>
/// <param name="InPrediction">Whether prediction needs it too, while it computes the layer.</param>
/// <param name="ForInputGradient">Whether it is only there to find the gradient of the layer's input.</param>
internal sealed record KeptTensor(
    string Name, TensorLayout Layout, bool FromForward, bool IsOfAllSamples = false, bool InPrediction = false, bool ForInputGradient = false);
