using NetGen;

/// <summary>From bill length, bill depth, flipper length and body mass to a probability for each species. Change a size and see what the compiler says.</summary>
[Network(4)]
[Dense(16, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01)]
public sealed partial class PenguinNet;
