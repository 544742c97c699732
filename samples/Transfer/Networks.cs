using NetGen;

namespace NetGen.Samples.TransferLearning;

/// <summary>Digits 0 to 4, of which there are many: where the hidden layers learn to see strokes.</summary>
[Network(64)]
[Dense(64, Activation.ReLU, Name = "strokes")]
[Dense(32, Activation.ReLU, Name = "shapes")]
[Dense(5, Activation.Softmax, Name = "low")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class LowDigitsNet;

/// <summary>Digits 5 to 9, of which there are few, with the same hidden layers: from scratch, or fine-tuned from those of the other.</summary>
[Network(64)]
[Dense(64, Activation.ReLU, Name = "strokes", LearningRateScale = 0.999)]
[Dense(32, Activation.ReLU, Name = "shapes", LearningRateScale = 0.999)]
[Dense(5, Activation.Softmax, Name = "high")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.003)]
public sealed partial class FineTunedNet;

/// <summary>The same network with nothing scaled.</summary>
[Network(64)]
[Dense(64, Activation.ReLU, Name = "strokes")]
[Dense(32, Activation.ReLU, Name = "shapes")]
[Dense(5, Activation.Softmax, Name = "high")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.003)]
public sealed partial class FromScratchNet;

/// <summary>A head alone, for the features of a trained network.</summary>
[Network(32)]
[Dense(5, Activation.Softmax, Name = "high")]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.01)]
public sealed partial class HeadNet;
