using NetGen;

#pragma warning disable NG0033 // That gradients vanish through these layers is what this sample shows.

namespace NetGen.Samples.VanishingGradients;

/// <summary>Ten hidden layers of sigmoids: each multiplies the gradient by a quarter at the most.</summary>
[Network(8)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(16, Activation.Sigmoid)]
[Dense(2, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, LearningRate = 0.05, Health = true)]
public sealed partial class SigmoidNet;

/// <summary>The same with tanh, whose derivative is 1 at zero.</summary>
[Network(8)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(16, Activation.Tanh)]
[Dense(2, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, LearningRate = 0.05, Health = true)]
public sealed partial class TanhNet;

/// <summary>The same with ReLU, whose derivative is 1 wherever it is active, and He initialisation, which keeps the scale.</summary>
[Network(8)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(16, Activation.ReLU)]
[Dense(2, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, LearningRate = 0.05, Health = true)]
public sealed partial class ReLUNet;
