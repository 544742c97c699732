using NetGen;

namespace NetGen.Samples.Regularisation;

/// <summary>Far more parameters than samples, and nothing that holds them back.</summary>
[Network(9)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(1)]
[Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.003)]
public sealed partial class FreeNet;

/// <summary>The same with large weights at a price.</summary>
[Network(9)]
[Dense(64, Activation.ReLU)]
[Dense(64, Activation.ReLU)]
[Dense(1)]
[Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.003, L2 = 0.3)]
public sealed partial class L2Net;

/// <summary>The same with a third of the neurons left out of each step.</summary>
[Network(9)]
[Dense(64, Activation.ReLU)]
[Dropout(0.3)]
[Dense(64, Activation.ReLU)]
[Dropout(0.3)]
[Dense(1)]
[Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.003)]
public sealed partial class DropoutNet;
