namespace NetGen.Benchmarks.Networks;

/// <summary>The layers of <see cref="I3"/>, trained.</summary>
[Network(784)]
[Dense(128, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
internal sealed partial class T2;
