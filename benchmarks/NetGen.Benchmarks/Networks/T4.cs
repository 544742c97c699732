namespace NetGen.Benchmarks.Networks;

/// <summary>The layers of <see cref="I4"/>, trained.</summary>
[Network(784)]
[Dense(512, Activation.ReLU)]
[Dense(512, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
internal sealed partial class T4;
