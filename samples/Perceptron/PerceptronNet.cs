using NetGen;

namespace NetGen.Samples.Perceptron;

/// <summary>Rosenblatt's perceptron: one neuron with a step, trained by its own rule.</summary>
[Network(2)]
[Dense(1, Activation.Step)]
[Training(Loss.Perceptron, Optimizer.SGD, LearningRate = 1)]
public sealed partial class PerceptronNet;

/// <summary>The same inputs and output with one hidden layer between.</summary>
[Network(2)]
[Dense(4, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Training(Loss.BinaryCrossEntropy, Optimizer.Adam, LearningRate = 0.05)]
public sealed partial class HiddenLayerNet;
