namespace NetGen.Benchmarks.Networks;

/// <summary>An LSTM that classifies sequences of 16 steps, trained.</summary>
[Network(16, 8)]
[LSTM(32)]
[Dense(4, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
internal sealed partial class T5;
