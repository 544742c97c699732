using NetGen;

namespace NetGen.Samples.GradientDescent;

/// <summary>From thirteen measurements of a wine, standardised, to its cultivar, by plain gradient descent.</summary>
[Network(13)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, LearningRate = 0.05)]
public sealed partial class PlainNet;

/// <summary>The same with momentum.</summary>
[Network(13)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Momentum, LearningRate = 0.05)]
public sealed partial class MomentumNet;

/// <summary>The same with Adam.</summary>
[Network(13)]
[Dense(16, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01)]
public sealed partial class AdamNet;
