using NetGen;

namespace NetGen.Samples.Digits;

/// <summary>From an image of 8×8 pixels to a probability for each of ten digits.</summary>
[Network(8, 8, 1)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dropout(0.4)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.002)]
public sealed partial class DigitNet;
