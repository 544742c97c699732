using NetGen;

namespace NetGen.Samples.SequenceSorter;

/// <summary>Reads a word from its first letter to its last, and then says what is wrong with it.</summary>
[Network(Grammar.LongestWord, Grammar.Letters)]
[GRU(24)]
[Dense(Grammar.Classes, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01, ClipNorm = 1)]
public sealed partial class GatedNet;

/// <summary>The same with as many parameters and no gates.</summary>
[Network(Grammar.LongestWord, Grammar.Letters)]
[SimpleRNN(45)]
[Dense(Grammar.Classes, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.003, ClipNorm = 1)]
public sealed partial class SimpleNet;

/// <summary>Is told what share of a word each letter has, and nothing of their order.</summary>
[Network(Grammar.Letters)]
[Dense(32, Activation.ReLU)]
[Dense(Grammar.Classes, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01)]
public sealed partial class CountNet;
