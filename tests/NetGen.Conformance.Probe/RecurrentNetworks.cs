namespace NetGen.Conformance.Probe;

/// <summary>A small cell, and what is read off its last state.</summary>
[Network(6, 3)]
[LSTM(5)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class SmallSequence;

/// <summary>All cells, in both directions, a class for each step.</summary>
[Network(7, 5)]
[SimpleRNN(9, ReturnSequences = true)]
[GRU(12, ReturnSequences = true, Bidirectional = true)]
[LSTM(17, ReturnSequences = true)]
[Dense(4, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.SGD, TruncatedSteps = 3)]
public sealed partial class SteppedSequence;

/// <summary>Many panels and long sums for each of many steps: what is a loop over them must be one.</summary>
[Network(100, 64)]
[LSTM(256, ReturnSequences = true)]
[GRU(129, ReturnSequences = true)]
[LayerNorm]
[SimpleRNN(64, Activation = Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class LargeSequence;
