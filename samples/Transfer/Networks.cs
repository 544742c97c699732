using NetGen;

namespace NetGen.Samples.TransferLearning;

/// <summary>Digits 0 to 4, of which there are many: where the first layer learns to see strokes.</summary>
[Network(64)]
[Dense(64, Activation.ReLU, Name = "strokes")]
[Dense(32, Activation.ReLU, Name = "lowShapes")]
[Dense(5, Activation.Softmax, Name = "low")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class LowDigitsNet;

/// <summary>Digits 5 to 9, of which there are few, with the same first layer: from scratch, or fine-tuned from that of the other network.</summary>
[Network(64)]
[Dense(64, Activation.ReLU, Name = "strokes")]
[Dense(32, Activation.ReLU, Name = "highShapes")]
[Dense(5, Activation.Softmax, Name = "high")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.003)]
public sealed partial class HighDigitsNet;

/// <summary>What comes after the first layer alone, for the features of a trained network.</summary>
[Network(64)]
[Dense(32, Activation.ReLU, Name = "highShapes")]
[Dense(5, Activation.Softmax, Name = "high")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.003)]
public sealed partial class HeadNet;
