using NetGen;

namespace Penguins;

/// <summary>From bill length, bill depth, flipper length and body mass, standardised, to a probability for each species.</summary>
[Network(4)]
[Dense(5, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01f)]
public sealed partial class PenguinNet;
