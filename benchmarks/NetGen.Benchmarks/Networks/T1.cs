namespace NetGen.Benchmarks.Networks;

/// <summary>The layers of <see cref="I1"/>, trained.</summary>
[Network(4)]
[Dense(5, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD)]
internal sealed partial class T1;
