namespace NetGen.Benchmarks.Networks;

/// <summary><see cref="T2"/> with dropout after each hidden layer and an L2 penalty on the weights.</summary>
[Network(784)]
[Dense(128, Activation.ReLU)]
[Dropout(0.2)]
[Dense(64, Activation.ReLU)]
[Dropout(0.2)]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, L2 = 1e-4)]
internal sealed partial class T2Regularised;
