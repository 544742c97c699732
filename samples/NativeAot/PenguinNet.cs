using NetGen;

namespace NativeAot;

/// <summary>From four measurements of a penguin, scaled by <see cref="PenguinData"/>, to a probability for each species.</summary>
[Network(4)]
[Dense(64, Activation.Tanh)]
[Dense(32, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class PenguinNet;
