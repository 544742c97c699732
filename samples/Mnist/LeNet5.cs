using NetGen;

namespace NetGen.Samples.Mnist;

/// <summary>
/// LeNet-5, from an image of 28×28 pixels to a probability for each of ten digits, in today's form: ReLU and maxima where the original of 1998 had tanh and means, a softmax
/// where it had distances, and every filter sees all channels before it.
/// </summary>
[Network(28, 28, 1)]
[Conv2D(6, 5, PaddingSize = 2, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Flatten]
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Training(Loss.CategoricalCrossEntropy, Optimizer.Adam)]
public sealed partial class LeNet5;
