using NetGen;

namespace NetGen.Samples.Tumours;

/// <summary>From thirty measurements of cell nuclei, standardised, to the probability that the tumour is benign.</summary>
[Network(30)]
[Dense(16, Activation.ReLU)]
[Dropout(0.2)]
[Dense(1, Activation.Sigmoid)]
[Training(Loss.BinaryCrossEntropy, Optimizer.Adam, LearningRate = 0.003, L2 = 0.002)]
public sealed partial class TumourNet;
